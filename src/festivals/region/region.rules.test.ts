import { describe, expect, it } from '@jest/globals';
import { districts, provinces } from './region.data.js';
import { findRegions, regionByCode, regionTree } from './region.rules.js';

const codes = (query: string) => findRegions(query).map((region) => region.code);

describe('the table of regions', () => {
  it('holds the 16 provinces of July 2026, which were 17 before Gwangju and Jeonnam joined', () => {
    expect(provinces).toHaveLength(16);
    expect(provinces.find((one) => one.code === '12')?.formerCodes).toEqual(['29', '46']);
  });

  it('holds 230 districts, each of a known province, in Korea, with a code and names of the right shape', () => {
    expect(districts).toHaveLength(230);
    expect(new Set(districts.map((one) => one.code)).size).toBe(230);
    for (const district of districts) {
      expect(provinces.map((one) => one.code)).toContain(district.provinceCode);
      expect(district.code).toMatch(/^\d{5}$/);
      expect(district.name).toMatch(/^[가-힣]+[시군구]$/);
      expect(district.nameEn).toMatch(/^[A-Z][a-z]+-(si|gun|gu)$/);
      expect(district.point.lat).toBeGreaterThan(33);
      expect(district.point.lat).toBeLessThan(38.7);
      expect(district.point.lng).toBeGreaterThan(125.9);
      expect(district.point.lng).toBeLessThan(131);
    }
  });

  it('never gives a province two districts of one name', () => {
    const names = districts.map((one) => one.provinceCode + one.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('is told as a tree in customary order, every district under its province', () => {
    const tree = regionTree();
    expect(tree[0]?.name).toBe('서울특별시');
    expect(tree.at(-1)?.name).toBe('제주특별자치도');
    expect(tree.flatMap((node) => node.districts)).toHaveLength(230);
    expect(tree.find((node) => node.code === '52')?.districts.map((one) => one.name)).toContain('전주시');
  });
});

describe('finding a province', () => {
  it.each([
    ['강원특별자치도', '강원도', '강원', 'Gangwon', '51', '42'],
    ['전북특별자치도', '전라북도', '전북', 'Jeonbuk', '52', '45'],
    ['서울특별시', '서울시', '서울', 'seoul', '11', '1100000000'],
    ['충청남도', '충남', '충남남도', 'Chungcheongnam-do', '44', '44'],
    ['제주특별자치도', '제주도', '제주', 'JEJU', '50', '49'],
  ])('gives %s for all of its names and codes, old and new', (name, ...others) => {
    for (const query of [name, ...others]) {
      expect(findRegions(query)).toMatchObject([{ level: 'province', name }]);
    }
  });

  it('gives the merged 전남광주통합특별시 for Gwangju and Jeonnam by old and new name and code', () => {
    for (const query of [
      '전남광주통합특별시',
      '광주광역시',
      '광주',
      '전라남도',
      '전남',
      'Gwangju',
      '12',
      '29',
      '46',
    ]) {
      expect(codes(query)).toEqual(['12']);
    }
  });
});

describe('finding a district', () => {
  it('takes its code, its name, its name without 시/군/구, its English name, and each after its province', () => {
    for (const query of [
      '51150',
      '강릉시',
      '강릉',
      'Gangneung',
      'gangneung-si',
      '강원도 강릉시',
      '강원 강릉',
    ]) {
      expect(codes(query)).toEqual(['51150']);
    }
  });

  it.each([
    ['42150', '51150', 'a former province code'],
    ['52111', '52110', 'a ward of a city'],
    ['45111', '52110', 'a ward under a former province code'],
    ['29155', '12270', 'a renumbered district of Gwangju'],
    ['46710', '12710', 'a renumbered county of Jeonnam'],
    ['47720', '27720', '군위군, moved from 경북 to 대구'],
    ['28170', '28177', '남구 of Incheon, renamed 미추홀구'],
    ['5115000000', '51150', 'the ten-digit form'],
  ])('understands the code %s as %s: %s', (query, code) => {
    expect(codes(query)).toEqual([code]);
    expect(regionByCode(query)?.code).toBe(code);
  });

  it.each([
    ['경상북도 군위군은 옛말', []],
    ['군위군', ['27720']],
    ['인천 남구', ['28177']],
    ['인천 서구', ['28275', '28290']],
    ['인천 중구', ['28125', '28155']],
    ['장안구', ['41110']],
    ['수원시 장안구', ['41110']],
    ['경기도 수원시 장안구', ['41110']],
    ['마산', ['48120']],
    ['고성', ['48820', '51820']],
    ['경남 고성군', ['48820']],
  ])('understands the name %s', (query, expected) => {
    expect(codes(query)).toEqual(expected);
  });

  it('gives every district of an ambiguous name, and no city for a ward that shares it', () => {
    expect(codes('중구')).toEqual(['11140', '26110', '27110', '28125', '28155', '30140', '31110']);
    expect(codes('북구')).toEqual(['12300', '26320', '27230', '31200']);
  });

  it('lets a province win over a district of the same short name', () => {
    expect(codes('광주')).toEqual(['12']);
    expect(codes('경기도 광주시')).toEqual(['41610']);
  });

  it('tells the full names in both languages, Sejong without a repetition', () => {
    expect(regionByCode('12710')).toMatchObject({
      fullName: '전남광주통합특별시 담양군',
      fullNameEn: 'Damyang-gun, Jeonnam-Gwangju',
    });
    expect(regionByCode('36110')).toMatchObject({ fullName: '세종특별자치시', fullNameEn: 'Sejong' });
  });

  it('gives nothing for what is no region', () => {
    for (const query of ['', ' ', '구', '99', '99999', '123', '아틀란티스', "'; drop table", '0000000000']) {
      expect(findRegions(query)).toEqual([]);
    }
    expect(regionByCode('99999')).toBeNull();
  });
});
