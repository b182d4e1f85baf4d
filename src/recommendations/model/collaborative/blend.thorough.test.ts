/** @jest-environment ./test/support/native-numbers.environment.mjs */
import { describe, expect, it } from '@jest/globals';
import { bestOf } from './best-of.js';
import { type BlendParameters, trainBlend, tunedBlend } from './blend.js';
import { historyOf, type Interaction, type Interactions, interactionsOf } from './interactions.js';
import { MersenneTwister } from './mersenne-twister.js';
import type { Recommender } from './recommender.js';
import type { Trial } from './trial.js';

const PEOPLE = 300;
const ITEMS = 24;

/** Two tastes of 12 items each; everybody did seven things of their own taste and one of the other, an hour apart. */
function rowsOf(seed: number): Interaction[] {
  const random = new MersenneTwister(seed);
  return Array.from({ length: PEOPLE }, (_, person) =>
    Array.from({ length: 8 }, (_, at) => {
      const taste = (person + (at === 7 ? 1 : 0)) % 2;
      const item = taste * 12 + Math.floor(random.double() * 12);
      return { person, item, weight: 1, day: person + at / 24 };
    }),
  ).flat();
}

const of = (rows: readonly Interaction[]): Interactions =>
  interactionsOf(rows, { people: PEOPLE, items: ITEMS });
const rows = rowsOf(3);
const interactions = of(rows);
const parameters: BlendParameters = {
  dlae: { ridge: 5, dropout: 0.5, closeness: { weight: 1, days: 0.1 } },
  als: { factors: 4, unseen: 0.3, ridge: 0.01 },
  share: 0.4,
};

describe('the product’s model', () => {
  const order = (recommender: Recommender, person: number) =>
    bestOf(recommender.scores(historyOf(interactions, person)), ITEMS, (item) =>
      historyOf(interactions, person).items.includes(item),
    );

  it('ranks as DLAE does where ALS has no share, and as ALS where DLAE has none', async () => {
    for (const [share, name] of [
      [0, 'dlae'],
      [1, 'als'],
    ] as const) {
      const { recommender, parts } = await trainBlend(interactions, { ...parameters, share });
      for (const person of [0, 1, 2]) expect(order(recommender, person)).toEqual(order(parts[name], person));
    }
  });

  it('puts things of a person’s own taste first', async () => {
    const { recommender } = await trainBlend(interactions, parameters);
    expect(
      order(recommender, 0)
        .slice(0, 3)
        .every((item) => item < 12),
    ).toBe(true);
    expect(
      order(recommender, 1)
        .slice(0, 3)
        .every((item) => item >= 12),
    ).toBe(true);
  });

  it('answers who has no history by popularity', async () => {
    const { recommender } = await trainBlend(interactions, parameters);
    const nothing = { items: new Int32Array(), weights: new Float64Array(), days: undefined };
    const people = Array.from(
      { length: ITEMS },
      (_, item) => new Set(rows.filter((row) => row.item === item).map(({ person }) => person)).size,
    );
    expect([...recommender.scores(nothing)]).toEqual(people);
  });

  it('is tuned by code, to the same parameters every time', async () => {
    const train = of(rows.filter((_, at) => at % 4 !== 0));
    const trial: Trial = { train, held: of(rows.filter((_, at) => at % 4 === 0)), known: train };
    const found = await tunedBlend([trial], 5);
    expect(await tunedBlend([trial], 5)).toEqual(found);
    expect(found.share).toBeGreaterThanOrEqual(0);
  });
});
