/**
 * The k items of the highest scores, best first, those that `isExcluded` left out; of equals the earlier item.
 * Fewer where there are not so many.
 */
export function bestOf(
  scores: Float64Array,
  k: number,
  isExcluded: (item: number) => boolean,
): readonly number[] {
  const best: number[] = [];
  for (let item = 0; item < scores.length; item += 1) {
    const score = scores[item]!;
    if (best.length === k && score <= scores[best[k - 1]!]!) continue;
    if (isExcluded(item)) continue;
    let at = best.length === k ? k - 1 : best.length;
    while (at > 0 && scores[best[at - 1]!]! < score) {
      best[at] = best[at - 1]!;
      at -= 1;
    }
    best[at] = item;
  }
  return best;
}
