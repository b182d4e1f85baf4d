import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blended } from './blend.rules.js';

const groups = fc
  .record({ people: fc.integer({ min: 1, max: 6 }), candidates: fc.integer({ min: 1, max: 12 }) })
  .chain(({ people, candidates }) =>
    fc.array(
      fc.array(fc.double({ min: -3, max: 5, noNaN: true }), { minLength: candidates, maxLength: candidates }),
      { minLength: people, maxLength: people },
    ),
  );
const scoresOf = (all: readonly (readonly number[])[]) => blended(all.map((scores) => ({ scores }))).scores;

describe('what a group thinks of candidates', () => {
  it('Whoever of them comes first, the scores are the same', () => {
    fc.assert(
      fc.property(groups, (all) => {
        expect(scoresOf([...all].reverse())).toEqual(scoresOf(all));
      }),
    );
  });

  it('What everybody puts before another is before it for the group', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const scores = scoresOf(all);
        for (const one of scores.keys())
          for (const other of scores.keys())
            if (all.every((own) => own[one]! >= own[other]!))
              expect(scores[one]!).toBeGreaterThanOrEqual(scores[other]! - 1e-9);
      }),
    );
  });

  it('A group of one, or of people of one mind, ranks as they do', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 5 }), ([own], times) => {
        const scores = scoresOf(Array.from({ length: times }, () => own!));
        const spread = Math.max(...own!) - Math.min(...own!);
        fc.pre(spread > 1e-3);
        for (const [one, score] of own!.entries())
          for (const [other, less] of own!.entries()) {
            if (score === less) expect(scores[one]).toBe(scores[other]);
            // Any nearer, and they may end up in the same last digit.
            else if ((score - less) / spread > 1e-9) expect(scores[one]).toBeGreaterThan(scores[other]!);
          }
      }),
    );
  });

  it('Of two that suit the group as well on average, the one that nobody minds comes first', () => {
    const [divisive, agreeable] = scoresOf([
      [1, 0.5, 0, 0.2],
      [0, 0.5, 1, 0.2],
    ]) as [number, number];
    expect(agreeable).toBeGreaterThan(divisive);
    const [loved, dull] = scoresOf([
      [0.9, 0.3, 0, 1],
      [0.5, 0.4, 0, 1],
    ]) as [number, number];
    expect(loved).toBeGreaterThan(dull);
  });

  it('Who has done much counts no more than who has done little', () => {
    const scores = scoresOf([
      [0.5, 0.4, 0.3],
      [0.1, 0.4, 0.7],
    ]);
    expect(scores[0]).toBeCloseTo(scores[2]!, 12);
  });

  it('To whom all is nearly alike, the wishes of the others decide', () => {
    const [first, second] = scoresOf([
      [0.5, 0.501],
      [1, 0],
    ]) as [number, number];
    expect(first).toBeGreaterThan(second);
  });
});
