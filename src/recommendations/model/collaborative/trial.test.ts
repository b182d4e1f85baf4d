import { describe, expect, it } from '@jest/globals';
import { bestOf } from './best-of.js';
import { interactionsOf } from './interactions.js';
import { MersenneTwister } from './mersenne-twister.js';
import { meanOf, metricsOf } from './ranking-metrics.js';
import { bestParameters } from './search.js';
import { qualityOf } from './trial.js';

const of = (pairs: readonly (readonly [number, number])[]) =>
  interactionsOf(
    pairs.map(([person, item]) => ({ person, item, weight: 1, day: undefined })),
    { people: 3, items: 5 },
  );

describe('measures of a list, by hand', () => {
  it('two of three relevant found, at the first and the third of four places', () => {
    const metrics = metricsOf([true, false, true, false], 3);
    expect(metrics.ndcg).toBeCloseTo((1 + 1 / 2) / (1 + 1 / Math.log2(3) + 1 / 2), 12);
    expect(metrics.map).toBeCloseTo((1 + 2 / 3) / 3, 12);
    expect(metrics.precision).toBe(0.5);
    expect(metrics.recall).toBeCloseTo(2 / 3, 12);
  });

  it('a list full of hits is perfect though more would be relevant', () => {
    expect(metricsOf([true, true], 40)).toEqual({ ndcg: 1, map: 0.05, precision: 1, recall: 0.05 });
  });

  it('nobody at all makes zeros, not nothing', () => {
    expect(meanOf([])).toEqual({ ndcg: 0, map: 0, precision: 0, recall: 0 });
  });
});

describe('the best of the scores', () => {
  it('come best first, of equals the earlier, without the excluded', () => {
    expect(bestOf(Float64Array.of(1, 5, 3, 5, 4), 3, (item) => item === 1)).toEqual([3, 4, 2]);
    expect(bestOf(Float64Array.of(2, 2, 2), 2, () => false)).toEqual([0, 1]);
  });

  it('are those that sorting everything finds, however long the list', () => {
    const random = new MersenneTwister(5);
    const scores = Float64Array.from({ length: 500 }, () => Math.floor(random.double() * 90));
    const sorted = Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]! || a - b);
    for (const k of [1, 7, 100, 499, 600]) expect(bestOf(scores, k, () => false)).toEqual(sorted.slice(0, k));
  });

  it('are fewer where there are not so many', () => {
    expect(bestOf(Float64Array.of(1, 2), 10, (item) => item === 0)).toEqual([1]);
  });
});

describe('a trial', () => {
  it('averages over the people of whom something is held back, and proposes nothing known', () => {
    const train = of([
      [0, 0],
      [1, 1],
      [2, 4],
    ]);
    const held = of([
      [0, 1],
      [1, 0],
      [1, 3],
    ]);
    // Best of all are items 0, 1, 2 …: person 0 is offered 1 and 2, person 1 is offered 0 and 2.
    const byNumber = { scores: () => Float64Array.of(5, 4, 3, 2, 1) };
    const { recall, precision } = qualityOf(byNumber, { train, held, known: train }, 2);
    expect([recall, precision]).toEqual([(1 + 1 / 2) / 2, 0.5]);
  });
});

describe('the search for parameters', () => {
  it('walks up one after the other, twice over, and tries nothing twice', async () => {
    const tried: string[] = [];
    const best = await bestParameters({ a: 0, b: 0 }, { a: [0, 1, 2], b: [0, 1, 2] }, async ({ a, b }) => {
      tried.push(`${a}${b}`);
      return -((a - b) ** 2) / 4 - (b - 2) ** 2;
    });
    expect(best).toEqual({ a: 2, b: 2 });
    expect(new Set(tried).size).toBe(tried.length);
  });
});
