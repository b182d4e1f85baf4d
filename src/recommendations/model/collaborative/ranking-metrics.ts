/** How good the first k of a list are; each between 0 and 1. */
export interface RankingMetrics {
  readonly ndcg: number;
  readonly map: number;
  readonly precision: number;
  readonly recall: number;
}

/**
 * Of one person's list of k, where `hits[r]` says whether the item at rank r is relevant, of `relevant` in all:
 * nDCG with binary gains and logarithmic discount, Σ hit_r / log₂(r + 2) over the same for min(k, relevant)
 * hits at the top; average precision divided by all relevant; precision divided by k; recall.
 */
export function metricsOf(hits: readonly boolean[], relevant: number): RankingMetrics {
  let gained = 0;
  let best = 0;
  let found = 0;
  let precisions = 0;
  hits.forEach((hit, rank) => {
    const gain = 1 / Math.log2(rank + 2);
    if (rank < relevant) best += gain;
    if (!hit) return;
    gained += gain;
    found += 1;
    precisions += found / (rank + 1);
  });
  return {
    ndcg: gained / best,
    map: precisions / relevant,
    precision: found / hits.length,
    recall: found / relevant,
  };
}

/** The mean over people. */
export function meanOf(all: readonly RankingMetrics[]): RankingMetrics {
  const mean = (of: (metrics: RankingMetrics) => number) =>
    all.reduce((sum, metrics) => sum + of(metrics), 0) / Math.max(1, all.length);
  return {
    ndcg: mean(({ ndcg }) => ndcg),
    map: mean(({ map }) => map),
    precision: mean(({ precision }) => precision),
    recall: mean(({ recall }) => recall),
  };
}
