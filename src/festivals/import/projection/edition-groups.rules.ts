import { daysBetween } from '../../../shared/clock.js';
import type { SourceEdition } from '../row/import-record.js';
import { byReferenceDay, type Statement } from './statement.js';

/** A statement with days. */
type Dated = Statement & { readonly record: { readonly edition: SourceEdition } };

/** The statements about one edition; the first says when it is. */
export type EditionGroup = [Dated, ...Dated[]];

/** An edition that begins so near to another, told later and never beside it, is that one moved. */
const MOVED_DAYS = 45;
/** So long is no festival, but days that nobody has settled. */
const WHOLE_YEAR_DAYS = 300;

/**
 * Sorts the statements about one festival by edition: the same first day or a shared day make one, and so
 * does a move. Whatever the order of the statements, the groups are the same.
 */
export function editionGroups(statements: readonly Statement[]): EditionGroup[] {
  const groups: EditionGroup[] = [];
  for (const one of statements.filter(isDated).sort(byAuthorityOnDays)) {
    const found =
      groups.find(([head]) => head.record.edition.startsOn === one.record.edition.startsOn) ??
      groups.find(([head]) => overlap(head.record.edition, one.record.edition)) ??
      nearest(
        one,
        groups.filter((group) => hasMovedFrom(one, group)),
      );
    if (found === undefined) groups.push([one]);
    else found.push(one);
  }
  return groups;
}

function isDated(one: Statement): one is Dated {
  return one.record.edition !== null;
}

/** Settled days before unsettled ones, Korean before translated, then the latest. */
function byAuthorityOnDays(a: Dated, b: Dated): number {
  return unsettled(a) - unsettled(b) || translated(a) - translated(b) || byReferenceDay(a, b);
}

function unsettled({ record: { edition } }: Dated): number {
  return daysBetween(edition.startsOn, edition.endsOn) + 1 >= WHOLE_YEAR_DAYS ? 1 : 0;
}

function translated({ record }: Dated): number {
  return record.language === 'ko' ? 0 : 1;
}

function overlap(a: SourceEdition, b: SourceEdition): boolean {
  return a.startsOn <= b.endsOn && a.endsOn >= b.startsOn;
}

/** Two that one file tells of side by side are two, and of one day's news neither is the older. */
function hasMovedFrom(older: Dated, group: EditionGroup): boolean {
  const [head] = group;
  return (
    distance(older, head) <= MOVED_DAYS &&
    (older.record.referenceDay ?? '') < (head.record.referenceDay ?? '') &&
    !group.some(({ importIds }) => importIds.some((id) => older.importIds.includes(id)))
  );
}

function nearest(one: Dated, groups: readonly EditionGroup[]): EditionGroup | undefined {
  return [...groups].sort(
    ([a], [b]) =>
      distance(one, a) - distance(one, b) || (a.record.edition.startsOn < b.record.edition.startsOn ? -1 : 1),
  )[0];
}

function distance(a: Dated, b: Dated): number {
  return Math.abs(daysBetween(a.record.edition.startsOn, b.record.edition.startsOn));
}
