/** What one of a group thinks of the candidates, in their order. */
export interface Voice {
  readonly scores: readonly number[];
}

/** How a group's score of candidate c is made: Σ scale × score over its voices, less misery[c]. */
export interface Blend {
  /** Of each voice, in the order of the voices. */
  readonly scales: readonly number[];
  /** Of each candidate: what it loses for the one whom it suits least. */
  readonly misery: readonly number[];
  readonly scores: readonly number[];
}

/** How much the least content of the group counts beside the average. */
const MISERY_SHARE = 0.4;
/** Whose scores spread less than this share of the widest spread has that much less to say. */
const LEAST_SPREAD = 0.25;

/**
 * Average and least misery blended (both among what people choose for groups: Masthoff 2004): each
 * voice is stretched to 0–1 over the candidates, so that nobody's counts more for having done more,
 * then score = mean - 0.4 × (mean - least). Average alone lists what one of them cannot stand; least
 * misery alone what nobody minds and nobody wants. Where everybody puts one before another, so does
 * the group; which of the voices comes first does not matter.
 */
export function blended(voices: readonly Voice[]): Blend {
  const leasts = voices.map(({ scores }) => Math.min(...scores));
  const spreads = voices.map(({ scores }, at) => Math.max(...scores) - (leasts[at] as number));
  const widest = Math.max(...spreads);
  const scales = spreads.map((spread) =>
    widest < Number.EPSILON
      ? 1 / voices.length
      : 1 / (Math.max(spread, LEAST_SPREAD * widest) * voices.length),
  );
  const count = voices[0]?.scores.length ?? 0;
  const candidates = Array.from({ length: count }, (_, candidate) =>
    voices.map(
      ({ scores }, at) => (scales[at] as number) * ((scores[candidate] as number) - (leasts[at] as number)),
    ),
  );
  const misery = candidates.map(
    (shares) => MISERY_SHARE * (sumOf(shares) - voices.length * Math.min(...shares)),
  );
  const base = count === 0 ? 0 : sumOf(leasts.map((least, at) => least * (scales[at] as number)));
  const scores = candidates.map((shares, at) => base + sumOf(shares) - (misery[at] as number));
  return { scales, misery, scores };
}

/** Smallest first, so that the order of the voices does not even show in the last digit. */
function sumOf(shares: readonly number[]): number {
  return [...shares].sort((a, b) => a - b).reduce((sum, share) => sum + share, 0);
}
