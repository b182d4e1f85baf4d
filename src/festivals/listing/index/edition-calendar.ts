import { EDITION_STATUSES } from '../../edition/edition.entity.js';
import { type Phase, phaseOf } from '../../edition/edition-in-view.rules.js';
import type { DayNumber } from './soonest.rules.js';

/** How an entry stands: as an edition does, or as an estimate, which is on while it is in view. */
const STANDINGS = [...EDITION_STATUSES, 'estimated'] as const;

export interface Entry {
  readonly startsOn: DayNumber;
  readonly endsOn: DayNumber;
  readonly standing: (typeof STANDINGS)[number];
}

export type Visit = (slot: number, phase: Phase, startsOn: DayNumber, endsOn: DayNumber) => void;

/**
 * When there is something on, of all slots, sorted by the first day. Entries of like length lie together, so that
 * what is on between two days is found among what began shortly before.
 */
export class EditionCalendar {
  private readonly byLength = [new SortedEntries(7), new SortedEntries(31), new SortedEntries(Infinity)];

  rebuild(entries: readonly (Entry & { readonly slot: number })[]): void {
    for (const sorted of this.byLength)
      sorted.rebuild(entries.filter((entry) => this.entriesLike(entry) === sorted));
  }

  insert(slot: number, entry: Entry): void {
    this.entriesLike(entry)?.insert(slot, entry);
  }

  remove(slot: number, entry: Entry): void {
    this.entriesLike(entry)?.remove(slot, entry);
  }

  /** Every entry that touches the two days and what lies between them, with what it is today. */
  forEachBetween(from: DayNumber, to: DayNumber, today: DayNumber, visit: Visit): void {
    for (const sorted of this.byLength) sorted.forEachBetween(from, to, today, visit);
  }

  private entriesLike({ startsOn, endsOn }: Entry): SortedEntries | undefined {
    return this.byLength.find(({ most }) => endsOn - startsOn < most);
  }
}

class SortedEntries {
  private starts = new Int32Array(64);
  private ends = new Int32Array(64);
  private slots = new Int32Array(64);
  private standings = new Int32Array(64);
  private length = 0;
  /** Days of the longest that ever was here. */
  private longest = 1;

  constructor(readonly most: number) {}

  rebuild(entries: readonly (Entry & { readonly slot: number })[]): void {
    const sorted = [...entries].sort((a, b) => a.startsOn - b.startsOn);
    this.length = 0;
    this.grow(sorted.length);
    for (const entry of sorted) {
      this.write(this.length, entry.slot, entry);
      this.length += 1;
    }
  }

  insert(slot: number, entry: Entry): void {
    if (this.length === this.starts.length) this.grow(this.length * 2);
    const at = this.firstFrom(entry.startsOn);
    for (const column of this.columns()) column.copyWithin(at + 1, at, this.length);
    this.write(at, slot, entry);
    this.length += 1;
  }

  remove(slot: number, { startsOn, endsOn, standing }: Entry): void {
    const code = STANDINGS.indexOf(standing);
    let at = this.firstFrom(startsOn);
    while (this.slots[at] !== slot || this.ends[at] !== endsOn || this.standings[at] !== code) at += 1;
    for (const column of this.columns()) column.copyWithin(at, at + 1, this.length);
    this.length -= 1;
  }

  forEachBetween(from: DayNumber, to: DayNumber, today: DayNumber, visit: Visit): void {
    const { starts, ends, slots, standings, length } = this;
    for (let at = this.firstFrom(from - this.longest + 1); at < length; at += 1) {
      const startsOn = starts[at] as number;
      const endsOn = ends[at] as number;
      if (startsOn > to) return;
      if (endsOn < from) continue;
      const standing = STANDINGS[standings[at] as number] as Entry['standing'];
      const phase =
        standing === 'estimated' ? standing : phaseOf<DayNumber>(standing, { startsOn, endsOn }, today);
      visit(slots[at] as number, phase, startsOn, endsOn);
    }
  }

  private write(at: number, slot: number, { startsOn, endsOn, standing }: Entry): void {
    this.starts[at] = startsOn;
    this.ends[at] = endsOn;
    this.slots[at] = slot;
    this.standings[at] = STANDINGS.indexOf(standing);
    this.longest = Math.max(this.longest, endsOn - startsOn + 1);
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

  private columns(): Int32Array[] {
    return [this.starts, this.ends, this.slots, this.standings];
  }

  private grow(length: number): void {
    const [starts, ends, slots, standings] = this.columns().map((column) => {
      const wider = new Int32Array(Math.max(64, length));
      wider.set(column.subarray(0, this.length));
      return wider;
    }) as [Int32Array, Int32Array, Int32Array, Int32Array];
    Object.assign(this, { starts, ends, slots, standings });
  }
}
