/** @jest-environment ./test/support/native-numbers.environment.mjs */
import { describe, expect, it } from '@jest/globals';
import { interactionsOf } from './interactions.js';
import { dlaeWeights, easeWeights } from './linear-model.js';

/** XᵀX = [[2, 1], [1, 2]]: two people have one item each, one has both. */
const interactions = interactionsOf(
  [
    [0, 0],
    [1, 1],
    [2, 0],
    [2, 1],
  ].map(([person, item]) => ({ person: person!, item: item!, weight: 1, day: undefined })),
  { people: 3, items: 2 },
);

describe('linear models against their closed forms', () => {
  it('EASE: with P = (XᵀX + λI)⁻¹, −P_ij / P_jj, and a diagonal of zeros', async () => {
    const { weights } = await easeWeights(interactions, { ridge: 1 });
    // (XᵀX + I)⁻¹ = [[3, −1], [−1, 3]] / 8
    expect([...weights]).toEqual([0, Math.fround(1 / 3), Math.fround(1 / 3), 0]);
  });

  it('DLAE: (A + Λ)⁻¹A with Λ = λI + p/(1−p) diag A, off the diagonal', async () => {
    const { weights } = await dlaeWeights(interactions, { ridge: 1, dropout: 0.5, closeness: undefined });
    // A + Λ = [[5, 1], [1, 5]], its inverse [[5, −1], [−1, 5]] / 24; times A: off the diagonal 3 / 24.
    expect([...weights]).toEqual([0, 0.125, 0.125, 0]);
  });
});
