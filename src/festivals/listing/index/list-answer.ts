import type { Phase } from '../../edition/edition-in-view.rules.js';
import type { StatusWord } from '../../festival.views.js';
import type { FestivalFilter } from '../filter.schemas.js';
import type { FestivalIndex } from './festival-index.js';
import type { ListedFestival } from './listed-festival.js';
import { pageByKey } from './page-by-key.js';
import type { Span } from './slot-order.js';
import { SlotSet } from './slot-set.js';
import {
  AFTER_ALL_SOONEST,
  type DatedPhase,
  dayNumber,
  type DayNumber,
  soonestKey,
} from './soonest.rules.js';

/** Which festivals the words find, the nearer the greater. */
type Relevance = ReadonlyMap<string, number>;

export interface Found {
  readonly festival: ListedFestival;
  /** The edition that the list shows: the one in view, or where that lies outside of the days asked another. */
  readonly shown: DatedPhase | null;
  readonly distanceKm: number | null;
}

export interface ListQuestion extends Omit<FestivalFilter, 'q'> {
  readonly relevance: Relevance | null;
}

interface Matching {
  readonly slots: SlotSet;
  /** Of the slots those that show another edition than the one in view. */
  readonly others: ReadonlyMap<number, DatedPhase>;
}

const PHASES_OF: Record<StatusWord, readonly (Phase | 'none')[]> = {
  ongoing: ['ongoing'],
  upcoming: ['upcoming'],
  ended: ['ended'],
  postponed: ['postponed'],
  cancelled: ['cancelled'],
  // Nobody has announced a day for what shows an estimate or nothing at all.
  undated: ['estimated', 'none'],
};

/** The part of the list that the span names, in the order asked, and how long the whole list is. */
export function answerTo(
  index: FestivalIndex,
  question: ListQuestion,
  span: Span,
): { found: Found[]; total: number } {
  const { near } = question;
  const matching = matchingOf(index, question);
  const page = pageOf(index, question, matching, span);
  return {
    found: page.map((slot) => ({
      festival: index.at(slot),
      shown: matching.others.get(slot) ?? index.at(slot).inView,
      distanceKm: near === undefined ? null : index.points.distanceKm(near, slot),
    })),
    total: matching.slots.count(),
  };
}

function matchingOf(index: FestivalIndex, question: ListQuestion): Matching {
  const { region, category, tag, free, near, radiusKm, bbox, status, from, to, relevance } = question;
  const slots = relevance === null ? index.all.copy() : slotsOf(index, relevance);
  const { facets } = index;
  if (region !== undefined) {
    const keys = region.map(({ provinceCode, districtCode }) =>
      districtCode === null ? `province:${provinceCode}` : `district:${districtCode}`,
    );
    slots.and(facets.any(keys));
  }
  if (category !== undefined) slots.and(facets.any(category.map((code) => `category:${code}`)));
  if (tag !== undefined) slots.and(facets.any([`tag:${tag}`]));
  if (free !== undefined) slots.and(facets.any([`free:${free}`]));
  if (bbox !== undefined) {
    const inside = new SlotSet();
    index.points.addInside(bbox, inside);
    slots.and(inside);
  }
  if (near !== undefined && radiusKm !== undefined) {
    const within = new SlotSet();
    index.points.addWithin(near, radiusKm, within);
    slots.and(within);
  }
  const phases = status?.flatMap((word) => PHASES_OF[word]);
  if (from !== undefined || to !== undefined) {
    const days = {
      from: from === undefined ? -Infinity : dayNumber(from),
      to: to === undefined ? Infinity : dayNumber(to),
    };
    return matchingBetween(index, slots, days, phases);
  }
  if (phases !== undefined) slots.and(inPhases(index, phases));
  return { slots, others: new Map() };
}

/** Where what is in view lies outside of the days, the list shows the first in `soonest` order of those inside. */
function matchingBetween(
  index: FestivalIndex,
  among: SlotSet,
  { from, to }: { from: DayNumber; to: DayNumber },
  phases: readonly string[] | undefined,
): Matching {
  const touching = new SlotSet();
  index.calendar.addTouching(from, to, touching);
  touching.and(among);
  const slots = new SlotSet();
  const outOfView: number[] = [];
  touching.forEach((slot) => {
    if (index.showsBetween(slot, from, to)) slots.add(slot);
    else outOfView.push(slot);
  });
  if (phases !== undefined) slots.and(inPhases(index, phases));
  const others = new Map<number, DatedPhase>();
  for (const slot of outOfView) {
    const shown = firstBetween(index, slot, from, to);
    if (phases !== undefined && !phases.includes(shown.phase)) continue;
    others.set(slot, shown);
    slots.add(slot);
  }
  return { slots, others };
}

function firstBetween(index: FestivalIndex, slot: number, from: DayNumber, to: DayNumber): DatedPhase {
  let first: { key: number; shown: DatedPhase } | undefined;
  for (const edition of index.at(slot).editions) {
    if (edition.startsOn > to || edition.endsOn < from) continue;
    const shown = index.phased(edition);
    const key = soonestKey(shown, index.today);
    if (first === undefined || key < first.key) first = { key, shown };
  }
  if (first === undefined)
    throw new Error(`The calendar names a festival without an edition: ${index.at(slot).id}`);
  return first.shown;
}

function pageOf(index: FestivalIndex, question: ListQuestion, matching: Matching, span: Span): number[] {
  const { near, relevance } = question;
  const sort = question.sort ?? (relevance === null ? 'soonest' : 'relevance');
  if (sort === 'distance' && near !== undefined) {
    const placed = matching.slots.copy().and(index.facets.any(['point']));
    const within = placed.count();
    const page = index.points.nearest(near, placed, cut(span, within), index.tie);
    const rest = { skip: Math.max(0, span.skip - within), take: span.take - page.length };
    const unplaced = matching.slots.copy().andNot(placed);
    return [...page, ...index.orders.id.page(unplaced, rest)];
  }
  if (sort === 'relevance' && relevance !== null) return relevantFirst(index, relevance, matching, span);
  if (sort === 'soonest' || sort === 'relevance' || sort === 'distance')
    return soonestFirst(index, matching, span);
  return index.orders[sort].page(matching.slots, span);
}

function soonestFirst(index: FestivalIndex, { slots, others }: Matching, span: Span): number[] {
  if (others.size === 0) return index.orders.soonest.page(slots, span);
  const inView = slots.copy();
  for (const slot of others.keys()) inView.delete(slot);
  const candidates = index.orders.soonest.page(inView, { skip: 0, take: span.skip + span.take });
  for (const slot of others.keys()) candidates.push(slot);
  const keys = Float64Array.from(candidates, (slot) => shownKey(index, others, slot));
  return pageByKey(candidates, keys, span, index.tie);
}

/** How near in words, then as soonest, then as popular. */
function relevantFirst(
  index: FestivalIndex,
  relevance: Relevance,
  { slots, others }: Matching,
  span: Span,
): number[] {
  const scores = [...new Set(relevance.values())].sort((a, b) => b - a);
  const rank = new Map(scores.map((score, at) => [score, at]));
  const candidates: number[] = [];
  slots.forEach((slot) => candidates.push(slot));
  const keys = Float64Array.from(candidates, (slot) => {
    const score = relevance.get(index.at(slot).id) ?? 0;
    return (rank.get(score) ?? 0) * AFTER_ALL_SOONEST + shownKey(index, others, slot);
  });
  return pageByKey(candidates, keys, span, index.byPopularity);
}

function shownKey(index: FestivalIndex, others: Matching['others'], slot: number): number {
  const other = others.get(slot);
  return other === undefined ? index.soonestKey(slot) : soonestKey(other, index.today);
}

/** Those whose edition in view is so. */
function inPhases(index: FestivalIndex, phases: readonly string[]): SlotSet {
  return index.facets.any(phases.map((phase) => `phase:${phase}`));
}

function slotsOf(index: FestivalIndex, relevance: Relevance): SlotSet {
  const slots = new SlotSet();
  for (const id of relevance.keys()) {
    const slot = index.slotOf(id);
    if (slot !== undefined) slots.add(slot);
  }
  return slots;
}

function cut({ skip, take }: Span, length: number): Span {
  return { skip, take: Math.max(0, Math.min(take, length - skip)) };
}
