/** @jest-environment ./test/support/native-numbers.environment.mjs */
import { describe, expect, it } from '@jest/globals';
import { isSynthetic, type ItemModel, itemModel } from '../item-model.js';
import { trainItemModel } from './item-model.trainer.js';
import { PopulationBuilder } from './population.js';
import { Stopwatch } from './stopwatch.js';

const NOW = new Date('2026-11-24T03:00:00Z');
const DAY_MS = 86_400_000;

interface Taste {
  readonly weights: Readonly<Record<string, number>>;
  readonly synthetic?: boolean;
  readonly daysAgo?: number;
}

function populationOf(tastes: readonly Taste[]) {
  const builder = new PopulationBuilder();
  for (const { weights, synthetic = false, daysAgo = 0 } of tastes) {
    const at = new Date(NOW.getTime() - daysAgo * DAY_MS);
    const liked = Object.entries(weights).map(([festivalId, weight]) => ({
      festivalId,
      weight,
      since: at,
      at,
    }));
    builder.add(liked, synthetic);
  }
  return builder.build(NOW);
}

async function modelOf(tastes: readonly Taste[]): Promise<ItemModel> {
  return itemModel((await trainItemModel(populationOf(tastes), null, new Stopwatch())).parts);
}

const numberOf = (model: ItemModel, id: string) => model.numberOf.get(id)!;

/** What having a festival says for others. */
function saidBy(model: ItemModel, id: string): Record<string, number> {
  const { numbers, weights } = model.neighboursOf(numberOf(model, id));
  return Object.fromEntries(Array.from(numbers, (number, at) => [model.festivals[number], weights[at]]));
}

describe('training the item model', () => {
  const tastes: Taste[] = [
    { weights: { mud: 1, sea: 1 } },
    { weights: { mud: 1, sea: 1 } },
    { weights: { mud: 1, sea: 1, snow: 0.1 }, synthetic: true },
    { weights: { snow: 1, trout: 1 } },
    { weights: { snow: 1, trout: 1 } },
  ];

  it('What the same people like speaks for each other, the more people the more', async () => {
    const model = await modelOf(tastes);
    expect(Object.keys(saidBy(model, 'mud'))[0]).toBe('sea');
    expect(Object.keys(saidBy(model, 'trout'))[0]).toBe('snow');
    expect(saidBy(model, 'mud')['sea']).toBeGreaterThan(saidBy(model, 'trout')['snow']!);
    expect(saidBy(model, 'mud')['trout'] ?? 0).toBeLessThan(0.01);
  });

  it('Liking is the sum of what it weighs to whom, and what rests on people of the sample data is marked', async () => {
    const model = await modelOf(tastes);
    const [mud, snow, trout] = ['mud', 'snow', 'trout'].map((id) => numberOf(model, id));
    expect([model.liking.weights[mud!], model.liking.people[mud!]]).toEqual([3, 3]);
    expect(isSynthetic(model, mud!, snow!)).toBe(true);
    expect(isSynthetic(model, trout!, snow!)).toBe(false);
  });

  it('What people came to like of late has momentum, what they used to like has lost it', async () => {
    const some = (id: string, daysAgo: number, count: number): Taste[] =>
      Array.from({ length: count }, () => ({ weights: { [id]: 1 }, daysAgo }));
    const model = await modelOf([...some('rising', 1, 8), ...some('steady', 20, 8), ...some('old', 100, 8)]);
    const momentum = (id: string) => model.liking.momentum[numberOf(model, id)];
    expect(momentum('rising')).toBeCloseTo(Math.log(9), 5);
    expect(momentum('steady')).toBeCloseTo(Math.log(1 / 3), 5);
    expect(momentum('old')).toBe(0);
  });

  it('A person with ten thousand festivals counts with the two hundred that weigh most', async () => {
    const weights = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [`f${index}`, 1 + index / 10_000]),
    );
    const model = await modelOf([{ weights }]);
    expect(model.festivals).toHaveLength(200);
    expect(model.numberOf.has('f9999')).toBe(true);
  });

  it('From nobody comes a model that says nothing', async () => {
    expect((await modelOf([])).festivals).toEqual([]);
  });

  it('Of a hundred people and more, factors are learned by which anybody can be folded in', async () => {
    const crowd = Array.from({ length: 120 }, (_, person) => tastes[person % 2 === 0 ? 0 : 4]!);
    const { factors } = await modelOf(crowd);
    expect(factors?.items).toHaveLength(4 * factors!.size);
    expect((await modelOf(crowd.slice(0, 99))).factors).toBeNull();
  });
});
