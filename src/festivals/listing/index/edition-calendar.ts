import type { SlotSet } from './slot-set.js';
import type { DayNumber } from './soonest.rules.js';

interface Entry {
  readonly startsOn: DayNumber;
  readonly endsOn: DayNumber;
  readonly slot: number;
}

/** Longer ones are kept apart, so that those of a month are found among those that began shortly before it. */
const SHORT_DAYS = 31;

/** When there is something on, of all slots, sorted by the first day. */
export class EditionCalendar {
  private readonly short = new SortedEntries(SHORT_DAYS);
  private readonly long = new SortedEntries(Number.POSITIVE_INFINITY);

  rebuild(entries: readonly Entry[]): void {
    this.short.rebuild(entries.filter(isShort));
    this.long.rebuild(entries.filter((entry) => !isShort(entry)));
  }

  insert(entry: Entry): void {
    (isShort(entry) ? this.short : this.long).insert(entry);
  }

  remove(entry: Entry): void {
    (isShort(entry) ? this.short : this.long).remove(entry);
  }

  /** Adds every slot that has something on between the two days, both included. */
  addTouching(from: DayNumber, to: DayNumber, set: SlotSet): void {
    this.short.addTouching(from, to, set);
    this.long.addTouching(from, to, set);
  }
}

function isShort({ startsOn, endsOn }: Entry): boolean {
  return endsOn - startsOn < SHORT_DAYS;
}

class SortedEntries {
  private starts = new Int32Array(64);
  private ends = new Int32Array(64);
  private slots = new Int32Array(64);
  private length = 0;

  constructor(private readonly longest: number) {}

  rebuild(entries: readonly Entry[]): void {
    const sorted = [...entries].sort((a, b) => a.startsOn - b.startsOn);
    this.starts = Int32Array.from(sorted, ({ startsOn }) => startsOn);
    this.ends = Int32Array.from(sorted, ({ endsOn }) => endsOn);
    this.slots = Int32Array.from(sorted, ({ slot }) => slot);
    this.length = sorted.length;
  }

  insert({ startsOn, endsOn, slot }: Entry): void {
    const at = this.firstFrom(startsOn);
    if (this.length === this.starts.length) this.grow();
    for (const [column, value] of [
      [this.starts, startsOn],
      [this.ends, endsOn],
      [this.slots, slot],
    ] as const) {
      column.copyWithin(at + 1, at, this.length);
      column[at] = value;
    }
    this.length += 1;
  }

  remove({ startsOn, endsOn, slot }: Entry): void {
    let at = this.firstFrom(startsOn);
    while (this.slots[at] !== slot || this.ends[at] !== endsOn) at += 1;
    for (const column of [this.starts, this.ends, this.slots]) column.copyWithin(at, at + 1, this.length);
    this.length -= 1;
  }

  addTouching(from: DayNumber, to: DayNumber, set: SlotSet): void {
    const { starts, ends, slots, length } = this;
    for (let at = this.firstFrom(from - this.longest + 1); at < length; at += 1) {
      if ((starts[at] as number) > to) return;
      if ((ends[at] as number) >= from) set.add(slots[at] as number);
    }
  }

  private firstFrom(day: DayNumber): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.starts[middle] as number) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private grow(): void {
    const grown = (column: Int32Array) => {
      const wider = new Int32Array(column.length * 2 + 64);
      wider.set(column);
      return wider;
    };
    this.starts = grown(this.starts);
    this.ends = grown(this.ends);
    this.slots = grown(this.slots);
  }
}
