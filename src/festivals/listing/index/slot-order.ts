import type { SlotSet } from './slot-set.js';

export interface Span {
  readonly skip: number;
  readonly take: number;
}

/** So few are sorted faster than they are met in an order of very many. */
export const FEW = 64;

/** Slots kept in an order, so that a page is read off it instead of being sorted for. */
export class SlotOrder {
  private slots = new Int32Array(64);
  private length = 0;

  /** @param tie decides between what compares as equal, and is 0 for no two slots */
  constructor(
    private readonly by: (a: number, b: number) => number,
    private readonly tie: (a: number, b: number) => number,
  ) {}

  private readonly compare = (a: number, b: number): number => this.by(a, b) || this.tie(a, b);

  /** @param slots in the order of the tie, which equal ones keep */
  rebuild(slots: readonly number[]): void {
    this.slots = Int32Array.from([...slots].sort(this.by));
    this.length = slots.length;
  }

  insert(slot: number): void {
    if (this.length === this.slots.length) {
      const grown = new Int32Array(this.length * 2 + 64);
      grown.set(this.slots);
      this.slots = grown;
    }
    const at = this.placeOf(slot);
    this.slots.copyWithin(at + 1, at, this.length);
    this.slots[at] = slot;
    this.length += 1;
  }

  /** Of the slot as it was inserted: what it is compared by must not have changed yet. */
  remove(slot: number): void {
    const at = this.placeOf(slot);
    this.slots.copyWithin(at, at + 1, this.length);
    this.length -= 1;
  }

  sorted(slots: readonly number[]): number[] {
    return slots.toSorted(this.compare);
  }

  /** Those in the set, in this order: read off it, or where the set is so small that it would be far, sorted. */
  page(among: SlotSet, { skip, take }: Span, count = among.count()): number[] {
    if (count <= FEW) return this.sorted(among.toArray()).slice(skip, skip + take);
    const page: number[] = [];
    const end = Math.min(take, count - skip);
    let left = skip;
    for (let at = 0; at < this.length && page.length < end; at += 1) {
      const slot = this.slots[at] as number;
      if (!among.has(slot)) continue;
      if (left > 0) left -= 1;
      else page.push(slot);
    }
    return page;
  }

  private placeOf(slot: number): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(this.slots[middle] as number, slot) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
