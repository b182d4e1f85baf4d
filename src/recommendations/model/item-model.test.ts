import { describe, expect, it } from '@jest/globals';
import { isSynthetic, type ItemModel, itemModel } from './item-model.js';
import { type Taste, trainItemModel } from './item-model.training.js';

function trained(tastes: Iterable<Taste>): { model: ItemModel; steps: number } {
  const training = trainItemModel(tastes);
  for (let steps = 0; ; steps += 1) {
    const step = training.next();
    if (step.done === true) return { model: itemModel(step.value), steps };
  }
}

const person = (weights: Record<string, number>, synthetic = false): Taste => ({
  synthetic,
  weights: new Map(Object.entries(weights)),
});

const numberOf = (model: ItemModel, id: string) => model.numberOf.get(id) as number;

/** Festivals near to one, with how near. */
function nearTo(model: ItemModel, id: string): Record<string, number> {
  const { numbers, weights } = model.neighboursOf(numberOf(model, id));
  return Object.fromEntries([...numbers].map((number, at) => [model.festivals[number], weights[at]]));
}

describe('item model', () => {
  const tastes = [
    person({ mud: 1, sea: 1 }),
    person({ mud: 1, sea: 1 }),
    person({ mud: 1, sea: 1, snow: 0.1 }, true),
    person({ snow: 1, trout: 1 }),
    person({ snow: 1, trout: 1, mud: -1 }),
  ];

  it('Festivals liked by the same people are neighbours, the more people the nearer', () => {
    const { model } = trained(tastes);
    expect(Object.keys(nearTo(model, 'mud'))).toEqual(['sea', 'snow']);
    expect(Object.keys(nearTo(model, 'trout'))).toEqual(['snow']);
    expect(nearTo(model, 'mud')['sea']).toBeGreaterThan(nearTo(model, 'snow')['trout'] as number);
    expect(nearTo(model, 'mud')['sea']).toBe(nearTo(model, 'sea')['mud']);
    expect(nearTo(model, 'mud')['sea']).toBeCloseTo(3 / 6, 6);
  });

  it('Disliking is not learned from as liking', () => {
    const { model } = trained(tastes);
    const mud = numberOf(model, 'mud');
    expect([model.liking.weights[mud], model.liking.people[mud]]).toEqual([3, 3]);
    expect(nearTo(model, 'trout')).not.toHaveProperty('mud');
  });

  it('What rests on people of the sample data is marked, and nothing else', () => {
    const { model } = trained(tastes);
    const mixed = (a: string, b: string) => isSynthetic(model, numberOf(model, a), numberOf(model, b));
    expect([mixed('mud', 'sea'), mixed('mud', 'snow'), mixed('trout', 'snow')]).toEqual([true, true, false]);
    expect(model.liking.synthetic[numberOf(model, 'trout')]).toBe(0);
  });

  it('A person with ten thousand festivals costs no more than one with two hundred, and work pauses on the way', () => {
    const many = person(
      Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`f${index}`, 1 + index / 10_000])),
    );
    const { model, steps } = trained(Array.from({ length: 5 }, () => many));
    expect(model.festivals).toHaveLength(200);
    expect(steps).toBeGreaterThan(3);
  });

  it('The order of people does not matter to who is near', () => {
    expect(nearTo(trained([...tastes].reverse()).model, 'mud')).toEqual(nearTo(trained(tastes).model, 'mud'));
  });
});
