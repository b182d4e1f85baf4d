import type { Day } from '../../shared/clock.js';
import type { Arm } from './arm.rules.js';

/** What one model showed of one festival in one arm. */
export interface ShownOfFestival {
  readonly modelVersion: number;
  readonly arm: Arm;
  readonly festivalId: string;
  readonly impressions: number;
  readonly clicks: number;
  readonly cold: number;
  readonly explored: number;
  readonly exploredClicks: number;
  /** Sums of 1 / propensity over the explored ones: all, the clicked, and of the squares. */
  readonly weight: number;
  readonly clickedWeight: number;
  readonly squaredWeight: number;
}

export interface ShownOfDay {
  readonly day: Day;
  readonly arm: Arm;
  readonly lists: number;
  readonly impressions: number;
  readonly clicks: number;
}

/** What the numbers need to know of a festival that could have been shown. */
export interface Showable {
  readonly provinceCode: string | null;
  /** How many people keep or rated it. */
  readonly liking: number;
}

/** A share with the interval in which it lies in 95 of 100 cases. */
export interface Rate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Watched {
  readonly modelVersion: number;
  readonly arm: Arm;
  readonly impressions: number;
  readonly clicks: number;
  readonly clickRate: Rate;
  readonly coverage: number;
  readonly gini: number;
  readonly noveltyBits: number;
  readonly coldShare: number;
  readonly provinces: readonly { readonly code: string | null; readonly share: number }[];
  readonly explored: {
    readonly impressions: number;
    readonly clicks: number;
    /**
     * What a festival drawn evenly from all candidates would be clicked: each explored one weighs
     * 1 / propensity, over the sum of the weights (self-normalised estimator, Swaminathan and Joachims
     * 2015), which needs no number of candidates and stays within 0 and 1. What the ranking is worth is
     * its click rate beside this one.
     */
    readonly evenClickRate: number | null;
    /** So many evenly drawn ones would tell as much: (sum of weights)² / sum of squares (Kish 1965). */
    readonly effectiveSize: number;
  };
}

/** Numbers of each model and arm, the newest model first. `open` are all festivals that may be recommended now. */
export function watchedOf(shown: readonly ShownOfFestival[], open: ReadonlyMap<string, Showable>): Watched[] {
  const groups = new Map<string, ShownOfFestival[]>();
  for (const one of shown) {
    const key = `${one.modelVersion} ${one.arm}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()]
    .map((of) => watched(of, open))
    .sort((a, b) => b.modelVersion - a.modelVersion || (a.arm < b.arm ? -1 : 1));
}

function watched(of: readonly ShownOfFestival[], open: ReadonlyMap<string, Showable>): Watched {
  const [{ modelVersion, arm }] = of as [ShownOfFestival];
  const total = (name: Exclude<keyof ShownOfFestival, 'arm' | 'festivalId'>) =>
    of.reduce((sum, one) => sum + one[name], 0);
  const [impressions, clicks] = [total('impressions'), total('clicks')];
  const counts = new Map([...open.keys()].map((id) => [id, 0]));
  for (const { festivalId, impressions: times } of of) counts.set(festivalId, times);
  const [weight, squaredWeight] = [total('weight'), total('squaredWeight')];
  return {
    modelVersion,
    arm,
    impressions,
    clicks,
    clickRate: rateOf(clicks, impressions),
    coverage: of.filter(({ festivalId }) => open.has(festivalId)).length / Math.max(1, open.size),
    gini: giniOf([...counts.values()]),
    noveltyBits: noveltyOf(of, open),
    coldShare: total('cold') / impressions,
    provinces: provincesOf(of, open, impressions),
    explored: {
      impressions: total('explored'),
      clicks: total('exploredClicks'),
      evenClickRate: weight === 0 ? null : total('clickedWeight') / weight,
      effectiveSize: weight === 0 ? 0 : weight ** 2 / squaredWeight,
    },
  };
}

/**
 * Wilson's score interval (Wilson 1927): unlike the one around the mean it stays within 0 and 1 and says
 * something of few impressions, too.
 */
export function rateOf(successes: number, trials: number): Rate {
  if (trials === 0) return { value: 0, low: 0, high: 1 };
  const z = 1.96;
  const [value, spread] = [successes / trials, z ** 2 / trials];
  const middle = value + spread / 2;
  const half = z * Math.sqrt((value * (1 - value)) / trials + spread / (4 * trials));
  // What is rounded may not put the rate itself outside.
  return {
    value,
    low: Math.max(0, Math.min(value, (middle - half) / (1 + spread))),
    high: Math.min(1, Math.max(value, (middle + half) / (1 + spread))),
  };
}

/** Gini's coefficient of impressions over all festivals: 0 shown alike, towards 1 one alone. */
export function giniOf(counts: readonly number[]): number {
  const sorted = [...counts].sort((a, b) => a - b);
  const sum = sorted.reduce((total, one) => total + one, 0);
  if (sum === 0) return 0;
  const weighted = sorted.reduce(
    (total, one, index) => total + (2 * (index + 1) - sorted.length - 1) * one,
    0,
  );
  return weighted / (sorted.length * sum);
}

/**
 * Mean self-information of what was shown, -log2 of a festival's share of all liking (Zhou et al. 2010),
 * one added to each so that what nobody has liked yet is novel and not infinitely so.
 */
function noveltyOf(of: readonly ShownOfFestival[], open: ReadonlyMap<string, Showable>): number {
  const all = [...open.values()].reduce((sum, { liking }) => sum + liking + 1, 0);
  let [bits, times] = [0, 0];
  for (const { festivalId, impressions } of of) {
    const liking = open.get(festivalId)?.liking;
    if (liking === undefined) continue;
    bits -= impressions * Math.log2((liking + 1) / all);
    times += impressions;
  }
  return times === 0 ? 0 : bits / times;
}

function provincesOf(
  of: readonly ShownOfFestival[],
  open: ReadonlyMap<string, Showable>,
  impressions: number,
): Watched['provinces'] {
  const sums = new Map<string | null, number>();
  for (const { festivalId, impressions: times } of of) {
    const code = open.get(festivalId)?.provinceCode ?? null;
    sums.set(code, (sums.get(code) ?? 0) + times);
  }
  return [...sums]
    .map(([code, times]) => ({ code, share: times / impressions }))
    .sort((a, b) => b.share - a.share);
}
