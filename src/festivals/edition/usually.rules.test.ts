import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../shared/clock.js';
import type { DatedEdition } from './estimate.rules.js';
import { usuallyOf } from './usually.rules.js';

const held = (startsOn: string, days = 3): DatedEdition => ({
  id: startsOn,
  startsOn,
  endsOn: addDays(startsOn, days - 1),
  status: 'scheduled',
});
const TODAY = '2026-11-30';

describe('when a festival usually begins, in words', () => {
  it.each([
    ['2026-10-02', 10, 'early', '보통 10월 초', 'usually in early October'],
    ['2026-10-14', 10, 'mid', '보통 10월 중순', 'usually in mid-October'],
    ['2026-12-27', 12, 'late', '보통 12월 말', 'usually in late December'],
  ])('When it began on %s, then month and part of the month follow', (day, month, part, ko, en) => {
    expect(usuallyOf([held(day)], TODAY)).toMatchObject({ month, part, basedOn: 1, text: { ko, en } });
  });

  it('When it has a season and something else besides, then only the editions of its season count', () => {
    const editions = ['2024-10-04', '2025-10-03', '2026-10-02', '2026-04-03'].map((day) => held(day));
    expect(usuallyOf(editions, TODAY)).toMatchObject({ month: 10, basedOn: 3 });
  });

  it('When it has not been for years, then that is less sure than what was last year', () => {
    const sure = (day: string) => usuallyOf([held(day)], TODAY)?.confidence ?? 0;
    expect(sure('2019-10-04')).toBeLessThan(sure('2025-10-03'));
  });

  it('When it never took place or goes on all year, then there is nothing usual', () => {
    expect(usuallyOf([], TODAY)).toBeNull();
    expect(usuallyOf([{ ...held('2026-10-02'), status: 'cancelled' }], TODAY)).toBeNull();
    expect(usuallyOf([held('2026-01-01', 365)], TODAY)).toBeNull();
  });
});
