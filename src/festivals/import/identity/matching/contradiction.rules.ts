import { daysBetween } from '../../../../shared/clock.js';
import { kilometresBetween } from './distance.rules.js';
import { coresAgree } from './name-parts.rules.js';
import { otherNumber } from './number.rules.js';
import { pairLikeness, setLikeness } from './text-likeness.rules.js';
import type { Traits } from './traits.rules.js';

export type Contradiction = 'title' | 'series' | 'beside' | 'elsewhere';

const ANOTHER_PLACE_KM = 1;
/** A festival that is put off by less is told of once more, under its new name. */
const BESIDE_DAYS = 21;
/** 벚꽃 is part of many a name. */
const LEAST_PART = 3;

/** Why two records cannot be of one festival whatever else they share; null where they can. */
export function contradictionOf(a: Traits, b: Traits): Contradiction | null {
  if (a.record.language !== b.record.language) return null;
  if (titlesDiffer(a, b)) return 'title';
  if (seriesDiffer(a, b)) return 'series';
  if (heldBeside(a, b)) return 'beside';
  return elsewhereAtOnce(a, b) ? 'elsewhere' : null;
}

/** 연극<가> and 연극<나>; a title on one side alone may be a subtitle. */
function titlesDiffer(a: Traits, b: Traits): boolean {
  const [left = '', right = ''] = [a.names[0]?.title, b.names[0]?.title];
  return left !== '' && right !== '' && pairLikeness(left, right) < 0.5;
}

/** 봄꽃축제 and 가을꽃축제 come back each in its season. */
function seriesDiffer(a: Traits, b: Traits): boolean {
  const [left = [], right = []] = [a.names[0]?.series, b.names[0]?.series];
  return left.length > 0 && right.length > 0 && !left.some((word) => right.includes(word));
}

/**
 * Who tells of two names in one year, at two times or in one report, tells of two festivals: so a new
 * name follows an old one, and never stands beside it.
 */
function heldBeside(a: Traits, b: Traits): boolean {
  const [left, right] = [a.record.days, b.record.days];
  if (left === null || right === null || left.startsOn.slice(0, 4) !== right.startsOn.slice(0, 4))
    return false;
  if (namesAgree(a, b)) return false;
  if (oneReport(a, b)) return true;
  return (
    oneVoice(a, b) &&
    a.begins !== null &&
    b.begins !== null &&
    Math.abs(daysBetween(a.begins, b.begins)) > BESIDE_DAYS
  );
}

/**
 * One report that has two rows for the same days at two places tells of two festivals, unless one body
 * holds both under one name, as those do that two towns hold together.
 */
function elsewhereAtOnce(a: Traits, b: Traits): boolean {
  const [left, right] = [a.record.days, b.record.days];
  if (left === null || right === null || !oneReport(a, b)) return false;
  if (left.startsOn > right.endsOn || right.startsOn > left.endsOn) return false;
  if (a.bodies.some((body) => b.bodies.includes(body)) && namesAgree(a, b)) return false;
  const km = kilometresBetween(a.record.point, b.record.point);
  return km === null
    ? a.placePairs.size > 0 && b.placePairs.size > 0 && setLikeness(a.placePairs, b.placePairs) < 0.3
    : km > ANOTHER_PLACE_KM;
}

function oneVoice({ record: a }: Traits, { record: b }: Traits): boolean {
  return a.provider === b.provider && a.authority === b.authority;
}

/** Rows of one day of one authority, or two numbers of one list. */
function oneReport(a: Traits, b: Traits): boolean {
  if (otherNumber(a, b)) return true;
  return oneVoice(a, b) && a.record.referenceDay !== null && a.record.referenceDay === b.record.referenceDay;
}

function namesAgree(a: Traits, b: Traits): boolean {
  return a.names.some((left) =>
    b.names.some((right) =>
      left.core === right.core
        ? coresAgree(left, right)
        : partOf(left.core, right.whole) || partOf(right.core, left.whole),
    ),
  );
}

function partOf(core: string, whole: string): boolean {
  return core.length >= LEAST_PART && whole.includes(core);
}
