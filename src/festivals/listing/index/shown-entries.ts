import type { Phase } from '../../edition/edition-in-view.rules.js';
import type { Days } from './day-blocks.js';
import type { InView } from './in-view.js';
import type { Span } from './slot-order.js';
import { SlotSet } from './slot-set.js';
import { type Entry, SortedEntries } from './sorted-entries.js';
import { type DatedPhase, soonestSpells, type Spell, type Stage } from './soonest.rules.js';

/** True to stop. */
type Visit = (slot: number, at: number, stage: Stage) => boolean;

/**
 * All that is on at any time, in `soonest` order. A list of some days shows of a festival what it has in view, if
 * that touches them, else the first here that does: so a page is read off until it is full.
 */
export class ShownEntries {
  private readonly sorted: SortedEntries;

  constructor(
    keyOf: (entry: DatedPhase) => number,
    tie: (a: number, b: number) => number,
    private readonly inView: InView,
  ) {
    this.sorted = new SortedEntries(keyOf, tie);
  }

  rebuild(entries: readonly Entry[]): void {
    this.sorted.rebuild(entries);
  }

  insert(entries: readonly Entry[]): void {
    for (const entry of entries) this.sorted.insert(entry);
  }

  remove(entries: readonly Entry[]): void {
    for (const entry of entries) this.sorted.remove(entry);
  }

  /** Those in the set that have something on between the days, in the order of what they show of it. */
  page(among: SlotSet, days: Days, { skip, take }: Span): number[] {
    const page: number[] = [];
    let left = skip;
    this.forEachShown(among, days, this.spells(days), (slot) => {
      if (left > 0) left -= 1;
      else page.push(slot);
      return page.length === take;
    });
    return page;
  }

  /**
   * Of the set, all of which must have something on between the days and nothing in view, those that show it in one
   * of the phases. What is over is the most of it, so that is found by what is not.
   * @param phaseOf what a slot shows, where that takes a closer look
   */
  inPhases(
    among: SlotSet,
    days: Days,
    phases: readonly string[],
    phaseOf: (slot: number) => Phase | undefined,
  ): SlotSet {
    const spells = this.spells(days).filter(({ stage }) => stage !== 'ended' && stage !== 'estimated');
    const last = spells.findLastIndex(({ stage }) => tellsOf(stage, phases));
    const chosen = new SlotSet();
    const rest = among.copy();
    this.forEachShown(among, days, spells.slice(0, last + 1), (slot, at, stage) => {
      const phase = stage === 'was off' ? phaseOf(slot) : this.sorted.phaseAt(at);
      rest.delete(slot);
      if (phase !== undefined && phases.includes(phase)) chosen.add(slot);
      return false;
    });
    return phases.includes('ended') ? chosen.or(rest) : chosen;
  }

  private spells({ from, to }: Days): Spell[] {
    return soonestSpells(from, to, this.sorted.longest);
  }

  private forEachShown(among: SlotSet, { from, to }: Days, spells: readonly Spell[], visit: Visit): void {
    const { sorted, inView } = this;
    const { keys, starts, ends, slots, length } = sorted;
    const seen = new SlotSet();
    for (const { stage, ...spell } of spells) {
      for (let at = sorted.firstFrom(spell.from); at < length; at += 1) {
        const key = keys[at] as number;
        if (key >= spell.before) break;
        if ((starts[at] as number) > to || (ends[at] as number) < from) continue;
        const slot = slots[at] as number;
        if (!among.has(slot) || seen.has(slot)) continue;
        if (inView.touches(slot, from, to) && key !== inView.keyOf(slot)) continue;
        seen.add(slot);
        if (visit(slot, at, stage)) return;
      }
    }
  }
}

/** Whether what is in a stage tells which slots show one of the phases; all that is not over tells of what is. */
function tellsOf(stage: Stage, phases: readonly string[]): boolean {
  if (phases.includes('ended')) return true;
  return stage === 'off' || stage === 'was off'
    ? phases.includes('postponed') || phases.includes('cancelled')
    : phases.includes(stage);
}
