import { describe, expect, it } from '@jest/globals';
import { trainAls } from './als.js';
import { type History, interactionsOf } from './interactions.js';
import { rowSolver } from './normal-equations.js';

describe('alternating least squares', () => {
  it('solve a row as its normal equations say', () => {
    const known = Float64Array.of(1, 0, 1, 1, 0, 2);
    const solution = new Float64Array(2);
    rowSolver(known, { factors: 2, unseen: 0.5, ridge: 0.1 })(Int32Array.of(0, 1), solution, 10);
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
});
