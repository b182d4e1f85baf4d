import { DayBlocks, type Days } from './day-blocks.js';
import { type Entry, SortedEntries } from './sorted-entries.js';
import { SlotSet } from './slot-set.js';

/**
 * When there is something on, of all slots. Whole blocks of days are taken as sets; entries are looked at one by one
 * at the edges alone, where those of like length lie together, so that what is on is found among what began shortly
 * before. The few that last longest, and would stand in any number of blocks, are always looked at.
 */
export class EditionCalendar {
  private blocks = new DayBlocks();
  private readonly brief = byStart();
  private readonly weeks = byStart();
  private readonly long = byStart();

  rebuild(entries: readonly Entry[]): void {
    this.blocks = new DayBlocks();
    const like = new Map<SortedEntries, Entry[]>([this.brief, this.weeks, this.long].map((one) => [one, []]));
    for (const entry of entries) {
      like.get(this.entriesLike(entry))?.push(entry);
      this.block(entry);
    }
    for (const [sorted, alike] of like) sorted.rebuild(alike);
  }

  /** All that a slot has on. */
  insert(entries: readonly Entry[]): void {
    for (const entry of entries) {
      this.entriesLike(entry).insert(entry);
      this.block(entry);
    }
  }

  /** All that a slot had on. */
  remove(entries: readonly Entry[]): void {
    for (const entry of entries) {
      const like = this.entriesLike(entry);
      like.remove(entry);
      if (like !== this.long) this.blocks.remove(entry.slot, daysOf(entry));
    }
  }

  /** A new set of the slots with something on between the two days, both included. */
  between(days: Days): SlotSet {
    const found = new SlotSet();
    for (const edge of this.blocks.collect(days, found))
      for (const sorted of [this.brief, this.weeks]) addTouching(sorted, edge, found);
    addTouching(this.long, days, found);
    return found;
  }

  private block(entry: Entry): void {
    if (this.entriesLike(entry) !== this.long) this.blocks.put(entry.slot, daysOf(entry));
  }

  private entriesLike({ startsOn, endsOn }: Entry): SortedEntries {
    const days = endsOn - startsOn;
    return days < 7 ? this.brief : days < 31 ? this.weeks : this.long;
  }
}

function byStart(): SortedEntries {
  return new SortedEntries(
    ({ startsOn }) => startsOn,
    () => 0,
  );
}

function addTouching(sorted: SortedEntries, { from, to }: Days, found: SlotSet): void {
  const { starts, ends, slots, length, longest } = sorted;
  for (let at = sorted.firstFrom(from - longest + 1); at < length; at += 1) {
    if ((starts[at] as number) > to) return;
    if ((ends[at] as number) >= from) found.add(slots[at] as number);
  }
}

function daysOf({ startsOn, endsOn }: Entry): Days {
  return { from: startsOn, to: endsOn };
}
