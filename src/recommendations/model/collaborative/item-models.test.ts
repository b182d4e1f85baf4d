import { describe, expect, it } from '@jest/globals';
import { coOccurrence } from './co-occurrence.js';
import { type History, interactionsOf } from './interactions.js';
import { trainItemKnn } from './item-knn.js';
import { trainPopularity } from './popularity.js';
import { trainSar } from './sar.js';

/** Item 0 has persons 0, 1, 2; item 1 has 0, 1; item 2 has 2; person 0 did both in one moment, person 1 a day apart. */
const interactions = interactionsOf(
  [
    { person: 0, item: 0, weight: 5, day: 100 },
    { person: 0, item: 1, weight: 3, day: 100 },
    { person: 1, item: 0, weight: 4, day: 100 },
    { person: 1, item: 1, weight: 2, day: 101 },
    { person: 2, item: 0, weight: 1, day: 100 },
    { person: 2, item: 2, weight: 5, day: 70 },
  ],
  { people: 3, items: 3 },
);
const having = (items: number[], weights: number[], days?: number[]): History => ({
  items: Int32Array.from(items),
  weights: Float64Array.from(weights),
  days: days && Float64Array.from(days),
});

const almost = (scores: ArrayLike<number>, expected: readonly number[]) =>
  expected.forEach((value, item) => expect(scores[item]).toBeCloseTo(value, 6));

describe('models of items, by hand', () => {
  it('count how often two items have the same people', () => {
    expect([...coOccurrence(interactions)]).toEqual([3, 2, 1, 2, 2, 0, 1, 0, 1]);
  });

  it('count less what the same person did later', () => {
    const near = (days: number) => (1 + Math.exp(-days)) / 2;
    almost(coOccurrence(interactions, { weight: 1, days: 1 }), [
      ...[3, 1 + near(1), near(30)],
      ...[1 + near(1), 2, 0],
      ...[near(30), 0, 1],
    ]);
  });

  it('popularity scores an item by its people', () => {
    expect([...trainPopularity(interactions).scores(having([], []))]).toEqual([3, 2, 1]);
  });

  it('SAR is affinity times Jaccard, and half as much for every 30 days before the newest', () => {
    const sar = trainSar(interactions);
    almost(sar.scores(having([0], [4], [101])), [4, 4 * (2 / 3), 4 * (1 / 3)]);
    almost(sar.scores(having([0], [4], [71])), [2, 2 * (2 / 3), 2 * (1 / 3)]);
  });

  it('the nearest neighbours are by shrunk cosine, and no more than asked for', () => {
    const all = trainItemKnn(interactions, { neighbours: 3, shrinkage: 1 });
    almost(all.scores(having([0], [9])), [0, 2 / (Math.sqrt(6) + 1), 1 / (Math.sqrt(3) + 1)]);
    const one = trainItemKnn(interactions, { neighbours: 1, shrinkage: 1 });
    almost(one.scores(having([2], [1])), [0, 0, 0]);
  });
});
