/** @jest-environment ./test/support/native-numbers.environment.mjs */
import { describe, expect, it } from '@jest/globals';
import { type ItemModel, itemModel } from '../item-model.js';
import { type Foretelling, judges, verdictOf } from './gate.rules.js';
import { trainItemModel } from './item-model.trainer.js';
import { dayOf, type Population, PopulationBuilder } from './population.js';
import { Stopwatch } from './stopwatch.js';

const NOW = new Date('2026-11-24T03:00:00Z');
const HELD_SINCE = new Date('2026-11-20T03:00:00Z');
const BEFORE = new Date('2026-11-01T03:00:00Z');
const KINDS = 20;

/** Everybody likes a pair of festivals; as many as told came to like the second of theirs within the window. */
function pairs(people: number, told: number): Population {
  const builder = new PopulationBuilder();
  for (let person = 0; person < people; person += 1) {
    const kind = person % KINDS;
    const [one, other] = [
      { festivalId: `a${kind}`, weight: 1, since: BEFORE, at: BEFORE },
      { festivalId: `b${kind}`, weight: 1, since: BEFORE, at: BEFORE },
    ] as const;
    builder.add([one, person < told ? { ...other, since: NOW, at: NOW } : other], false);
  }
  return builder.build(NOW);
}

const isNew =
  ({ sinceAt }: Population) =>
  (at: number) =>
    sinceAt[at]! > dayOf(HELD_SINCE);

/** Says `other` of every `one`, rightly for all kinds below `right`. */
function foretelling({ festivals }: Population, right: number): Foretelling {
  const numberOf = new Map(festivals.map((id, number) => [id, number]));
  return (own) => {
    const scores = new Float64Array(festivals.length);
    for (const number of own) {
      const kind = Number(festivals[number]!.slice(1));
      for (let step = 0; step < 10; step += 1) {
        const other = kind < right ? (kind - step + KINDS) % KINDS : (kind + 1 + step) % KINDS;
        scores[numberOf.get(`b${other}`)!] = 10 - step;
      }
    }
    return scores;
  };
}

describe('the gate between a new model and the one in use', () => {
  const population = pairs(400, 200);
  const by = judges(population, isNew(population));
  const verdict = (challenger: number, held: number) =>
    verdictOf(
      population,
      isNew(population),
      by,
      foretelling(population, challenger),
      foretelling(population, held),
    );

  it('Those judge who told of something before and came to like more, if they are a hundred or more', () => {
    expect(by).toEqual(Array.from({ length: 200 }, (_, person) => person));
    const few = pairs(400, 99);
    expect(judges(few, isNew(few))).toEqual([]);
    const many = pairs(10_000, 9_000);
    expect(judges(many, isNew(many))).toHaveLength(2_000);
  });

  it('When the new one foretells worse, then it has lost; when as well, better, or worse by chance, then not', () => {
    expect(verdict(10, 20)).toEqual({ people: 200, challenger: 0.5, held: 1, lost: true });
    expect(verdict(20, 20)).toMatchObject({ challenger: 1, held: 1, lost: false });
    expect(verdict(20, 10)).toMatchObject({ challenger: 1, held: 0.5, lost: false });
    const unsure = by.filter((person) => person % KINDS < 10).slice(0, 100);
    const one = verdictOf(
      population,
      isNew(population),
      [...unsure, 19],
      foretelling(population, 19),
      foretelling(population, 20),
    );
    expect(one.challenger).toBeLessThan(one.held);
    expect(one.lost).toBe(false);
  });

  const heldAs = async (of: Population): Promise<ItemModel> =>
    itemModel((await trainItemModel(of, null, new Stopwatch())).parts);

  it('When a model is trained, then a twin that has not heard the window is held against the one in use', async () => {
    const model = await heldAs(pairs(400, 0));
    const { verdict: same, parts } = await trainItemModel(
      population,
      { model, trainedAt: HELD_SINCE },
      new Stopwatch(),
    );
    // 200 people who have not been heard yet say the same as the other 200.
    expect(same).toMatchObject({ people: 200, challenger: 1, held: 1, lost: false });
    const fromScratch = await trainItemModel(population, null, new Stopwatch());
    parts.weights.forEach((weight, at) => expect(weight).toBeCloseTo(fromScratch.parts.weights[at]!, 5));
    expect(parts.numbers).toEqual(fromScratch.parts.numbers);
  });

  it('When there is too little to judge by, or nothing to be held against, then there is no verdict', async () => {
    const few = pairs(400, 50);
    const held = { model: await heldAs(pairs(400, 0)), trainedAt: HELD_SINCE };
    expect((await trainItemModel(few, held, new Stopwatch())).verdict).toBeNull();
    expect((await trainItemModel(population, null, new Stopwatch())).verdict).toBeNull();
  });
});
