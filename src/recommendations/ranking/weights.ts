import type { LearnedWeights } from '../model/item-model.js';
import { type FeatureName, FEATURES } from './learned/features.js';
import { PRIORS, priorWeights } from './learned/prior.ranker.js';

type Named = Partial<Record<FeatureName, number>>;

/** So much interest (a bookmark of today is 1) counts as much as the prior. */
const HALF_LEARNED = 1;
/** A star more or less is one wherever it is said: the prior's own scale is that of one more of ln people. */
const PRIOR_SCALE = 0.15;

/** What everybody gets, of whom nothing is known and of whom there is. */
const FOR_ALL: Named = { nearness: 0.5, rating: 0.25, soon: 0.25, estimate: -0.15, momentum: 0.05 };

/** For people of whom nothing is known: popularity, momentum, days until and nearness, as for events. */
const PRIOR = vectorOf({ ...scaled(priorWeights(PRIORS[0]), PRIOR_SCALE), ...FOR_ALL });

/** For people with a history while there is too little of everybody's to learn from. */
export const USUAL = vectorOf({
  ...FOR_ALL,
  'item model': 1,
  factors: 0.3,
  'like in category': 0.9,
  'like in theme': 0.9,
  'like in region': 0.9,
  'like in season': 0.9,
  'times in the series': 0.15,
  'times at the organiser': 0.1,
  'declined the organiser': -0.1,
  'share of the weekday': 0.02,
  popularity: 0.12,
  soon: 0.4,
  free: 0.02,
  new: 0.02,
});

/**
 * Weights of all features for a person of so much interest n: those learned (the usual ones while none are, or
 * where those stored are of other features), by n / (n + 1), and the prior's, by 1 / (n + 1).
 */
export function weightsFor(learned: LearnedWeights | null, interest: number): Float64Array {
  if (interest === 0) return PRIOR;
  const share = interest / (interest + HALF_LEARNED);
  const own = fitting(learned) ?? USUAL;
  return own.map((weight, at) => share * weight + (1 - share) * PRIOR[at]!);
}

function fitting(learned: LearnedWeights | null): Float64Array | undefined {
  const fits =
    learned !== null &&
    learned.weights.length === FEATURES.length &&
    FEATURES.every((name, at) => learned.features[at] === name) &&
    learned.weights.every(Number.isFinite);
  return fits ? Float64Array.from(learned.weights) : undefined;
}

function vectorOf(named: Named): Float64Array {
  return Float64Array.from(FEATURES, (name) => named[name] ?? 0);
}

function scaled(named: Named, scale: number): Named {
  return Object.fromEntries(Object.entries(named).map(([name, weight]) => [name, weight * scale]));
}
