import { solvePositiveDefinite } from './cholesky.js';
import { type SparseWeights, SparseWeightsBuilder } from './sparse-weights.js';
import type { Triangle } from './triangle.js';

export interface LocalRidgeParameters {
  /** λ */
  readonly ridge: number;
  /** p, as of the DLAE. */
  readonly dropout: number;
  /** How many of an item's nearest its weights are solved from. */
  readonly nearest: number;
  /** How many of these weights are kept. */
  readonly kept: number;
}

/**
 * The DLAE (see `linear-model.ts`) where one inverse over all items is too large: for each item j and the set N of
 * its nearest, by cosine A_ij / √(A_ii A_jj), and itself,
 *
 *   b = (A_NN + Λ_NN)⁻¹ A_Nj,   Λ = λI + p/(1−p) diag(A),
 *
 * of which b_j is left out. Where all items are near it is the DLAE itself. Costs items × nearest³ / 6 products.
 */
export function localRidge(counts: Triangle, parameters: LocalRidgeParameters): SparseWeights {
  const { size } = counts;
  const { ridge, dropout, kept } = parameters;
  const width = Math.min(parameters.nearest, size - 1) + 1;
  const scale = 1 + dropout / (1 - dropout);
  const roots = Float64Array.from({ length: size }, (_, item) => Math.sqrt(counts.at(item, item)));
  const builder = new SparseWeightsBuilder(kept);
  const matrix = new Float64Array(width * width);
  for (let item = 0; item < size; item += 1) {
    const near = nearestOf(item, counts, roots, width - 1);
    const n = near.length;
    const all = Int32Array.of(...near, item).sort();
    const solution = Float64Array.from(all, (other) => counts.at(other, item));
    for (let a = 0; a <= n; a += 1) {
      const row = counts.rowAt(all[a]!);
      for (let b = 0; b <= a; b += 1) matrix[a * (n + 1) + b] = counts.values[row + all[b]!]!;
      matrix[a * (n + 1) + a] = scale * matrix[a * (n + 1) + a]! + ridge;
    }
    solvePositiveDefinite(matrix, solution, n + 1);
    builder.add(
      all.filter((other) => other !== item),
      solution.filter((_, at) => all[at] !== item),
    );
  }
  return builder.build();
}

/** The items with the highest cosine, of those that have any person in common. */
function nearestOf(item: number, counts: Triangle, roots: Float64Array, most: number): Int32Array {
  const { size, values } = counts;
  const cosines = new Float64Array(size);
  const row = counts.rowAt(item);
  for (let other = 0; other < item; other += 1) cosines[other] = values[row + other]! / roots[other]!;
  for (let other = item + 1; other < size; other += 1) {
    cosines[other] = values[counts.rowAt(other) + item]! / roots[other]!;
  }
  const least = most >= size ? 0 : cosines.toSorted()[size - most]!;
  const found = new Int32Array(most);
  let count = 0;
  for (let other = 0; other < size && count < most; other += 1) {
    if (cosines[other]! > 0 && cosines[other]! >= least) found[count++] = other;
  }
  return found.subarray(0, count);
}
