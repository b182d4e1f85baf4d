import { kilometresBetween } from './distance.rules.js';
import { pairLikeness } from './text-likeness.rules.js';
import type { Traits } from './traits.rules.js';

const ANOTHER_PLACE_KM = 1;

/** Why two records cannot be of one festival whatever else they share; null where they can. */
export function contradictionOf(a: Traits, b: Traits): 'title' | 'series' | 'elsewhere-at-once' | null {
  const [left, right] = [a.names[0], b.names[0]];
  if (left !== undefined && right !== undefined && a.record.language === b.record.language) {
    // 연극<가> and 연극<나>; a title on one side alone may be a subtitle.
    if (left.title !== '' && right.title !== '' && pairLikeness(left.title, right.title) < 0.5)
      return 'title';
    // 봄꽃축제 and 가을꽃축제 come back each in its season.
    if (
      left.series.length > 0 &&
      right.series.length > 0 &&
      !left.series.some((word) => right.series.includes(word))
    )
      return 'series';
  }
  return elsewhereAtOnce(a, b) ? 'elsewhere-at-once' : null;
}

/** One report of one authority that has two rows for the same days at two places means two festivals. */
function elsewhereAtOnce(a: Traits, b: Traits): boolean {
  const [left, right] = [a.record, b.record];
  const oneReport =
    left.provider === right.provider &&
    left.authority === right.authority &&
    left.referenceDay !== null &&
    left.referenceDay === right.referenceDay;
  if (!oneReport || left.days === null || right.days === null) return false;
  if (left.days.startsOn > right.days.endsOn || right.days.startsOn > left.days.endsOn) return false;
  const km = kilometresBetween(left.point, right.point);
  return km === null
    ? a.place !== '' && b.place !== '' && pairLikeness(a.place, b.place) < 0.3
    : km > ANOTHER_PLACE_KM;
}
