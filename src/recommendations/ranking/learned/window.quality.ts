import { bestOf } from '../../model/collaborative/best-of.js';
import { meanOf, metricsOf, type RankingMetrics } from '../../model/collaborative/ranking-metrics.js';
import type { Scoring } from './ranker.js';
import type { Window } from './window.js';

export interface WindowQuality extends RankingMetrics {
  readonly people: number;
  /** Of what people accepted though nobody had answered it before, the share that their lists held. */
  readonly coldRecall: number;
}

/** How well the first k candidates foretell what these people accepted next; what they had answered is left out. */
export function qualityIn(
  { knowledge, next, cold }: Window,
  people: readonly number[],
  scoring: Scoring,
  k: number,
): WindowQuality {
  const coldRecalls: number[] = [];
  const metrics = people.map((person) => {
    const { accepted = [], declined = [] } = knowledge.histories.get(person) ?? {};
    const answered = new Set([...accepted, ...declined].map(({ occasion }) => occasion));
    const best = bestOf(scoring(person), k, (occasion) => answered.has(occasion));
    const relevant = new Set(next.get(person));
    const coldOnes = [...relevant].filter((occasion) => cold[occasion] === 1);
    if (coldOnes.length > 0) {
      coldRecalls.push(coldOnes.filter((occasion) => best.includes(occasion)).length / coldOnes.length);
    }
    return metricsOf(
      Array.from({ length: k }, (_, rank) => relevant.has(best[rank] ?? -1)),
      relevant.size,
    );
  });
  const coldRecall = coldRecalls.reduce((sum, recall) => sum + recall, 0) / Math.max(1, coldRecalls.length);
  return { ...meanOf(metrics), people: people.length, coldRecall };
}
