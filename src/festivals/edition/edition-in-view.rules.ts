import { addDays, type Day } from '../../shared/clock.js';
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
  const hindsight = hindsightOf(editions);
  return hindsight && inView(editions, hindsight, today);
}

/**
 * What {@link editionInView} answers on every day there is, as the fewest rows: consecutive, without
 * gap or overlap, from the beginning of days to their end. No rows without editions.
 */
export function showingsOf(editions: readonly DatedEdition[]): Showing[] {
  const hindsight = hindsightOf(editions);
  if (hindsight === null) return [];
  const turns = new Set([BEGINNING_OF_DAYS]);
  for (const one of editions)
    turns
      .add(one.startsOn)
      .add(dayAfter(one))
      .add(addDays(one.endsOn, REMEMBERED_DAYS + 1));
  for (const one of hindsight.estimates) turns.add(one.startsOn).add(dayAfter(one));
  const views: { readonly view: EditionInView; readonly shownFrom: Day }[] = [];
  let before: EditionInView | undefined;
  for (const shownFrom of [...turns].sort()) {
    const view = inView(editions, hindsight, shownFrom);
    if (before === undefined || !isSame(before, view)) views.push({ view, shownFrom });
    before = view;
  }
  return views.map(({ view, shownFrom }, index) => {
    const next = views[index + 1];
    return { ...view, shownFrom, shownUntil: next === undefined ? END_OF_DAYS : addDays(next.shownFrom, -1) };
  });
}

function dayAfter({ endsOn }: Days): Day {
  return addDays(endsOn, 1);
}

/** What is shown once nothing is to come any more, whatever the day. */
interface Hindsight {
  readonly last: DatedEdition;
  readonly rememberedUntil: Day;
  readonly estimates: readonly Estimate[];
}

/** Null where there are no editions. */
function hindsightOf(editions: readonly DatedEdition[]): Hindsight | null {
  let last = editions[0];
  if (last === undefined) return null;
  for (const one of editions) if (byEnd(one, last) > 0) last = one;
  return {
    last,
    rememberedUntil: addDays(last.endsOn, REMEMBERED_DAYS),
    estimates: estimatesAfter(editions),
  };
}

/** One walk over the editions: an import asks this for some ten days of each of its festivals. */
function inView(
  editions: readonly DatedEdition[],
  { last, rememberedUntil, estimates }: Hindsight,
  today: Day,
): EditionInView {
  let running: DatedEdition | undefined;
  let coming: DatedEdition | undefined;
  let off: DatedEdition | undefined;
  for (const one of editions) {
    if (one.status === 'ended' || one.endsOn < today) continue;
    if (one.status !== 'scheduled') off = sooner(off, one, byStart);
    else if (one.startsOn <= today) running = sooner(running, one, byEnd);
    else coming = sooner(coming, one, byStart);
  }
  const soonest = running ?? coming ?? off;
  if (soonest !== undefined) return announced(soonest, today);
  const estimate = today > rememberedUntil ? estimates.find(({ endsOn }) => endsOn >= today) : undefined;
  if (estimate === undefined) return announced(last, today);
  const { startsOn, endsOn, confidence } = estimate;
  return { startsOn, endsOn, id: null, phase: 'estimated', confidence };
}

function announced(edition: DatedEdition, today: Day): EditionInView {
  const { id, status, startsOn, endsOn } = edition;
  return { startsOn, endsOn, id, phase: phaseOf(status, edition, today), confidence: null };
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

function compare(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The one that was found first, unless the other comes before it. */
function sooner(found: DatedEdition | undefined, other: DatedEdition, order: Order): DatedEdition {
  return found === undefined || order(other, found) < 0 ? other : found;
}

function isSame(a: EditionInView, b: EditionInView): boolean {
  return a.id === b.id && a.phase === b.phase && a.startsOn === b.startsOn;
}
