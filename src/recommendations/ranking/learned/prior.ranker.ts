import { type FeatureName, FEATURES } from './features.js';
import { linearRanker, type Ranker } from './ranker.js';

/** By how much a logarithm of one more counts, that of all who come being 1. */
export interface PriorParameters {
  readonly lastDay: number;
  readonly days: number;
  readonly km: number;
}

/** Sets of weights that earlier windows may choose among, the usual first; the last is popularity alone. */
export const PRIORS: readonly [PriorParameters, ...PriorParameters[]] = [
  { lastDay: 0.3, days: -0.3, km: -0.2 },
  { lastDay: 0.1, days: -0.1, km: -0.1 },
  { lastDay: 0, days: 0, km: 0 },
];

/** More than any popularity: what their own organisers have comes first. */
const OWN_ORGANISER = 8;

/**
 * How good a candidate is for somebody who has not accepted anything yet:
 *
 *   ln(1 + people coming) + a ln(1 + those of the last day) + b ln(1 + days until) + c ln(1 + km)
 *   + 8 where they follow the organiser, + 8 for each time they answered it, though with no (by its log₂).
 *
 * Weights that are fitted to such people were worse than popularity alone on later windows (decision 19).
 */
export function priorWeights({ lastDay, days, km }: PriorParameters): Partial<Record<FeatureName, number>> {
  return {
    popularity: 1,
    'popularity of the last day': lastDay,
    'days until, logarithm': days,
    'distance, logarithm': km,
    'follows the organiser': OWN_ORGANISER,
    'declined the organiser': OWN_ORGANISER / Math.LN2,
  };
}

export function priorRanker(parameters: PriorParameters): Ranker {
  const weights = priorWeights(parameters);
  return linearRanker(Float64Array.from(FEATURES, (name) => weights[name] ?? 0));
}
