import { type Phase, PHASES } from '../../edition/edition-in-view.rules.js';
import type { DatedPhase } from './soonest.rules.js';

/** Something that is on for some days: an edition of the festival in a slot, or its estimate while that is in view. */
export interface Entry extends DatedPhase {
  readonly slot: number;
}

/** Entries kept in the order of a number, in columns, so that going through many of them touches nothing else. */
export class SortedEntries {
  keys = new Float64Array(64);
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  slots = new Int32Array(64);
  length = 0;
  /** Days of the longest that ever was here. */
  longest = 1;
  private phases = new Uint8Array(64);

  /**
   * @param keyOf what they are in the order of
   * @param tie decides between entries of two slots with equal keys
   */
  constructor(
    private readonly keyOf: (entry: DatedPhase) => number,
    private readonly tie: (a: number, b: number) => number,
  ) {}

  phaseAt(at: number): Phase {
    return PHASES[this.phases[at] as number] as Phase;
  }

  /** @param entries in the order of the tie, which equal ones keep */
  rebuild(entries: readonly Entry[]): void {
    const keys = Float64Array.from(entries, this.keyOf);
    const order = Array.from(keys, (_, at) => at).sort((a, b) => (keys[a] as number) - (keys[b] as number));
    this.length = 0;
    this.grow(order.length);
    for (const at of order) {
      this.write(this.length, entries[at] as Entry, keys[at] as number);
      this.length += 1;
    }
  }

  insert(entry: Entry): void {
    if (this.length === this.keys.length) this.grow(this.length * 2);
    const key = this.keyOf(entry);
    const at = this.placeOf(key, entry.slot);
    for (const column of this.columns()) column.copyWithin(at + 1, at, this.length);
    this.write(at, entry, key);
    this.length += 1;
  }

  /** By what the entry was inserted as. */
  remove(entry: Entry): void {
    let at = this.placeOf(this.keyOf(entry), entry.slot);
    while (this.slots[at] !== entry.slot || this.starts[at] !== entry.startsOn) at += 1;
    for (const column of this.columns()) column.copyWithin(at, at + 1, this.length);
    this.length -= 1;
  }

  /** The place of the first entry whose key is not less. */
  firstFrom(key: number): number {
    return this.firstWhere((at) => (this.keys[at] as number) >= key);
  }

  private placeOf(key: number, slot: number): number {
    const { keys, slots } = this;
    return this.firstWhere(
      (at) => (keys[at] as number) > key || (keys[at] === key && this.tie(slots[at] as number, slot) >= 0),
    );
  }

  /** The first place of which something is true that stays true from there on. */
  private firstWhere(holds: (at: number) => boolean): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (holds(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private write(at: number, { slot, startsOn, endsOn, phase }: Entry, key: number): void {
    this.keys[at] = key;
    this.starts[at] = startsOn;
    this.ends[at] = endsOn;
    this.slots[at] = slot;
    this.phases[at] = PHASES.indexOf(phase);
    this.longest = Math.max(this.longest, endsOn - startsOn + 1);
  }

  private columns(): (Float64Array | Int32Array | Uint8Array)[] {
    return [this.keys, this.starts, this.ends, this.slots, this.phases];
  }

  private grow(length: number): void {
    const [keys, starts, ends, slots, phases] = this.columns() as [
      Float64Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Uint8Array,
    ];
    const size = Math.max(64, length);
    (this.keys = new Float64Array(size)).set(keys.subarray(0, this.length));
    (this.starts = new Int32Array(size)).set(starts.subarray(0, this.length));
    (this.ends = new Int32Array(size)).set(ends.subarray(0, this.length));
    (this.slots = new Int32Array(size)).set(slots.subarray(0, this.length));
    (this.phases = new Uint8Array(size)).set(phases.subarray(0, this.length));
  }
}
