import { coOccurrence } from './co-occurrence.js';
import type { History, Interactions } from './interactions.js';
import { itemRecommender } from './item-weights.js';
import type { Recommender } from './recommender.js';

/** The half-life of what somebody did in the published benchmark. */
const HALF_LIFE_DAYS = 30;

/**
 * SAR as Microsoft Recommenders publishes it (Simple Algorithm for Recommendation, sar_singlenode): the
 * affinities of a person, ratings halved for every 30 days before the newest rating of all, times the
 * Jaccard similarity of items, c_ij / (c_ii + c_jj − c_ij) for c = XᵀX.
 */
export function trainSar(interactions: Interactions): Recommender {
  const { items } = interactions;
  const counts = coOccurrence(interactions);
  const weights = new Float32Array(items * items);
  for (let i = 0; i < items; i += 1) {
    const ofI = counts[i * items + i]!;
    for (let j = 0; j < items; j += 1) {
      const both = counts[i * items + j]!;
      const either = ofI + counts[j * items + j]! - both;
      weights[i * items + j] = either === 0 ? 0 : both / either;
    }
  }
  const byAffinity = itemRecommender({ items, weights }, 'by-weight');
  const newest = interactions.dayAt?.reduce((last, day) => Math.max(last, day), -Infinity);
  return { scores: (history) => byAffinity.scores(decayed(history, newest)) };
}

function decayed(history: History, newest: number | undefined): History {
  const { days } = history;
  if (days === undefined || newest === undefined) return history;
  return {
    ...history,
    weights: history.weights.map((weight, at) => weight * 2 ** ((days[at]! - newest) / HALF_LIFE_DAYS)),
  };
}
