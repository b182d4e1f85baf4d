import { describe, expect, it } from '@jest/globals';
import { KnownHistories, type Told } from './known-histories.js';

const NOW = new Date('2027-05-02T03:00:00Z');
const minutesOn = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

/** What a person told who looked at so many festivals. */
function toldOf(views: number): Told {
  return {
    evidence: Array.from({ length: views }, (_, at) => ({
      festivalId: `festival-${at}`,
      kind: 'view',
      rating: null,
      times: 1,
      at: NOW,
    })),
    kept: [],
    dismissed: [],
    visitedEditions: [],
    resetAt: null,
  };
}

describe('histories that are known', () => {
  it('When a person has done nothing since, then what was read is given; when they have, then it is not', () => {
    const known = new KnownHistories();
    const told = toldOf(1);
    known.put('minsu', 7, told, NOW);
    expect(known.get('minsu', 7, NOW)).toBe(told);
    expect(known.get('minsu', 8, NOW)).toBeUndefined();
    expect(known.get('jisu', 7, NOW)).toBeUndefined();
  });

  it('When it was read more than five minutes ago, then it is not given, nor kept once others are', () => {
    const known = new KnownHistories();
    known.put('minsu', 7, toldOf(1), NOW);
    expect(known.get('minsu', 7, minutesOn(5))).toBeDefined();
    expect(known.get('minsu', 7, minutesOn(5.1))).toBeUndefined();
    known.put('jisu', 1, toldOf(1), minutesOn(6));
    expect(known.get('minsu', 7, NOW)).toBeUndefined();
  });

  it('When many have told much, then those read longest ago are let go, however much one alone has told', () => {
    const known = new KnownHistories();
    known.put('first', 1, toldOf(40_000), NOW);
    known.put('second', 1, toldOf(40_000), NOW);
    known.put('second', 2, toldOf(40_000), NOW);
    expect(known.get('first', 1, NOW)).toBeDefined();
    known.put('third', 1, toldOf(40_000), NOW);
    expect(['first', 'second', 'third'].map((who) => known.get(who, who === 'second' ? 2 : 1, NOW))).toEqual([
      undefined,
      expect.anything(),
      expect.anything(),
    ]);
  });
});
