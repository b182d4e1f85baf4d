import { addDays, type Day, daysBetween } from '../../shared/clock.js';
import type { EditionStatus } from './edition.entity.js';
import { type DatedEdition, type Days, type Estimate, estimatesAfter } from './estimate.rules.js';

/** What the edition in view is on the day asked. */
export const PHASES = ['ongoing', 'upcoming', 'estimated', 'postponed', 'cancelled', 'ended'] as const;
export type Phase = (typeof PHASES)[number];

export interface EditionInView extends Days {
  /** Null for an estimate. */
  readonly id: string | null;
  readonly phase: Phase;
  /** Of an estimate, in per cent. */
  readonly confidence: number | null;
}

/** An edition in view with the days on which it is that, both included. */
export interface Showing extends EditionInView {
  readonly shownFrom: Day;
  readonly shownUntil: Day;
}

/** So long after its last day a festival shows as over; only then does the next year's estimate take its place. */
export const REMEMBERED_DAYS = 60;

export const BEGINNING_OF_DAYS = '1000-01-01';
export const END_OF_DAYS = '9999-12-31';

/**
 * The one edition that a festival shows on a day: the running one, else the next, else one that is
 * off (its days still to come), else the estimate, else the last. Null where there are no editions.
 */
export function editionInView(editions: readonly DatedEdition[], today: Day): EditionInView | null {
  return inView(editions, estimatesAfter(editions), today);
}

/**
 * What {@link editionInView} answers on every day there is, as the fewest rows: consecutive, without
 * gap or overlap, from the beginning of days to their end. No rows without editions.
 */
export function showingsOf(editions: readonly DatedEdition[]): Showing[] {
  const estimates = estimatesAfter(editions);
  const turns = [
    BEGINNING_OF_DAYS,
    ...[...editions, ...estimates].flatMap(({ startsOn, endsOn }) => [startsOn, addDays(endsOn, 1)]),
    ...editions.map(({ endsOn }) => addDays(endsOn, REMEMBERED_DAYS + 1)),
  ];
  const showings: Showing[] = [];
  for (const shownFrom of [...new Set(turns)].sort()) {
    const view = inView(editions, estimates, shownFrom);
    const before = showings.at(-1);
    if (view === null || (before !== undefined && isSame(before, view))) continue;
    if (before !== undefined)
      showings[showings.length - 1] = { ...before, shownUntil: addDays(shownFrom, -1) };
    showings.push({ ...view, shownFrom, shownUntil: END_OF_DAYS });
  }
  return showings;
}

function inView(
  editions: readonly DatedEdition[],
  estimates: readonly Estimate[],
  today: Day,
): EditionInView | null {
  const open = editions.filter(({ status, endsOn }) => status !== 'ended' && endsOn >= today);
  const soonest =
    first(
      open.filter(({ status, startsOn }) => status === 'scheduled' && startsOn <= today),
      byEnd,
    ) ??
    first(
      open.filter(({ status }) => status === 'scheduled'),
      byStart,
    ) ??
    first(open, byStart);
  if (soonest !== undefined) return announced(soonest, today);
  const last = first(editions, byLatestEnd);
  if (last === undefined) return null;
  if (daysBetween(last.endsOn, today) > REMEMBERED_DAYS) {
    const estimate = estimates.find(({ endsOn }) => endsOn >= today);
    if (estimate !== undefined)
      return { ...daysOf(estimate), id: null, phase: 'estimated', confidence: estimate.confidence };
  }
  return announced(last, today);
}

function announced(edition: DatedEdition, today: Day): EditionInView {
  const phase = phaseOf(edition.status, edition, today);
  return { ...daysOf(edition), id: edition.id, phase, confidence: null };
}

/** What an edition is on a day, taken by itself; days are all text or all numbers. */
export function phaseOf<D extends Day | number>(
  status: EditionStatus,
  { startsOn, endsOn }: { readonly startsOn: D; readonly endsOn: D },
  today: D,
): Phase {
  if (status !== 'scheduled') return status;
  if (endsOn < today) return 'ended';
  return startsOn <= today ? 'ongoing' : 'upcoming';
}

type Order = (a: DatedEdition, b: DatedEdition) => number;
const byStart: Order = (a, b) => compare(a.startsOn, b.startsOn);
const byEnd: Order = (a, b) => compare(a.endsOn, b.endsOn) || byStart(a, b);
const byLatestEnd: Order = (a, b) => -byEnd(a, b);

function compare(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function first(editions: readonly DatedEdition[], order: Order): DatedEdition | undefined {
  let found = editions[0];
  for (const one of editions) if (found !== undefined && order(one, found) < 0) found = one;
  return found;
}

function daysOf({ startsOn, endsOn }: Days): Days {
  return { startsOn, endsOn };
}

function isSame(a: EditionInView, b: EditionInView): boolean {
  return a.id === b.id && a.phase === b.phase && a.startsOn === b.startsOn;
}
