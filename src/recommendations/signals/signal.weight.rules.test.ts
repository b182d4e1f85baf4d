import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Evidence, interestsOf, SIGNAL_KINDS, weightOf } from './signal.weight.rules.js';

const now = new Date('2026-11-24T03:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const evidence = (more: Partial<Evidence> = {}): Evidence => ({
  festivalId: 'mud',
  kind: 'bookmark',
  rating: null,
  times: 1,
  at: now,
  ...more,
});

describe('weights of signals', () => {
  it('A bookmark of today weighs 1, of a year ago one half', () => {
    expect(weightOf(evidence(), now)).toBe(1);
    expect(weightOf(evidence({ at: daysAgo(365) }), now)).toBeCloseTo(0.5, 10);
  });

  it('Good ratings are liking and bad ones are disliking, each star more than the one before', () => {
    const weights = [1, 2, 3, 4, 5].map((rating) => weightOf(evidence({ kind: 'review', rating }), now));
    expect([...weights].sort((a, b) => a - b)).toEqual(weights);
    expect(weights[1]).toBeLessThan(0);
    expect(weights[3]).toBeGreaterThan(0);
  });

  it('A page looked at a hundred times weighs less than a bookmark', () => {
    expect(weightOf(evidence({ kind: 'view', times: 100 }), now)).toBeLessThan(1);
    expect(weightOf(evidence({ kind: 'view', times: 100 }), now)).toBeGreaterThan(
      weightOf(evidence({ kind: 'view' }), now),
    );
  });

  it('What claims to come from the future counts as of now', () => {
    expect(weightOf(evidence({ at: daysAgo(-3) }), now)).toBe(1);
  });

  it('Signals of one festival make one interest, the weightiest kind first, between -2 and 2', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            festivalId: fc.constantFrom('mud', 'lantern', 'trout'),
            kind: fc.constantFrom(...SIGNAL_KINDS),
            rating: fc.integer({ min: 1, max: 5 }),
            times: fc.integer({ min: 1, max: 10_000 }),
            at: fc.integer({ min: 0, max: 2000 }).map(daysAgo),
          }),
        ),
        (all) => {
          const interests = interestsOf(all, now);
          expect(new Set(interests.map(({ festivalId }) => festivalId)).size).toBe(interests.length);
          for (const { festivalId, weight, kinds } of interests) {
            expect(Math.abs(weight)).toBeLessThanOrEqual(2);
            const own = all.filter((one) => one.festivalId === festivalId);
            const most = Math.max(...own.map((one) => Math.abs(weightOf(one, now))));
            expect(own.some((one) => one.kind === kinds[0] && Math.abs(weightOf(one, now)) === most)).toBe(
              true,
            );
          }
        },
      ),
    );
  });
});
