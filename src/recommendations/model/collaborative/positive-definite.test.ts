/** @jest-environment ./test/support/native-numbers.environment.mjs */
import { describe, expect, it } from '@jest/globals';
import { MersenneTwister } from './mersenne-twister.js';
import { invertPositiveDefinite } from './positive-definite.js';

describe('the inverse of a positive definite matrix', () => {
  it('is the one known by hand', async () => {
    const matrix = Float64Array.of(4, 2, 2, 3);
    await invertPositiveDefinite(matrix, 2);
    [3 / 8, -2 / 8, -2 / 8, 4 / 8].forEach((value, at) => expect(matrix[at]).toBeCloseTo(value, 12));
  });

  it('times the matrix is the identity, over several blocks and strips', async () => {
    const n = 530;
    const random = new MersenneTwister(7);
    const matrix = new Float64Array(n * n);
    for (let i = 0; i < n; i += 1) {
      for (let j = 0; j < i; j += 1) matrix[i * n + j] = matrix[j * n + i] = random.double();
      matrix[i * n + i] = n;
    }
    const inverse = matrix.slice();
    await invertPositiveDefinite(inverse, n);
    let worst = 0;
    for (let i = 0; i < n; i += 7) {
      for (let j = 0; j < n; j += 1) {
        let sum = 0;
        for (let k = 0; k < n; k += 1) sum += matrix[i * n + k]! * inverse[k * n + j]!;
        worst = Math.max(worst, Math.abs(sum - (i === j ? 1 : 0)));
      }
    }
    expect(worst).toBeLessThan(1e-10);
  });
});
