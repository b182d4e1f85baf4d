/** What a client may tell that a person did, or was shown. */
export const TOLD_KINDS = ['impression', 'view', 'click', 'longView', 'share', 'dismiss', 'visit'] as const;
/** What is read where it is kept: it cannot be removed here, but it can be forgotten. */
export const FORGETTABLE_KINDS = ['bookmark', 'review'] as const;
export const SIGNAL_KINDS = [...TOLD_KINDS, ...FORGETTABLE_KINDS] as const;
export type ForgettableKind = (typeof FORGETTABLE_KINDS)[number];
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** Repeats of one kind on one festival, told once: how often, and when last. */
export interface Evidence {
  readonly festivalId: string;
  readonly kind: SignalKind;
  /** 1 to 5 with a review, else null. */
  readonly rating: number | null;
  readonly times: number;
  readonly at: Date;
}

/** What a person thinks of one festival: positive is liking, negative disliking. */
export interface Interest {
  readonly festivalId: string;
  /** From -2 to 2; a bookmark of today is 1. */
  readonly weight: number;
  /** The kinds behind it, the weightiest first. */
  readonly kinds: readonly SignalKind[];
}

/**
 * An impression is what we chose to show: people who keep what they like would be taken to dislike all
 * that resembles it, so by itself it tells nothing of taste.
 */
const WEIGHT: Record<Exclude<SignalKind, 'review'>, number> = {
  bookmark: 1,
  visit: 0.6,
  share: 0.8,
  longView: 0.4,
  click: 0.3,
  view: 0.1,
  impression: 0,
  dismiss: -1,
};
/** A visit that was rated 3 still says a little. */
const WEIGHT_OF_RATING = [-1.5, -0.75, 0.2, 0.9, 1.5] as const;
/** Days after which a signal counts half: festivals come yearly, glances are of the day. */
const HALF_LIFE_DAYS: Record<SignalKind, number> = {
  bookmark: 365,
  review: 730,
  visit: 730,
  share: 365,
  longView: 90,
  click: 60,
  view: 60,
  impression: 30,
  dismiss: 365,
};
const STRONGEST = 2;
const DAY_MS = 86_400_000;

/**
 * Weight of a signal at an instant: base × (1 + ln times) × 2^(-age / half-life). Repeats count
 * logarithmically, so that a page left reloading does not outweigh a review.
 */
export function weightOf({ kind, rating, times, at }: Omit<Evidence, 'festivalId'>, now: Date): number {
  const base = kind === 'review' ? WEIGHT_OF_RATING[(rating ?? 3) - 1] : WEIGHT[kind];
  const ageDays = Math.max(0, now.getTime() - at.getTime()) / DAY_MS;
  return (base ?? 0) * (1 + Math.log(Math.max(1, times))) * 2 ** (-ageDays / HALF_LIFE_DAYS[kind]);
}

/** One interest a festival, in the order the festivals first appear; those that cancel out are left out. */
export function interestsOf(evidence: readonly Evidence[], now: Date): Interest[] {
  const parts = new Map<string, { kind: SignalKind; weight: number }[]>();
  for (const one of evidence) {
    if (one.kind === 'impression') continue;
    const of = parts.get(one.festivalId) ?? [];
    of.push({ kind: one.kind, weight: weightOf(one, now) });
    parts.set(one.festivalId, of);
  }
  return [...parts]
    .map(([festivalId, of]) => {
      const sum = of.reduce((total, { weight }) => total + weight, 0);
      const kinds = of.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).map(({ kind }) => kind);
      return {
        festivalId,
        weight: Math.max(-STRONGEST, Math.min(STRONGEST, sum)),
        kinds: [...new Set(kinds)],
      };
    })
    .filter(({ weight }) => Math.abs(weight) > 1e-6);
}
