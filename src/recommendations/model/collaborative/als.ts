import { type Interactions, transposed } from './interactions.js';
import { MersenneTwister } from './mersenne-twister.js';
import { rowSolver } from './normal-equations.js';
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
  const { people, items } = interactions;
  const { factors } = parameters;
  const byItem = transposed(interactions);
  const random = new MersenneTwister(SEED);
  const start = SPREAD / Math.sqrt(factors);
  const ofItems = Float64Array.from({ length: items * factors }, () => random.normal() * start);
  const ofPeople = new Float64Array(people * factors);
  for (let round = 0; round < ROUNDS; round += 1) {
    solveAll(interactions, ofItems, ofPeople, parameters);
    solveAll(byItem, ofPeople, ofItems, parameters);
  }
  const solve = rowSolver(ofItems, parameters);
  return {
    scores(history) {
      const person = new Float64Array(factors);
      solve(history.items, person, STEPS_TO_FOLD_IN);
      const scores = new Float64Array(items);
      for (let item = 0; item < items; item += 1) {
        let score = 0;
        for (let f = 0; f < factors; f += 1) score += person[f]! * ofItems[item * factors + f]!;
        scores[item] = score;
      }
      return scores;
    },
  };
}

function solveAll(
  { people: rows, starts, itemAt }: Interactions,
  known: Float64Array,
  wanted: Float64Array,
  parameters: AlsParameters,
): void {
  const { factors } = parameters;
  const solve = rowSolver(known, parameters);
  for (let row = 0; row < rows; row += 1) {
    const solution = wanted.subarray(row * factors, (row + 1) * factors);
    solve(itemAt.subarray(starts[row], starts[row + 1]), solution, STEPS_A_ROUND);
  }
}
