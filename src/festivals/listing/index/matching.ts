import type { Phase } from '../../edition/edition-in-view.rules.js';
import type { StatusWord } from '../../festival.views.js';
import type { FestivalFilter } from '../filter.schemas.js';
import type { FestivalIndex } from './festival-index.js';
import { SlotSet } from './slot-set.js';
import { type DayNumber, dayNumber } from './soonest.rules.js';

/** Which festivals the words find: slots, each once, and at the same place how far it is from what was typed. */
export interface Relevance {
  readonly slots: Int32Array;
  readonly tiers: Uint8Array;
}

export interface ListQuestion extends Omit<FestivalFilter, 'q'> {
  readonly relevance: Relevance | null;
}

export interface Matching {
  readonly slots: SlotSet;
  /** Of the slots those that show what they have in view... */
  readonly inView: SlotSet;
  /** ...and those that show another edition, with the place of that in `soonest` order. */
  readonly outOfView: { readonly slots: readonly number[]; readonly keys: readonly number[] };
}

const NONE = { slots: [], keys: [] };

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
export function matchingOf(index: FestivalIndex, question: ListQuestion): Matching {
  const slots = withoutDays(index, question);
  const phases = question.status?.flatMap((word) => PHASES_OF[word]);
  const inPhase = phases && index.facets.any(phases.map((phase) => `phase:${phase}`));
  const days = daysOf(question);
  if (days === null) {
    if (inPhase !== undefined) slots.and(inPhase);
    return { slots, inView: slots, outOfView: NONE };
  }
  const between = index.between(days.from, days.to);
  const inView = between.inView.copy().and(slots);
  if (inPhase !== undefined) inView.and(inPhase);
  const shown = inView.copy();
  const outOfView: { slots: number[]; keys: number[] } = { slots: [], keys: [] };
  for (let at = 0; at < between.slots.length; at += 1) {
    const slot = between.slots[at] as number;
    if (!slots.has(slot) || phases?.includes(between.phases[at] as Phase) === false) continue;
    outOfView.slots.push(slot);
    outOfView.keys.push(between.keys[at] as number);
    shown.add(slot);
  }
  return { slots: shown, inView, outOfView };
}

/** The days asked, without end where only one of them is; null where neither. */
export function daysOf({ from, to }: ListQuestion): { from: DayNumber; to: DayNumber } | null {
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
