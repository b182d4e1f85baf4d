import type { FestivalIndex } from './festival-index.js';
import type { Relevance } from './matching.js';

const UNKNOWN = -1;

/** Festivals as another index knows them: by number, with the ids of all numbers. */
interface Numbered {
  readonly ids: readonly string[];
  readonly numbers: Int32Array;
  readonly tiers: Uint8Array;
}

/**
 * Under which slots the listing index has what another index knows by its own numbers. Looking thousands of ids
 * up for every question takes longer than answering it, so what was looked up is kept while slots keep their festivals.
 */
export class KnownSlots {
  private index: FestivalIndex | undefined;
  private ids: readonly string[] | undefined;
  private generation = 0;
  private slots = new Int32Array(0);

  /** Without those that are not published any more, or not known yet. */
  relevanceIn(index: FestivalIndex, { ids, numbers, tiers }: Numbered): Relevance {
    this.keepTo(index, ids);
    const found = { slots: new Int32Array(numbers.length), tiers: new Uint8Array(numbers.length) };
    let count = 0;
    for (let at = 0; at < numbers.length; at += 1) {
      const number = numbers[at] as number;
      let slot = this.slots[number] as number;
      if (slot === UNKNOWN) {
        slot = index.slotOf(ids[number] as string) ?? UNKNOWN;
        if (slot === UNKNOWN) continue;
        this.slots[number] = slot;
      }
      found.slots[count] = slot;
      found.tiers[count] = tiers[at] as number;
      count += 1;
    }
    return { slots: found.slots.subarray(0, count), tiers: found.tiers.subarray(0, count) };
  }

  private keepTo(index: FestivalIndex, ids: readonly string[]): void {
    const isSame = this.index === index && this.generation === index.generation && this.ids === ids;
    if (isSame && ids.length <= this.slots.length) return;
    const slots = new Int32Array(ids.length + (ids.length >>> 3)).fill(UNKNOWN);
    if (isSame) slots.set(this.slots);
    [this.index, this.generation, this.ids, this.slots] = [index, index.generation, ids, slots];
  }
}
