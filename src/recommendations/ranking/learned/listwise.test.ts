/** @jest-environment ./test/support/native-numbers.environment.mjs */
import { describe, expect, it } from '@jest/globals';
import { type Choices, fitListwise } from './listwise.js';

/** Lists of rows, the first of each chosen. */
function choicesOf(lists: readonly (readonly (readonly number[])[])[], chosen = 1): Choices {
  const rows = lists.flat();
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, at) => (starts[at + 1] = starts[at]! + list.length));
  return {
    width: rows[0]!.length,
    features: Float32Array.from(rows.flat()),
    starts,
    chosen: Uint8Array.from(lists.flatMap((list) => list.map((_, at) => Number(at < chosen)))),
    logWeight: new Float64Array(rows.length),
  };
}

const FREE = { ridge: 1e-9, power: 1 };

describe('the listwise fit', () => {
  it('gives a feature the odds with which it is chosen', async () => {
    // Of two alternatives the one with the feature is chosen three times of four: odds 3, weight ln 3.
    const withIt = [[1], [0]];
    const without = [[0], [1]];
    const [weight] = await fitListwise(choicesOf([withIt, withIt, withIt, without]), FREE);
    expect(weight).toBeCloseTo(Math.log(3), 4);
  });

  it('lets a sampled alternative count for those it stands for', async () => {
    const choices = choicesOf([
      [[1], [0]],
      [[1], [0]],
      [[1], [0]],
      [[0], [1]],
    ]);
    // As if each without the feature were two: choosing the one with it says twice as much.
    choices.logWeight.set([0, Math.LN2, 0, Math.LN2, 0, Math.LN2, Math.LN2, 0]);
    const [weight] = await fitListwise(choices, FREE);
    expect(weight).toBeCloseTo(Math.log(6), 4);
  });

  it('is the weight at which no small change lowers the loss', async () => {
    const lists = [
      [
        [1, 5],
        [2, 1],
        [0, 3],
      ],
      [
        [3, 1],
        [1, 2],
        [2, 9],
      ],
      [
        [0, 2],
        [1, 1],
        [4, 4],
      ],
    ];
    const ridge = 0.1;
    const [a, b] = await fitListwise(choicesOf(lists), { ridge, power: 1 });
    const deviation = [0, 1].map((feature) => {
      const values = lists.flat().map((row) => row[feature]!);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    });
    const loss = (x: number, y: number) =>
      lists.reduce((sum, list) => {
        const total = list.reduce((all, [p, q]) => all + Math.exp(x * p! + y * q!), 0);
        return sum + (Math.log(total) - x * list[0]![0]! - y * list[0]![1]!) / lists.length;
      }, 0) +
      ridge * ((x * deviation[0]!) ** 2 + (y * deviation[1]!) ** 2);
    const least = loss(a!, b!);
    for (const [dx, dy] of [
      [0.01, 0],
      [-0.01, 0],
      [0, 0.01],
      [0, -0.01],
    ] as const) {
      expect(loss(a! + dx, b! + dy)).toBeGreaterThan(least);
    }
  });

  it('lets a person of many choices count less where the power is less', async () => {
    const many = [[1], [1], [1], [0]];
    const one = [[0], [1], [1], [1]];
    const choices = choicesOf([many, one]);
    choices.chosen.set([1, 1, 1, 0, 1, 0, 0, 0]);
    const [byChoice] = await fitListwise(choices, { ridge: 0.01, power: 1 });
    const [byPerson] = await fitListwise(choices, { ridge: 0.01, power: 0 });
    expect(byPerson).toBeLessThan(byChoice!);
  });

  it('gives nothing to what is the same everywhere', async () => {
    const weights = await fitListwise(
      choicesOf([
        [
          [1, 7],
          [0, 7],
        ],
      ]),
      { ridge: 0.1, power: 1 },
    );
    expect(weights[0]).toBeGreaterThan(0);
    expect(weights[1]).toBe(0);
    expect([...(await fitListwise(choicesOf([[[7], [7]]]), { ridge: 0.1, power: 1 }))]).toEqual([0]);
  });
});
