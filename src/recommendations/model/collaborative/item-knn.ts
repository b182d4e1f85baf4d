import { coOccurrence } from './co-occurrence.js';
import type { Interactions } from './interactions.js';
import { itemRecommender } from './item-weights.js';
import type { Recommender } from './recommender.js';

export interface ItemKnnParameters {
  readonly neighbours: number;
  /** People in common are as if diluted by as many who have nothing in common. */
  readonly shrinkage: number;
}

/**
 * Item-based nearest neighbours: cosine c_ij / (√(c_ii c_jj) + shrinkage) for c = XᵀX, and of each item j only
 * the nearest i (Sarwar et al. 2001; shrinkage after Bell and Koren 2007; as in Ferrari Dacrema et al. 2019).
 */
export function trainItemKnn(
  interactions: Interactions,
  { neighbours, shrinkage }: ItemKnnParameters,
): Recommender {
  const { items } = interactions;
  const counts = coOccurrence(interactions);
  const weights = new Float32Array(items * items);
  const similarity = new Float64Array(items);
  for (let j = 0; j < items; j += 1) {
    for (let i = 0; i < items; i += 1) {
      const root = Math.sqrt(counts[i * items + i]! * counts[j * items + j]!);
      similarity[i] = i === j || root === 0 ? 0 : counts[j * items + i]! / (root + shrinkage);
    }
    const least = similarity.toSorted()[Math.max(0, items - neighbours)]!;
    for (let i = 0; i < items; i += 1) {
      if (similarity[i]! >= least) weights[i * items + j] = similarity[i]!;
    }
  }
  return itemRecommender({ items, weights }, 'all-alike');
}
