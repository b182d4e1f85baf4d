/** What a person can tell by doing; the last two come from bookmarks and reviews. */
export const SIGNAL_KINDS = ['view', 'click', 'share', 'dismiss', 'bookmark', 'review'] as const;
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

const WEIGHT: Record<Exclude<SignalKind, 'review'>, number> = {
  bookmark: 1,
  share: 0.8,
  click: 0.3,
  view: 0.1,
  dismiss: -1,
};
/** A visit that was rated 3 still says a little. */
const WEIGHT_OF_RATING = [-1.5, -0.75, 0.2, 0.9, 1.5] as const;
/** Days after which a signal counts half: festivals come yearly, glances are of the day. */
const HALF_LIFE_DAYS: Record<SignalKind, number> = {
  bookmark: 365,
  review: 730,
  share: 365,
  click: 60,
  view: 60,
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
