import { bestOf } from './best-of.js';
import { historyOf, type Interactions } from './interactions.js';
import { meanOf, metricsOf, type RankingMetrics } from './ranking-metrics.js';
import type { Recommender } from './recommender.js';

/** A part of the interactions to learn from and a part to foretell, over the same people and items. */
export interface Trial {
  readonly train: Interactions;
  readonly held: Interactions;
  /** What is never proposed to a person: all they are known to have, at least what `train` holds. */
  readonly known: Interactions;
}

/** Scores of a person for every item, from what the trial's training part says of them. */
export type Scoring = (person: number) => Float64Array;

/** How good the first k proposals are, on the mean of all people of whom something is held back. */
export function qualityOf(recommender: Recommender, trial: Trial, k: number): RankingMetrics {
  return qualityOfScores((person) => recommender.scores(historyOf(trial.train, person)), trial, k);
}

export function qualityOfScores(scoring: Scoring, { held, known }: Trial, k: number): RankingMetrics {
  const isKnown = new Uint8Array(held.items);
  const isHeld = new Uint8Array(held.items);
  const all: RankingMetrics[] = [];
  for (const person of peopleOf(held)) {
    const knownItems = historyOf(known, person).items;
    const heldItems = historyOf(held, person).items;
    for (const item of knownItems) isKnown[item] = 1;
    for (const item of heldItems) isHeld[item] = 1;
    const best = bestOf(scoring(person), k, (item) => isKnown[item] === 1);
    const hits = Array.from({ length: k }, (_, rank) => isHeld[best[rank] ?? -1] === 1);
    all.push(metricsOf(hits, heldItems.length));
    for (const item of knownItems) isKnown[item] = 0;
    for (const item of heldItems) isHeld[item] = 0;
  }
  return meanOf(all);
}

/** Those who have any interaction here. */
export function peopleOf({ people, starts }: Interactions): readonly number[] {
  return Array.from({ length: people }, (_, person) => person).filter(
    (person) => starts[person + 1]! > starts[person]!,
  );
}
