import { describe, expect, it } from '@jest/globals';
import { alsFactors, foldIn, trainAls } from './als.js';
import { type History, interactionsOf } from './interactions.js';
import { knownRows, rowSolver } from './normal-equations.js';

describe('alternating least squares', () => {
  it('solve a row as its normal equations say', () => {
    const known = knownRows(Float64Array.of(1, 0, 1, 1, 0, 2), { factors: 2, unseen: 0.5, ridge: 0.1 });
    const solution = new Float64Array(2);
    rowSolver(known)(Int32Array.of(0, 1), solution, 10);
    // Σ_seen hhᵀ = [[2, 1], [1, 1]], HᵀH = [[2, 1], [1, 5]], load 0.1 (2 + 0.5 · 3) = 0.35; right side (2, 1).
    const [a, b, c] = [2 + 1 + 0.35, 1 + 0.5, 1 + 2.5 + 0.35];
    const determinant = a * c - b * b;
    expect(solution[0]).toBeCloseTo((2 * c - b) / determinant, 10);
    expect(solution[1]).toBeCloseTo((a - 2 * b) / determinant, 10);
  });

  it('propose to somebody new what people with the same tastes have, the same every time', () => {
    const rows = Array.from({ length: 20 }, (_, person) =>
      [0, 1, 2].map((item) => ({ person, item: item + (person % 2) * 3, weight: 1, day: undefined })),
    ).flat();
    const interactions = interactionsOf(rows, { people: 20, items: 6 });
    const parameters = { factors: 4, unseen: 0.1, ridge: 0.01 };
    const newcomer: History = { items: Int32Array.of(4), weights: Float64Array.of(1), days: undefined };
    const scores = trainAls(interactions, parameters).scores(newcomer);
    expect(Math.min(scores[3]!, scores[5]!)).toBeGreaterThan(
      2 * Math.max(scores[0]!, scores[1]!, scores[2]!),
    );
    expect(trainAls(interactions, parameters).scores(newcomer)).toEqual(scores);
  });

  it('fold somebody in by what things weigh to them: 1 is as if left out, 0 as if they were not there', () => {
    const rows = Array.from({ length: 12 }, (_, at) => ({
      person: Math.floor(at / 2),
      item: (at * 5) % 4,
      weight: 1 + (at % 3),
      day: undefined,
    }));
    const interactions = interactionsOf(rows, { people: 6, items: 4 });
    // Without a ridge for each item, of which there would be one more.
    const parameters = { factors: 3, unseen: 0.5, ridge: 0 };
    const known = alsFactors(interactions, parameters, 'by-weight');
    const plain = foldIn(known, Int32Array.of(0, 2));
    expect(foldIn(known, Int32Array.of(0, 2), Float64Array.of(1, 1))).toEqual(plain);
    const more = foldIn(known, Int32Array.of(0, 1, 2), Float64Array.of(1, 0, 1));
    more.forEach((value, at) => expect(value).toBeCloseTo(plain[at]!, 6));
    const heavy = foldIn(known, Int32Array.of(0, 2), Float64Array.of(3, 1));
    const towards = (person: Float64Array) =>
      person.reduce((sum, value, f) => sum + value * known.rows[f]!, 0);
    expect(towards(heavy)).toBeGreaterThan(towards(plain));
  });
});
