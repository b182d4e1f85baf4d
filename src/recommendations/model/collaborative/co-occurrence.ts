import { type History, historyOf, type Interactions } from './interactions.js';

/** How much more two things count that a person did close together in time. */
export interface Closeness {
  /** w ≥ 0: what being done at the same moment adds to being done by the same person. */
  readonly weight: number;
  /** τ: after as many days the addition has fallen to 1/e. */
  readonly days: number;
}

/**
 * items × items, by row, symmetric: how often the same person did something with both,
 *
 *   A_ij = Σ_p (1 + w exp(−|t_pi − t_pj| / τ)) / (1 + w),   A_ii = number of people of i.
 *
 * Without closeness (or times) it is the Gram matrix XᵀX of EASE. The kernel is positive definite for each
 * person, so A is positive semidefinite like XᵀX, and all that is solved with XᵀX can be solved with A.
 * What people do in one sitting says more than what they do years apart; measured in decision 18.
 */
export function coOccurrence(interactions: Interactions, closeness?: Closeness): Float64Array {
  const { people, items } = interactions;
  const counts = new Float64Array(items * items);
  for (let person = 0; person < people; person += 1) {
    const history = historyOf(interactions, person);
    if (closeness === undefined || history.days === undefined) addAlike(counts, items, history);
    else addByCloseness(counts, items, history.items, history.days, closeness);
  }
  for (let i = 0; i < items; i += 1) {
    for (let j = i + 1; j < items; j += 1) counts[i * items + j] = counts[j * items + i]!;
  }
  return counts;
}

/** Items of a history ascend, so this fills the lower triangle; so does the next. */
function addAlike(counts: Float64Array, items: number, history: History): void {
  for (let a = 0; a < history.items.length; a += 1) {
    const row = history.items[a]! * items;
    for (let b = 0; b <= a; b += 1) counts[row + history.items[b]!]! += 1;
  }
}

function addByCloseness(
  counts: Float64Array,
  items: number,
  history: Int32Array,
  days: Float64Array,
  closeness: Closeness,
): void {
  const apart = 1 / (1 + closeness.weight);
  const together = closeness.weight * apart;
  for (let a = 0; a < history.length; a += 1) {
    const row = history[a]! * items;
    const day = days[a]!;
    for (let b = 0; b <= a; b += 1) {
      const near = Math.exp(-Math.abs(day - days[b]!) / closeness.days);
      counts[row + history[b]!]! += apart + together * near;
    }
  }
}
