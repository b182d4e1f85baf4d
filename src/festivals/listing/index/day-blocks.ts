import { SlotSet } from './slot-set.js';
import type { DayNumber } from '../../../shared/clock.js';

/** A block is 16 days, a wide one 16 blocks: powers of two, so that the block of a day is a shift. */
const BITS = 4;
const SIZE = 1 << BITS;

export interface Days {
  readonly from: DayNumber;
  readonly to: DayNumber;
}

/** Which slots have something on at any time of a block of days, so that long spells need no looking at what is on. */
export class DayBlocks {
  private readonly narrow = new Map<number, SlotSet>();
  private readonly wide = new Map<number, SlotSet>();
  private first = Infinity;
  private last = -Infinity;

  put(slot: number, { from, to }: Days): void {
    this.first = Math.min(this.first, from >> BITS);
    this.last = Math.max(this.last, to >> BITS);
    mark(this.narrow, slot, from >> BITS, to >> BITS);
    mark(this.wide, slot, from >> (2 * BITS), to >> (2 * BITS));
  }

  /** All that was put for the slot on these days; what else it has on must be put again. */
  remove(slot: number, { from, to }: Days): void {
    for (let block = from >> BITS; block <= to >> BITS; block += 1) this.narrow.get(block)?.delete(slot);
    for (let block = from >> (2 * BITS); block <= to >> (2 * BITS); block += 1)
      this.wide.get(block)?.delete(slot);
  }

  /** Adds the slots of all blocks that lie within the days, and answers what days are left at the edges. */
  collect({ from, to }: Days, found: SlotSet): Days[] {
    const begin = Math.max(Math.ceil(from / SIZE), this.first);
    const end = Math.min(Math.floor((to + 1) / SIZE), this.last + 1);
    if (begin >= end) return [{ from, to }];
    for (let block = begin; block < end;) {
      const isWide = block % SIZE === 0 && block + SIZE <= end;
      const slots = isWide ? this.wide.get(block >> BITS) : this.narrow.get(block);
      if (slots !== undefined) found.or(slots);
      block += isWide ? SIZE : 1;
    }
    return [
      { from, to: Math.min(to, begin * SIZE - 1) },
      { from: Math.max(from, end * SIZE), to },
    ].filter((edge) => edge.from <= edge.to);
  }
}

function mark(blocks: Map<number, SlotSet>, slot: number, from: number, to: number): void {
  for (let block = from; block <= to; block += 1) {
    let slots = blocks.get(block);
    if (slots === undefined) blocks.set(block, (slots = new SlotSet()));
    slots.add(slot);
  }
}
