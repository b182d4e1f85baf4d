import { describe, expect, it } from '@jest/globals';
import { paramsOf, wishOf } from './trip-wish.js';

const TODAY = '2026-12-01';
const wish = (query: string) => wishOf(new URLSearchParams(query), TODAY);

describe('what a trip is asked for', () => {
  it('is next weekend from Seoul where the address says nothing or nonsense', () => {
    const usual = { from: '2026-12-05', to: '2026-12-06', place: 'seoul', radiusKm: 100, with: [] };
    expect(wish('')).toEqual(usual);
    expect(wish('from=yesterday&to=2026-02-30&place=constructor&radius=7&with=')).toEqual(usual);
  });

  it('is what the address says, and the address of it says the same', () => {
    const asked = wish('from=2026-12-10&to=2026-12-12&place=busan&radius=150&with=a,b');
    expect(asked).toEqual({
      from: '2026-12-10',
      to: '2026-12-12',
      place: 'busan',
      radiusKm: 150,
      with: ['a', 'b'],
    });
    expect(wishOf(paramsOf(asked), TODAY)).toEqual(asked);
  });

  it('never goes into the past, backwards or longer than ten days', () => {
    expect(wish('from=2026-11-30').from).toBe('2026-12-05');
    expect(wish('from=2026-12-10&to=2026-12-09').to).toBe('2026-12-10');
    expect(wish('from=2026-12-10&to=2027-01-09').to).toBe('2026-12-19');
    expect(wish('from=2026-12-10').to).toBe('2026-12-10');
  });
});
