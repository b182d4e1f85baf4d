import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { giniOf, rateOf, type ShownOfFestival, watchedOf } from './watching.rules.js';

const shown = (more: Partial<ShownOfFestival>): ShownOfFestival => ({
  modelVersion: 1,
  arm: 'learned',
  festivalId: 'mud',
  impressions: 10,
  clicks: 1,
  cold: 0,
  explored: 0,
  exploredClicks: 0,
  weight: 0,
  clickedWeight: 0,
  squaredWeight: 0,
  ...more,
});
const open = new Map([
  ['mud', { provinceCode: '44', liking: 3 }],
  ['lantern', { provinceCode: '48', liking: 1 }],
  ['jazz', { provinceCode: '44', liking: 0 }],
  ['trout', { provinceCode: '51', liking: 0 }],
]);

describe('numbers of what was shown', () => {
  it('Models and arms are told apart, the newest model first', () => {
    const all = watchedOf(
      [
        shown({}),
        shown({ modelVersion: 2, arm: 'prior' }),
        shown({ modelVersion: 2 }),
        shown({ festivalId: 'lantern', impressions: 30, clicks: 5 }),
      ],
      open,
    );
    expect(
      all.map(({ modelVersion, arm, impressions, clicks }) => [modelVersion, arm, impressions, clicks]),
    ).toEqual([
      [2, 'learned', 10, 1],
      [2, 'prior', 10, 1],
      [1, 'learned', 40, 6],
    ]);
  });

  it('Coverage counts festivals, cold and provinces count impressions, and novelty is in bits', () => {
    const [one] = watchedOf(
      [shown({}), shown({ festivalId: 'jazz', impressions: 30, cold: 30 }), shown({ festivalId: 'gone' })],
      open,
    );
    expect(one?.coverage).toBe(0.5);
    expect(one?.coldShare).toBe(0.6);
    expect(one?.provinces).toEqual([
      { code: '44', share: 0.8 },
      { code: null, share: 0.2 },
    ]);
    // Of (3 + 1) + (1 + 1) + 1 + 1 = 8: mud has a half, jazz an eighth.
    expect(one?.noveltyBits).toBeCloseTo((10 * 1 + 30 * 3) / 40, 10);
  });

  it('What was seldom drawn weighs more in the estimate of an even draw', () => {
    const [one] = watchedOf(
      [
        shown({
          explored: 8,
          exploredClicks: 4,
          weight: 8 / 0.8,
          clickedWeight: 4 / 0.8,
          squaredWeight: 8 / 0.64,
        }),
        shown({ festivalId: 'jazz', explored: 2, weight: 2 / 0.2, squaredWeight: 2 / 0.04 }),
      ],
      open,
    );
    // The two were drawn 8 to 2, so each stands for half of an even draw: 4/8 and 0/2.
    expect(one?.explored.evenClickRate).toBeCloseTo(0.25, 10);
    expect(one?.explored.effectiveSize).toBeCloseTo(20 ** 2 / 62.5, 10);
    expect(watchedOf([shown({})], open)[0]?.explored.evenClickRate).toBeNull();
  });

  it('Gini is 0 where all are shown alike and grows as fewer have it all', () => {
    expect(giniOf([5, 5, 5, 5])).toBe(0);
    expect(giniOf([0, 0, 0, 8])).toBe(0.75);
    expect(giniOf([])).toBe(0);
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { minLength: 1, maxLength: 50 }), (counts) => {
        expect(giniOf(counts)).toBeGreaterThanOrEqual(-1e-12);
        expect(giniOf(counts)).toBeLessThan(1);
      }),
    );
  });

  it('A rate lies in its interval, which narrows with more trials', () => {
    expect(rateOf(0, 0)).toEqual({ value: 0, low: 0, high: 1 });
    expect(rateOf(0, 495).low).toBe(0);
    const [few, many] = [rateOf(1, 10), rateOf(100, 1_000)];
    expect(few.low).toBeLessThan(0.1);
    expect(many.high - many.low).toBeLessThan((few.high - few.low) / 5);
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (clicks, more) => {
        const { value, low, high } = rateOf(clicks, clicks + more);
        expect(low).toBeLessThanOrEqual(value);
        expect(value).toBeLessThanOrEqual(high);
      }),
    );
  });
});
