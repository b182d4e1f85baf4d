import { bestOf } from '../collaborative/best-of.js';
import { historyOf } from '../collaborative/interactions.js';
import { metricsOf } from '../collaborative/ranking-metrics.js';
import type { Population } from './population.js';

/** Scores of all festivals of the population for what a person has of them; parallel lists. */
export type Foretelling = (numbers: Int32Array, weights: Float64Array) => Float64Array;

/** How the way of the new model and the held one foretold the same window. */
export interface Verdict {
  /** By whom they were judged. */
  readonly people: number;
  /** nDCG@10, on their mean. */
  readonly challenger: number;
  readonly held: number;
  readonly lost: boolean;
}

const LIST = 10;
/** Of fewer the mean is chance. */
const LEAST_PEOPLE = 100;
/** Enough to tell a percent apart; picked evenly. */
const MOST_PEOPLE = 2_000;
/** Standard errors of the difference below zero at which it is no chance any more: one time in forty. */
const STANDARD_ERRORS = 2;

/** Those by whom it can be judged: they told of something before the window and came to like more within it. */
export function judges({ interactions }: Population, isNew: (at: number) => boolean): number[] {
  const { people, starts } = interactions;
  const able = Array.from({ length: people }, (_, person) => person).filter((person) => {
    let fresh = 0;
    for (let at = starts[person]!; at < starts[person + 1]!; at += 1) fresh += Number(isNew(at));
    return fresh > 0 && fresh < starts[person + 1]! - starts[person]!;
  });
  if (able.length < LEAST_PEOPLE) return [];
  const step = Math.max(1, able.length / MOST_PEOPLE);
  return able.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

/**
 * Both get what each judge told before the window and foretell what they came to like within it, of all festivals
 * that were not theirs yet. The challenger has lost where it is worse by more than chance: where the mean difference
 * of nDCG@10 is more than two standard errors below zero.
 */
export function verdictOf(
  population: Population,
  isNew: (at: number) => boolean,
  by: readonly number[],
  challenger: Foretelling,
  held: Foretelling,
): Verdict {
  const qualities = by.map((person) => {
    const from = population.interactions.starts[person]!;
    const { items, weights } = historyOf(population.interactions, person);
    const before = Array.from(items.keys()).filter((at) => !isNew(from + at));
    const own = new Set(before.map((at) => items[at]!));
    const wanted = new Set([...items].filter((item) => !own.has(item)));
    const quality = (foretell: Foretelling) => {
      const scores = foretell(
        Int32Array.from(before, (at) => items[at]!),
        Float64Array.from(before, (at) => weights[at]!),
      );
      const best = bestOf(scores, LIST, (item) => own.has(item));
      const hits = Array.from({ length: LIST }, (_, rank) => wanted.has(best[rank] ?? -1));
      return metricsOf(hits, wanted.size).ndcg;
    };
    return { challenger: quality(challenger), held: quality(held) };
  });
  const mean = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0) / of.length;
  const differences = qualities.map((one) => one.challenger - one.held);
  const average = mean(differences);
  const variance = mean(differences.map((difference) => (difference - average) ** 2));
  const error = Math.sqrt(variance / differences.length);
  return {
    people: by.length,
    challenger: mean(qualities.map((one) => one.challenger)),
    held: mean(qualities.map((one) => one.held)),
    lost: average < -STANDARD_ERRORS * error,
  };
}
