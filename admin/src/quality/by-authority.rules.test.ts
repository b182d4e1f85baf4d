import { describe, expect, it } from '@jest/globals';
import { byProvider } from './by-authority.rules.js';
import type { QualityItem } from './quality.api.js';

const BORYEONG = { code: '44180', name: '충청남도 보령시', nameEn: 'Boryeong-si' };
const item = (more: Partial<QualityItem>): QualityItem => ({
  provider: 'std',
  authority: '충청남도 보령시',
  region: BORYEONG,
  about: 'catalogue',
  code: 'no-point',
  text: '좌표가 없습니다.',
  severity: 'warning',
  rows: 1,
  samples: [],
  ...more,
});

describe('what is wrong by source and authority', () => {
  it('is summed, the worst first at each level, and tells how many kept a row out', () => {
    const items = [
      item({ rows: 2 }),
      item({ code: 'start-after-end', severity: 'error', rows: 3 }),
      item({ authority: null, region: null, rows: 7 }),
      item({ provider: 'tourapi', rows: 100 }),
    ];
    const [tourapi, std] = byProvider(items);
    expect([tourapi?.provider, tourapi?.findings, std?.provider, std?.findings]).toEqual([
      'tourapi',
      100,
      'std',
      12,
    ]);
    expect(std?.authorities.map(({ authority, findings, errors }) => [authority, findings, errors])).toEqual([
      [null, 7, 0],
      ['충청남도 보령시', 5, 3],
    ]);
    expect(std?.authorities[1]?.kinds.map(({ rows }) => rows)).toEqual([3, 2]);
  });

  it('calls an authority by a place only where all it says lies there', () => {
    const placeOf = (items: QualityItem[]) => byProvider(items)[0]?.authorities[0]?.region ?? null;
    expect(placeOf([item({}), item({ code: 'no-address' })])).toEqual(BORYEONG);
    expect(placeOf([item({}), item({ code: 'no-address', region: null })])).toBeNull();
  });
});
