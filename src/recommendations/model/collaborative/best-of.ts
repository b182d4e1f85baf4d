/**
 * The k items of the highest scores, best first, those that `isExcluded` left out; of equals the earlier item.
 * Fewer where there are not so many. Up to 2k are kept before the lesser half goes, so that a long list costs
 * a few sorts and not a place found for each item.
 */
export function bestOf(
  scores: Float64Array,
  k: number,
  isExcluded: (item: number) => boolean,
): readonly number[] {
  const byScore = (a: number, b: number) => scores[b]! - scores[a]! || a - b;
  const kept: number[] = [];
  let least: number | undefined;
  for (let item = 0; item < scores.length; item += 1) {
    if (least !== undefined && scores[item]! <= least) continue;
    if (isExcluded(item)) continue;
    kept.push(item);
    if (kept.length < 2 * k) continue;
    kept.sort(byScore);
    kept.length = k;
    least = scores[kept[k - 1]!];
  }
  return kept.sort(byScore).slice(0, k);
}
