import { describe, expect, it } from '@jest/globals';
import { decodeArtefact, encodeArtefact } from './artefact.js';
import { type ItemModel, type Taste, trainItemModel } from './item-model.js';

function trained(tastes: Iterable<Taste>): { model: ItemModel; steps: number } {
  const training = trainItemModel(tastes);
  for (let steps = 0; ; steps += 1) {
    const step = training.next();
    if (step.done === true) return { model: step.value, steps };
  }
}

const person = (weights: Record<string, number>, synthetic = false): Taste => ({
  synthetic,
  weights: new Map(Object.entries(weights)),
});

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
    expect(model.neighbours.get('mud')?.map(({ festivalId }) => festivalId)).toEqual(['sea', 'snow']);
    expect(model.neighbours.get('trout')?.map(({ festivalId }) => festivalId)).toEqual(['snow']);
    const similarity = (a: string, b: string) =>
      model.neighbours.get(a)?.find(({ festivalId }) => festivalId === b)?.similarity;
    expect(similarity('mud', 'sea')).toBeGreaterThan(similarity('snow', 'trout') as number);
    expect(similarity('mud', 'sea')).toBe(similarity('sea', 'mud'));
    expect(similarity('mud', 'sea')).toBeCloseTo(3 / 6, 10);
  });

  it('Disliking is not learned from as liking', () => {
    const { model } = trained(tastes);
    expect(model.liking.get('mud')).toEqual({ weight: 3, people: 3, synthetic: true });
    expect(model.neighbours.get('trout')?.some(({ festivalId }) => festivalId === 'mud')).toBe(false);
  });

  it('What rests on people of the sample data is marked, and nothing else', () => {
    const { model } = trained(tastes);
    expect(model.neighbours.get('mud')?.every(({ synthetic }) => synthetic)).toBe(true);
    expect(model.neighbours.get('trout')).toEqual([
      expect.objectContaining({ festivalId: 'snow', synthetic: false }),
    ]);
    expect(model.liking.get('trout')?.synthetic).toBe(false);
  });

  it('A person with ten thousand festivals costs no more than one with two hundred, and work pauses on the way', () => {
    const many = person(
      Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`f${index}`, 1 + index / 10_000])),
    );
    const { model, steps } = trained(Array.from({ length: 5 }, () => many));
    expect(model.liking.size).toBe(200);
    expect(steps).toBeGreaterThan(3);
  });

  it('The order of people does not matter to who is near', () => {
    expect(trained([...tastes].reverse()).model.neighbours.get('mud')).toEqual(
      trained(tastes).model.neighbours.get('mud'),
    );
  });

  it('A stored model is read back as it was, to the fourth digit', async () => {
    const { model } = trained(tastes);
    const back = await decodeArtefact(await encodeArtefact(model));
    expect([...back.liking]).toEqual(
      [...model.liking].map(([id, liking]) => [id, { ...liking, weight: expect.closeTo(liking.weight, 4) }]),
    );
    for (const [id, near] of model.neighbours) {
      expect(back.neighbours.get(id)).toEqual(
        near.map((one) => ({ ...one, similarity: expect.closeTo(one.similarity, 4) })),
      );
    }
  });

  it('A torn artefact is refused', async () => {
    const bytes = await encodeArtefact(trained(tastes).model);
    await expect(decodeArtefact(bytes.subarray(0, bytes.length - 10))).rejects.toThrow();
    await expect(decodeArtefact(Buffer.from('{}'))).rejects.toThrow();
  });
});
