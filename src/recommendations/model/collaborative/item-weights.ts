import type { History } from './interactions.js';
import type { Recommender } from './recommender.js';

/** An item–item model: what having item i says for item j is at `weights[i * items + j]`. */
export interface ItemWeights {
  readonly items: number;
  /** items × items, by row; half the precision is twice the speed, and more than ranking needs. */
  readonly weights: Float32Array;
}

export type Reading = 'all-alike' | 'by-weight';

/** s_j = Σ_i x_i w_ij with x_i = 1, or by weight what the person's interaction with i weighs. */
export function itemRecommender({ items, weights }: ItemWeights, reading: Reading): Recommender {
  const rowOf = (item: number) => weights.subarray(item * items, (item + 1) * items);
  return {
    scores(history: History): Float64Array {
      const scores = new Float64Array(items);
      const x = reading === 'by-weight' ? history.weights : history.weights.map(() => 1);
      const count = history.items.length;
      let at = 0;
      // Four rows at a time, or the sums are loaded and stored for each.
      for (; at + 3 < count; at += 4) {
        const [a, b, c, d] = [x[at]!, x[at + 1]!, x[at + 2]!, x[at + 3]!];
        const ofA = rowOf(history.items[at]!);
        const ofB = rowOf(history.items[at + 1]!);
        const ofC = rowOf(history.items[at + 2]!);
        const ofD = rowOf(history.items[at + 3]!);
        for (let j = 0; j < items; j += 1) {
          scores[j]! += a * ofA[j]! + b * ofB[j]! + c * ofC[j]! + d * ofD[j]!;
        }
      }
      for (; at < count; at += 1) {
        const row = rowOf(history.items[at]!);
        for (let j = 0; j < items; j += 1) scores[j]! += x[at]! * row[j]!;
      }
      return scores;
    },
  };
}
