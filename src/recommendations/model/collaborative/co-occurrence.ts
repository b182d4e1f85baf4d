import { type History, historyOf, type Interactions } from './interactions.js';
import type { Reading } from './item-weights.js';

/** How much more two things count that a person did close together in time. */
export interface Closeness {
  /** w ≥ 0: what being done at the same moment adds to being done by the same person. */
  readonly weight: number;
  /** τ: after as many days the addition has fallen to 1/e. */
  readonly days: number;
}

/** How pairs are counted. */
export interface Counting {
  readonly closeness?: Closeness | undefined;
  /** What a pair of a person counts: 1, or the product of what the two weigh to them. */
  readonly reading: Reading;
}

/** Counts of pairs, of which only the lower triangle is filled: row i begins at `rowAt(i)`. */
interface Counts {
  readonly values: Float32Array | Float64Array;
  readonly rowAt: (item: number) => number;
}

/**
 * items × items, by row, symmetric: how often the same person did something with both,
 *
 *   A_ij = Σ_p x_pi x_pj (1 + w exp(−|t_pi − t_pj| / τ)) / (1 + w),   A_ii = Σ_p x_pi², the number of people of i.
 *
 * Without closeness (or times) it is the Gram matrix XᵀX of EASE. The kernel is positive definite for each
 * person, so A is positive semidefinite like XᵀX, and all that is solved with XᵀX can be solved with A.
 * What people do in one sitting says more than what they do years apart; measured in decision 18.
 */
export function coOccurrence(
  interactions: Interactions,
  closeness?: Closeness,
  reading: Reading = 'all-alike',
): Float64Array {
  const { items } = interactions;
  const values = new Float64Array(items * items);
  countPairs(interactions, { closeness, reading }, { values, rowAt: (item) => item * items });
  for (let i = 0; i < items; i += 1) {
    for (let j = i + 1; j < items; j += 1) values[i * items + j] = values[j * items + i]!;
  }
  return values;
}

/** Adds everybody's pairs to counts; only those that `isWanted`, of places in the interactions, where it is given. */
export function countPairs(
  interactions: Interactions,
  counting: Counting,
  counts: Counts,
  isWanted?: (a: number, b: number) => boolean,
): void {
  const { people, starts } = interactions;
  for (let person = 0; person < people; person += 1) {
    const history = historyOf(interactions, person);
    const timed = counting.closeness !== undefined && history.days !== undefined;
    if (counting.reading === 'all-alike' && !timed && isWanted === undefined) addAlike(counts, history);
    else
      addWeighed(
        counts,
        history,
        counting,
        isWanted && ((a, b) => isWanted(starts[person]! + a, starts[person]! + b)),
      );
  }
}

/** Items of a history ascend, so this fills the lower triangle; so does the next. */
function addAlike({ values, rowAt }: Counts, { items }: History): void {
  for (let a = 0; a < items.length; a += 1) {
    const row = rowAt(items[a]!);
    for (let b = 0; b <= a; b += 1) values[row + items[b]!]! += 1;
  }
}

function addWeighed(
  { values, rowAt }: Counts,
  { items, weights, days }: History,
  { closeness, reading }: Counting,
  isWanted: ((a: number, b: number) => boolean) | undefined,
): void {
  const x = reading === 'by-weight' ? weights : undefined;
  const timed = days === undefined ? undefined : closeness;
  const apart = 1 / (1 + (timed?.weight ?? 0));
  const together = (timed?.weight ?? 0) * apart;
  for (let a = 0; a < items.length; a += 1) {
    const row = rowAt(items[a]!);
    const weight = x?.[a] ?? 1;
    for (let b = 0; b <= a; b += 1) {
      if (isWanted !== undefined && !isWanted(a, b)) continue;
      const near = timed === undefined ? 0 : Math.exp(-Math.abs(days![a]! - days![b]!) / timed.days);
      values[row + items[b]!]! += weight * (x?.[b] ?? 1) * (apart + together * near);
    }
  }
}
