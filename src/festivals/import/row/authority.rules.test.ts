import { describe, expect, it } from '@jest/globals';
import { authorityOf } from './authority.rules.js';

const BORYEONG = { provinceCode: '44', districtCode: '44180' };

describe('authorityOf', () => {
  it.each([
    ['충청남도 보령시', '충청남도 보령시'],
    ['보령시', '충청남도 보령시'],
    ['보령시청', '충청남도 보령시'],
    ['충남 보령시청', '충청남도 보령시'],
    ['강원도 화천군', '강원특별자치도 화천군'],
    ['전라남도 강진군', '전남광주통합특별시 강진군'],
    ['경상북도 군위군', '대구광역시 군위군'],
    ['서울시청', '서울특별시'],
    ['충남도청', '충청남도'],
    ['세종특별자치시', '세종특별자치시'],
  ])('When a government is written %s, then it is %s', (written, name) => {
    expect(authorityOf(written, null)).toBe(name);
  });

  it.each(['중구', '고성군청', '광주시', '인천광역시 중구', '시청자미디어재단', '보령시문화재단', '보령'])(
    'When %s may be several or is no government, then it stays as it is, wherever the row lies',
    (written) => {
      expect(authorityOf(written, BORYEONG)).toBe(written);
    },
  );

  it('When nobody is named, then it is whose place the row tells of, if it tells', () => {
    expect(authorityOf(null, BORYEONG)).toBe('충청남도 보령시');
    expect(authorityOf(null, { provinceCode: '44', districtCode: null })).toBe('충청남도');
    expect(authorityOf(null, null)).toBeNull();
  });

  it('When a name is longer than is kept, then it is cut', () => {
    expect(authorityOf('가'.repeat(300), null)).toHaveLength(200);
  });
});
