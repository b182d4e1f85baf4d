import { describe, expect, it } from '@jest/globals';
import { isNoticeInsteadOfName, nameKey, readTitle } from './festival-name.rules.js';

describe('readTitle', () => {
  it.each([
    ['2026 삼강나루주막축제', '삼강나루주막축제', null],
    ['2026경남고성공룡세계엑스포', '경남고성공룡세계엑스포', null],
    ['제21회 함양산삼축제', '함양산삼축제', 21],
    ['제26회소래포구축제', '소래포구축제', 26],
    ['2026 제 36회 율곡문화제', '율곡문화제', 36],
    ['제19회_정남진_장흥_물축제', '정남진 장흥 물축제', 19],
    ['2026 청양 고추구기자 축제(제27회)', '청양 고추구기자 축제', 27],
    ['「제34회 대구약령시 한방문화축제」', '대구약령시 한방문화축제', 34],
    ['아산 제3회 국제민족무용축제', '아산 국제민족무용축제', 3],
    ['설문대할망 페스티벌 2019', '설문대할망 페스티벌', null],
    ['강서 낙동강30리 벚꽃축제(2026년)', '강서 낙동강30리 벚꽃축제', null],
    ['2025 인천개항장 국가유산 야행(2차)', '인천개항장 국가유산 야행', null],
    ['(가칭)열대야 탈출 올랑가', '열대야 탈출 올랑가', null],
    ['29회 한빛마을 등불축제', '한빛마을 등불축제', 29],
    ['2026년 29회_한빛마을 등불축제', '한빛마을 등불축제', 29],
    ['2025-2026 보령 겨울축제', '보령 겨울축제', null],
    ['2025~2026년 제3회 보령 겨울축제', '보령 겨울축제', 3],
    ['보령 겨울축제 2025 – 2026', '보령 겨울축제', null],
    ['보령 겨울축제(2025~2026)', '보령 겨울축제', null],
  ])('When the title is %s, then the name is %s', (title, name, ordinal) => {
    expect(readTitle(title)).toMatchObject({ name, ordinal });
  });

  it.each([
    '100+4 피아노섬 축제',
    '4.19혁명 국민문화제',
    '10월 마토예술제',
    '서산6쪽마늘축제',
    '1919 서대문, 그날의 함성',
    '와인 페스타 <K-Play>',
    '연극<나의 아저씨>',
    '1회용품 없는 축제',
    '매일 3회 인형극 공연',
    '즐거운 연기',
    '굴뚝과 연기',
    '연기대첩제',
    '일시 중단',
    '취소표 콘서트',
  ])('When a number or a bracket belongs to the name, as in %s, then it stays', (title) => {
    expect(readTitle(title)).toEqual({
      name: title,
      ordinal: null,
      status: 'scheduled',
      daysUndecided: false,
    });
  });

  it('When a bracket says that it is off, put off or open, then that is read and not part of the name', () => {
    expect(readTitle('(축제 취소)광양매화축제')).toMatchObject({ name: '광양매화축제', status: 'cancelled' });
    expect(readTitle('제9회 낙동강 구포나루 축제(잠정연기, 2021년 예정)')).toMatchObject({
      name: '낙동강 구포나루 축제',
      status: 'postponed',
    });
    expect(readTitle('의왕왕송호수 겨울축제(날짜미정)')).toMatchObject({
      name: '의왕왕송호수 겨울축제',
      status: 'scheduled',
      daysUndecided: true,
    });
  });

  it.each([
    ['취소', 'cancelled'],
    ['- 취소', 'cancelled'],
    ['전면 취소', 'cancelled'],
    ['개최취소', 'cancelled'],
    ['중단', 'cancelled'],
    ['연기', 'postponed'],
    ['– 잠정 연기', 'postponed'],
    ['무기한 연기', 'postponed'],
  ])('When "%s" follows the name without brackets, then it is read as in them', (notice, status) => {
    expect(readTitle(`제3회 한빛마을 등불축제 ${notice}`)).toEqual({
      name: '한빛마을 등불축제',
      ordinal: 3,
      status,
      daysUndecided: false,
    });
    expect(nameKey(`한빛마을 등불축제 ${notice}`)).toBe('한빛마을등불축제');
  });
});

describe('nameKey', () => {
  it('When titles differ only in year, 제N회, spacing, brackets or case, then their key is one', () => {
    const spellings = [
      '제29회 보령머드축제',
      '보령 머드 축제',
      '2026년 보령머드축제',
      '「보령머드축제」',
      '보령머드축제(취소)',
      '29회 보령머드축제',
      '2026년 29회 보령머드축제',
      '2025-2026 보령머드축제 - 취소',
    ];
    expect(new Set(spellings.map(nameKey))).toEqual(new Set(['보령머드축제']));
    expect(nameKey('C-Festival 2019')).toBe(nameKey('c festival'));
  });

  it('When brackets hold different words, then the keys differ', () => {
    expect(nameKey('연극<나의 아저씨>')).not.toBe(nameKey('연극<고트 GOTT>'));
  });

  it('When characters stand for several, then the key still fits its column', () => {
    expect(nameKey('㍿'.repeat(200))).toBe('株式会社'.repeat(50));
  });

  it('When nothing but year and number is there, then the key is not empty', () => {
    expect(nameKey('제3회')).not.toBe('');
  });
});

describe('isNoticeInsteadOfName', () => {
  it.each([
    '코로나19 확산 방지를 위해 공연행사가 취소되었으니 향후 일정이 정해지는대로 업데이트하겠습니다.',
    '코로나로 인해 전체 일정 취소',
    '코로나로 인한 무기한 연기',
    '코로나19에 따른 축제 일체 잠정 중단',
    '코로나로 미정(감악문화축제)',
    '2026년 수강생 모집',
    '추후 공지',
    '---',
  ])('When the name is "%s", then it is a notice', (title) => {
    expect(isNoticeInsteadOfName(title)).toBe(true);
  });

  it.each([
    '광양매화축제(취소)',
    '청도읍성예술제 (코로나19로 인한 2020년 축제 취소)',
    '이야기꽃이 피었습니다',
    '앉고 눕고 숨쉬며 살아가는 방법',
    '예당호 해맞이 행사 안내',
    '1인미디어콘텐츠공모전',
    '연기대첩제',
    '축제',
  ])('When the name is "%s", then it is a festival', (title) => {
    expect(isNoticeInsteadOfName(title)).toBe(false);
  });
});
