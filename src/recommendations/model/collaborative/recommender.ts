import type { History } from './interactions.js';

/** A trained model. It knows items, not people: whose history it is asked with need not have been in training. */
export interface Recommender {
  /** A score for every item, those of the history included; higher is better. */
  scores(history: History): Float64Array;
}
