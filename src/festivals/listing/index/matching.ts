import { dayNumber } from '../../../shared/clock.js';
import type { Phase } from '../../edition/edition-in-view.rules.js';
import type { StatusWord } from '../../festival.views.js';
import type { FestivalFilter } from '../filter.schemas.js';
import type { Days } from './day-blocks.js';
import type { FestivalIndex } from './festival-index.js';
import { shownBetween } from './shown-between.js';
import { SlotSet } from './slot-set.js';

/** Which festivals the words find: slots, each once, and at the same place how far it is from what was typed. */
export interface Relevance {
  readonly slots: Int32Array;
  readonly tiers: Uint8Array;
}

export interface ListQuestion extends Omit<FestivalFilter, 'q' | 'when'> {
  readonly relevance: Relevance | null;
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

/** All that meets every filter. */
export function matchingOf(index: FestivalIndex, question: ListQuestion): SlotSet {
  const slots = withoutDays(index, question);
  const phases = question.status?.flatMap((word) => PHASES_OF[word]);
  const days = daysOf(question);
  if (days === null) return phases === undefined ? slots : slots.and(inPhase(index, phases));
  slots.and(index.calendar.between(days));
  if (phases === undefined) return slots;
  const viewed = index.views.between(days).and(slots);
  const others = slots.andNot(viewed);
  const phaseOf = (slot: number) => shownBetween(index, slot, days)?.phase;
  return viewed.and(inPhase(index, phases)).or(index.shown.inPhases(others, days, phases, phaseOf));
}

function inPhase({ facets }: FestivalIndex, phases: readonly (Phase | 'none')[]): SlotSet {
  return facets.any(phases.map((phase) => `phase:${phase}`));
}

/** The days asked, without end where only one of them is; null where neither. */
export function daysOf({ from, to }: ListQuestion): Days | null {
  if (from === undefined && to === undefined) return null;
  return {
    from: from === undefined ? -Infinity : dayNumber(from),
    to: to === undefined ? Infinity : dayNumber(to),
  };
}

function withoutDays(index: FestivalIndex, question: ListQuestion): SlotSet {
  const { region, category, tag, free, near, radiusKm, bbox, relevance } = question;
  const { facets, points } = index;
  const slots = relevance === null ? index.all.copy() : setOf(relevance);
  if (region !== undefined) {
    const keys = region.map(({ provinceCode, districtCode }) =>
      districtCode === null ? `province:${provinceCode}` : `district:${districtCode}`,
    );
    slots.and(facets.any(keys));
  }
  if (category !== undefined) slots.and(facets.any(category.map((code) => `category:${code}`)));
  if (tag !== undefined) slots.and(facets.any([`tag:${tag}`]));
  if (free !== undefined) slots.and(facets.any([`free:${free}`]));
  if (bbox !== undefined) slots.and(points.inside(bbox));
  if (near !== undefined && radiusKm !== undefined) slots.and(points.within(near, radiusKm));
  return slots;
}

function setOf({ slots }: Relevance): SlotSet {
  const set = new SlotSet();
  for (const slot of slots) set.add(slot);
  return set;
}
