import { type Counting, countPairs } from '../collaborative/co-occurrence.js';
import type { Interactions } from '../collaborative/interactions.js';
import { denoisedWeights } from '../collaborative/linear-model.js';
import { localRidge } from '../collaborative/local-ridge.js';
import { type SparseWeights, sparseWeights } from '../collaborative/sparse-weights.js';
import { Triangle } from '../collaborative/triangle.js';
import type { LinearParameters } from './linear-parameters.js';
import type { Stopwatch } from './stopwatch.js';

/** Above, one inverse over all festivals would take most of a minute, and half a gigabyte. */
const MOST_FESTIVALS_IN_ONE = 3_000;
const KEPT_OF_ALL = 400;
const NEAREST = 200;
const KEPT_OF_NEAREST = 100;

/** Counts of pairs that grow by parts, and weights solved from what they have come to. */
export interface LinearPart {
  add(isWanted?: (a: number, b: number) => boolean): void;
  weights(): Promise<SparseWeights>;
}

/** The linear item–item model: the DLAE over all festivals, or where they are too many, over each one's nearest. */
export function linearPart(
  interactions: Interactions,
  parameters: LinearParameters,
  algebra: Stopwatch,
): LinearPart {
  const counting: Counting = { closeness: parameters.closeness, reading: 'by-weight' };
  const { items } = interactions;
  if (items > MOST_FESTIVALS_IN_ONE) {
    const counts = new Triangle(items);
    return {
      add: (isWanted) => countPairs(interactions, counting, counts, isWanted),
      weights: async () =>
        algebra.time(async () =>
          localRidge(counts, { ...penalty(counts, parameters), nearest: NEAREST, kept: KEPT_OF_NEAREST }),
        ),
    };
  }
  const values = new Float64Array(items * items);
  const counts = {
    values,
    rowAt: (item: number) => item * items,
    size: items,
    at: (i: number, j: number) => values[i * items + j]!,
  };
  return {
    add: (isWanted) => countPairs(interactions, counting, counts, isWanted),
    weights: async () => {
      // The inverse reads the lower triangle alone, and uses it up.
      const weights = await algebra.time(() =>
        denoisedWeights(values.slice(), items, penalty(counts, parameters)),
      );
      return sparseWeights(weights, KEPT_OF_ALL);
    },
  };
}

/**
 * λ from the number of people that a festival typically has where somebody likes it, Σ A_ii² / Σ A_ii, so that the
 * same share holds for a hundred people and a hundred thousand; and a little that holds back what few people say.
 */
export function penalty(
  counts: { readonly size: number; at(i: number, j: number): number },
  { ridgeShare, dropout }: LinearParameters,
): { ridge: number; dropout: number } {
  let sum = 0;
  let squares = 0;
  for (let item = 0; item < counts.size; item += 1) {
    const own = counts.at(item, item);
    sum += own;
    squares += own * own;
  }
  return { ridge: PEOPLE_OF_DOUBT + (ridgeShare * squares) / Math.max(sum, Number.EPSILON), dropout };
}

const PEOPLE_OF_DOUBT = 3;
