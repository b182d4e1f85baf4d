import type { FestivalIndex } from './festival-index.js';
import type { ListedFestival } from './listed-festival.js';
import { daysOf, type ListQuestion, type Matching, matchingOf, type Relevance } from './matching.js';
import { pageByKey, pageByKeyInOrder } from './page-by-key.js';
import { shownBetween } from './shown-between.js';
import type { Span } from './slot-order.js';
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
  span: Span,
): { found: Found[]; total: number } {
  const { near } = question;
  const days = daysOf(question);
  const matching = matchingOf(index, question);
  const shownOf = (slot: number): DatedPhase | null =>
    days === null || index.showsBetween(slot, days.from, days.to)
      ? index.at(slot).inView
      : shownBetween(index, slot, days.from, days.to);
  return {
    found: pageOf(index, question, matching, span).map((slot) => {
      const festival = index.at(slot);
      const hasDistance = near !== undefined && festival.point !== null;
      return {
        festival,
        shown: shownOf(slot),
        distanceKm: hasDistance ? index.points.distanceKm(near, slot) : null,
      };
    }),
    total: matching.slots.count(),
  };
}

function pageOf(index: FestivalIndex, question: ListQuestion, matching: Matching, span: Span): number[] {
  const { near, relevance } = question;
  const sort = question.sort ?? (relevance === null ? 'soonest' : 'relevance');
  if (sort === 'distance' && near !== undefined) {
    const placed = matching.slots.copy().and(index.facets.any(['point']));
    const within = placed.count();
    const page = index.points.nearest(near, placed, cut(span, within), index.tie);
    const rest = { skip: Math.max(0, span.skip - within), take: span.take - page.length };
    return [...page, ...index.orders.id.page(matching.slots.copy().andNot(placed), rest)];
  }
  if (sort === 'relevance' && relevance !== null) return relevantFirst(index, relevance, matching, span);
  if (sort === 'soonest' || sort === 'relevance' || sort === 'distance')
    return soonestFirst(index, matching, span);
  return index.orders[sort].page(matching.slots, span);
}

function soonestFirst(index: FestivalIndex, { inView, outOfView }: Matching, span: Span): number[] {
  if (outOfView.slots.length === 0) return index.orders.soonest.page(inView, span);
  const end = span.skip + span.take;
  const candidates = index.orders.soonest.page(inView, { skip: 0, take: end });
  const keys = candidates.map((slot) => index.soonestKey(slot));
  // Behind a part that is full already nothing need be put in order.
  const last = candidates.length < end ? Infinity : (keys.at(-1) as number);
  for (let at = 0; at < outOfView.slots.length; at += 1) {
    const key = outOfView.keys[at] as number;
    if (key > last) continue;
    candidates.push(outOfView.slots[at] as number);
    keys.push(key);
  }
  return pageByKey(candidates, new Float64Array(keys), span, index.tie);
}

/** How near in words, then as soonest, then as popular. */
function relevantFirst(
  index: FestivalIndex,
  relevance: Relevance,
  { slots, outOfView }: Matching,
  span: Span,
): number[] {
  const shownKeys = new Map(outOfView.slots.map((slot, at) => [slot, outOfView.keys[at] as number]));
  const candidates: number[] = [];
  const keys: number[] = [];
  for (let at = 0; at < relevance.slots.length; at += 1) {
    const slot = relevance.slots[at] as number;
    if (!slots.has(slot)) continue;
    candidates.push(slot);
    keys.push(
      (relevance.tiers[at] as number) * AFTER_ALL_SOONEST + (shownKeys.get(slot) ?? index.soonestKey(slot)),
    );
  }
  return pageByKeyInOrder(candidates, new Float64Array(keys), span, index.orders.popular);
}

function cut({ skip, take }: Span, length: number): Span {
  return { skip, take: Math.max(0, Math.min(take, length - skip)) };
}
