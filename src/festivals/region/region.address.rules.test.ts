import { describe, expect, it } from '@jest/globals';
import { resolveAddress } from './region.address.rules.js';

const district = (address: string | null, hints = {}) => resolveAddress(address, hints)?.districtCode;

describe('resolving an address', () => {
  it.each([
    ['강원특별자치도 강릉시 창해로14번길 20-1', '51150'],
    ['강원도 강릉시 창해로14번길 20-1', '51150'],
    ['전라북도 전주시 완산구 태조로 15', '52110'],
    ['전북특별자치도전주시 완산구 태조로 15', '52110'],
    ['경기도수원시 팔달구 정조로 825', '41110'],
    ['충남 보령시 머드로 123', '44180'],
    ['충남남도 보령시 머드로 123', '44180'],
    ['서울시 영등포구 여의서로 330', '11560'],
    ['서울특별 종로구 사직로 161', '11110'],
    ['강원 강릉 경포로 365', '51150'],
    ['경주시 첨성로 140', '47130'],
    ['서초구 강남대로 201', '11650'],
    ['울릉군 저동리', '47940'],
    ['제주시 애월읍 중엄리', '50110'],
    ['세종특별자치시 한누리대로 2130', '36110'],
    ['전남광주통합특별시 동구 금남로 245', '12210'],
    ['광주광역시 동구 금남로 245', '12210'],
    ['전라남도 담양군 담양읍 죽녹원로 119', '12710'],
    ['경상북도 군위군 삼국유사면 화산리', '27720'],
    ['대한민국 서울특별시 중구 세종대로 110', '11140'],
    ['(03045) 서울특별시 종로구 사직로 161', '11110'],
    ['경상북도 포항시 북구 두호동 685', '47110'],
    ['인천광역시 남구 문학동 482', '28177'],
  ])('reads %s', (address, code) => {
    expect(resolveAddress(address)).toEqual({ provinceCode: code.slice(0, 2), districtCode: code });
  });

  it('keeps 경기도 광주시 and the former 광주광역시 apart, also when only 광주시 is written', () => {
    expect(district('경기도 광주시 곤지암읍 경충대로 727')).toBe('41610');
    expect(district('광주시 초월읍 산수로')).toBe('41610');
    expect(district('광주시 북구 하서로 110')).toBe('12300');
  });

  it('sends an old Incheon address to the right heir by neighbourhood, else by point, else to the main heir', () => {
    expect(district('인천광역시 중구 운서동 2851')).toBe('28155');
    expect(district('인천광역시 중구 제물량로 218')).toBe('28125');
    expect(district('인천광역시 서구 왕길동 산 1')).toBe('28290');
    expect(district('인천광역시 서구 봉수대로 1', { point: { lat: 37.61, lng: 126.68 } })).toBe('28290');
    expect(district('인천광역시 서구 봉수대로 1', { point: { lat: 37.53, lng: 126.65 } })).toBe('28275');
  });

  it('asks the authority when the address is missing, undecided or silent about the district', () => {
    const authorityName = '경상남도 고성군';
    expect(district(null, { authorityName })).toBe('48820');
    expect(district('', { authorityName })).toBe('48820');
    expect(district('개최장소 미정', { authorityName })).toBe('48820');
    expect(district('경상남도 당항포관광지', { authorityName })).toBe('48820');
    expect(district('고성군 회화면 당항포리', { authorityName })).toBe('48820');
  });

  it('believes the address over an authority of another province', () => {
    expect(district('경상남도 고성군 회화면', { authorityName: '강원특별자치도 고성군' })).toBe('48820');
    expect(resolveAddress('경상남도 어딘가', { authorityName: '강원특별자치도 고성군' })).toEqual({
      provinceCode: '48',
      districtCode: null,
    });
  });

  it('tells districts of one name apart by the point', () => {
    expect(district('고성군 거진읍', { point: { lat: 38.44, lng: 128.45 } })).toBe('51820');
    expect(district('고성군 회화면', { point: { lat: 35.05, lng: 128.39 } })).toBe('48820');
  });

  it('takes only the province from a point alone, and nothing from one outside Korea', () => {
    expect(resolveAddress(null, { point: { lat: 33.45, lng: 126.57 } })).toEqual({
      provinceCode: '50',
      districtCode: null,
    });
    for (const point of [
      { lat: 0, lng: 0 },
      { lat: 19.69, lng: 117.99 },
      { lat: 35.5, lng: 125 },
    ]) {
      expect(resolveAddress(null, { point })).toBeNull();
    }
  });

  it('gives null rather than a guess', () => {
    for (const address of [
      null,
      '',
      '미정',
      '전국',
      '온라인',
      '중구',
      '고성군',
      '한국관광공사',
      '양주시장 일원',
    ]) {
      expect(resolveAddress(address)).toBeNull();
    }
  });

  it('reads a name in any Unicode composition', () => {
    expect(district('강원도 강릉시 교동'.normalize('NFD'))).toBe('51150');
  });
});
