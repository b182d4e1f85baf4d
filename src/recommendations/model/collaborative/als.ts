import { historyOf, type Interactions, transposed } from './interactions.js';
import type { Reading } from './item-weights.js';
import { MersenneTwister } from './mersenne-twister.js';
import { type Known, knownRows, rowSolver } from './normal-equations.js';
import type { Recommender } from './recommender.js';

export interface AlsParameters {
  /** f */
  readonly factors: number;
  /** α₀: what it weighs that a person did nothing with an item, where having done something weighs 1. */
  readonly unseen: number;
  /** λ */
  readonly ridge: number;
}

const ROUNDS = 6;
/** Steps of a solution that begins where the round before left it. */
const STEPS_A_ROUND = 3;
/** Steps of one that begins at nothing. */
const STEPS_TO_FOLD_IN = 12;
const SEED = 1;
const SPREAD = 0.1;

/**
 * Implicit alternating least squares (Hu, Koren and Volinsky 2008), in the form and with the frequency-scaled
 * ridge of Rendle et al. 2022 ("Revisiting the performance of iALS on item recommendation benchmarks"):
 *
 *   Σ_{(u,i) seen} (1 − w_uᵀh_i)² + α₀ Σ_{u,i} (w_uᵀh_i)² + λ Σ_u (n_u + α₀ items) ‖w_u‖² + the same over items.
 *
 * People's factors are people × f and items' items × f, by row. A person is folded in: their factors are
 * solved from their history when they are asked about, so nothing of theirs is kept.
 */
export function trainAls(interactions: Interactions, parameters: AlsParameters): Recommender {
  const known = alsFactors(interactions, parameters, 'all-alike');
  const { size, rows } = known;
  const { items } = interactions;
  return {
    scores(history) {
      const person = foldIn(known, history.items);
      const scores = new Float64Array(items);
      for (let item = 0; item < items; item += 1) {
        let score = 0;
        for (let f = 0; f < size; f += 1) score += person[f]! * rows[item * size + f]!;
        scores[item] = score;
      }
      return scores;
    },
  };
}

/** Items' factors, and what a person is folded in with. By weight, c of the normal equations is what it weighs. */
export function alsFactors(interactions: Interactions, parameters: AlsParameters, reading: Reading): Known {
  const { people, items } = interactions;
  const { factors } = parameters;
  const byItem = transposed(interactions);
  const random = new MersenneTwister(SEED);
  const start = SPREAD / Math.sqrt(factors);
  const ofItems = Float64Array.from({ length: items * factors }, () => random.normal() * start);
  const ofPeople = new Float64Array(people * factors);
  for (let round = 0; round < ROUNDS; round += 1) {
    solveAll(interactions, ofItems, ofPeople, parameters, reading);
    solveAll(byItem, ofPeople, ofItems, parameters, reading);
  }
  return knownRows(ofItems, parameters);
}

/** Somebody's factors from what they have of the items; `weights` of it, 1 each where they are left out. */
export function foldIn(known: Known, items: Int32Array, weights?: Float64Array): Float64Array {
  const person = new Float64Array(known.size);
  rowSolver(known)(items, person, STEPS_TO_FOLD_IN, weights);
  return person;
}

function solveAll(
  interactions: Interactions,
  known: Float64Array,
  wanted: Float64Array,
  parameters: AlsParameters,
  reading: Reading,
): void {
  const { factors } = parameters;
  const solve = rowSolver(knownRows(known, parameters));
  for (let row = 0; row < interactions.people; row += 1) {
    const { items, weights } = historyOf(interactions, row);
    const solution = wanted.subarray(row * factors, (row + 1) * factors);
    solve(items, solution, STEPS_A_ROUND, reading === 'by-weight' ? weights : undefined);
  }
}
