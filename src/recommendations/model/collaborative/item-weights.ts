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
  return {
    scores(history: History): Float64Array {
      const scores = new Float64Array(items);
      history.items.forEach((item, at) => {
        const x = reading === 'by-weight' ? history.weights[at]! : 1;
        const row = weights.subarray(item * items, (item + 1) * items);
        for (let j = 0; j < items; j += 1) scores[j]! += x * row[j]!;
      });
      return scores;
    },
  };
}
