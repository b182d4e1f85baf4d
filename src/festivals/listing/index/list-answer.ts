import type { Days } from './day-blocks.js';
import type { FestivalIndex } from './festival-index.js';
import type { ListedFestival } from './listed-festival.js';
import { daysOf, type ListQuestion, matchingOf, type Relevance } from './matching.js';
import { pageByKey, pageByKeyInOrder } from './page-by-key.js';
import { shownBetween } from './shown-between.js';
import { FEW, type Span } from './slot-order.js';
import type { SlotSet } from './slot-set.js';
import { AFTER_ALL_SOONEST, type DatedPhase } from './soonest.rules.js';

export interface Found {
  readonly festival: ListedFestival;
  /** The edition that the list shows: the one in view, or where that lies outside of the days asked another. */
  readonly shown: DatedPhase | null;
  readonly distanceKm: number | null;
}

/** The part of the list that the span names, in the order asked, and how long the whole list is. */
export function answerTo(
  index: FestivalIndex,
  question: ListQuestion,
  { skip, take }: Span,
): { found: Found[]; total: number } {
  const { near } = question;
  const days = daysOf(question);
  const slots = matchingOf(index, question);
  const total = slots.count();
  const span = { skip, take: Math.min(take, total - skip) };
  const page = span.take > 0 ? pageOf(index, question, slots, span, total) : [];
  return {
    found: page.map((slot) => {
      const festival = index.at(slot);
      const hasDistance = near !== undefined && festival.point !== null;
      return {
        festival,
        shown: days === null ? festival.inView : shownBetween(index, slot, days),
        distanceKm: hasDistance ? index.points.distanceKm(near, slot) : null,
      };
    }),
    total,
  };
}

function pageOf(
  index: FestivalIndex,
  question: ListQuestion,
  slots: SlotSet,
  span: Span,
  total: number,
): number[] {
  const { near, relevance } = question;
  const days = daysOf(question);
  const sort = question.sort ?? (relevance === null ? 'soonest' : 'relevance');
  if (sort === 'distance' && near !== undefined) {
    const placed = slots.copy().and(index.facets.any(['point']));
    const within = placed.count();
    const page = index.points.nearest(near, placed, cut(span, within), index.tie);
    const rest = { skip: Math.max(0, span.skip - within), take: span.take - page.length };
    return [...page, ...index.orders.id.page(slots.copy().andNot(placed), rest)];
  }
  if (sort === 'relevance' && relevance !== null) return relevantFirst(index, relevance, slots, days, span);
  if (sort === 'soonest' || sort === 'relevance' || sort === 'distance') {
    if (days === null) return index.orders.soonest.page(slots, span, total);
    return total <= FEW ? soonestOfFew(index, slots, days, span) : index.shown.page(slots, days, span);
  }
  return index.orders[sort].page(slots, span, total);
}

function soonestOfFew(index: FestivalIndex, slots: SlotSet, days: Days, span: Span): number[] {
  const few = slots.toArray();
  const keys = Float64Array.from(few, (slot) => shownKey(index, slot, days));
  return pageByKey(few, keys, span, index.tie);
}

/** How near in words, then as soonest, then as popular. */
function relevantFirst(
  index: FestivalIndex,
  relevance: Relevance,
  slots: SlotSet,
  days: Days | null,
  span: Span,
): number[] {
  const candidates = new Int32Array(relevance.slots.length);
  const keys = new Float64Array(relevance.slots.length);
  let count = 0;
  for (let at = 0; at < candidates.length; at += 1) {
    const slot = relevance.slots[at] as number;
    if (!slots.has(slot)) continue;
    candidates[count] = slot;
    keys[count] = (relevance.tiers[at] as number) * AFTER_ALL_SOONEST + shownKey(index, slot, days);
    count += 1;
  }
  return pageByKeyInOrder(candidates.subarray(0, count), keys, span, index.orders.popular);
}

/** The place in `soonest` order of what a slot shows of the days. */
function shownKey(index: FestivalIndex, slot: number, days: Days | null): number {
  const isInView = days === null || index.inView.touches(slot, days.from, days.to);
  const shown = isInView ? null : shownBetween(index, slot, days);
  return shown === null ? index.inView.keyOf(slot) : index.keyOf(shown);
}

function cut({ skip, take }: Span, length: number): Span {
  return { skip, take: Math.max(0, Math.min(take, length - skip)) };
}
