/** By category, how much a person likes it. */
export type Mix = ReadonlyMap<string, number>;

interface Categorised {
  readonly festival: { readonly category: string };
}

/** What a divergence less by 1 is worth. */
const WORTH = 0.1;
/** α: a category that the list lacks counts as if it had a little of it. */
const SMOOTHING = 0.01;
/** So much liking counts as much as what the scores alone would list. */
const HALF_KNOWN = 3;

/**
 * Calibrated recommendations (Steck 2018): a list is worth more the less the person's mix of categories p diverges
 * from the list's q, by −KL(p ‖ (1 − α) q + α p). Answers, for a list so far, what one more of a category gains
 * against one of a category that the person does not want.
 * Where little is known of the person, p leans on the mix that the scores alone would list.
 */
export function mixGains(
  mix: Mix | undefined,
  byScore: readonly Categorised[],
): (list: readonly Categorised[]) => (category: string) => number {
  if (mix === undefined || byScore.length === 0) return () => () => 0;
  const wanted = wantedMix(mix, countsOf(byScore), byScore.length);
  return (list) => {
    const counts = countsOf(list);
    const gains = new Map<string, number>();
    const after = list.length + 1;
    for (const [category, share] of wanted) {
      const q = (counts.get(category) ?? 0) / after;
      const more = share * (Math.log(smoothed(q + 1 / after, share)) - Math.log(smoothed(q, share)));
      gains.set(category, WORTH * more);
    }
    return (category) => gains.get(category) ?? 0;
  };
}

function smoothed(q: number, p: number): number {
  return (1 - SMOOTHING) * q + SMOOTHING * p;
}

function wantedMix(mix: Mix, usual: Mix, all: number): Mix {
  const liked = [...mix.values()].reduce((sum, weight) => sum + weight, 0);
  const categories = new Set([...mix.keys(), ...usual.keys()]);
  return new Map(
    [...categories].map((category) => [
      category,
      ((mix.get(category) ?? 0) + (HALF_KNOWN * (usual.get(category) ?? 0)) / all) / (liked + HALF_KNOWN),
    ]),
  );
}

function countsOf(list: readonly Categorised[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { festival } of list) counts.set(festival.category, (counts.get(festival.category) ?? 0) + 1);
  return counts;
}
