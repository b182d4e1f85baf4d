import { IntList } from './int-list.js';

/** Festivals by number, each once and with how far it is from what was typed: 0 is the very name. */
export interface Matches {
  readonly numbers: Int32Array;
  readonly tiers: Uint8Array;
}

const NOT_FOUND = 255;
const FARTHEST = 254;

/**
 * Collects matches and puts them together. What it takes grows with what is found, not with all there is: one
 * block of memory as wide as the catalogue is used again and again.
 */
export class MatchCollector {
  private tiers = new Uint8Array(0);
  private readonly found = new IntList();

  add(number: number, tier: number): void {
    if (number >= this.tiers.length) this.widen(number);
    const before = this.tiers[number] as number;
    if (before === NOT_FOUND) this.found.push(number);
    if (tier < before) this.tiers[number] = tier;
  }

  /** What was added since the last time. */
  take(): Matches {
    const numbers = this.found.toArray();
    const tiers = new Uint8Array(numbers.length);
    for (let at = 0; at < numbers.length; at += 1) {
      const number = numbers[at] as number;
      tiers[at] = this.tiers[number] as number;
      this.tiers[number] = NOT_FOUND;
    }
    this.found.clear();
    return { numbers, tiers };
  }

  /** What is in any of them, as near as in the nearest. */
  inAny(each: readonly Matches[]): Matches {
    if (each.length === 1 && each[0] !== undefined) return each[0];
    for (const { numbers, tiers } of each)
      for (let at = 0; at < numbers.length; at += 1) this.add(numbers[at] as number, tiers[at] as number);
    return this.take();
  }

  /** What is in both of them, as far as in the farther, yet never nearer than `least`. */
  inBoth(one: Matches, other: Matches, least: number): Matches {
    const [few, many] = one.numbers.length < other.numbers.length ? [one, other] : [other, one];
    for (let at = 0; at < few.numbers.length; at += 1)
      this.add(few.numbers[at] as number, few.tiers[at] as number);
    const both = { numbers: new Int32Array(few.numbers.length), tiers: new Uint8Array(few.numbers.length) };
    let count = 0;
    for (let at = 0; at < many.numbers.length; at += 1) {
      const number = many.numbers[at] as number;
      const tier = this.tiers[number] ?? NOT_FOUND;
      if (tier === NOT_FOUND) continue;
      both.numbers[count] = number;
      both.tiers[count] = Math.max(tier, many.tiers[at] as number, least);
      count += 1;
    }
    this.take();
    return { numbers: both.numbers.subarray(0, count), tiers: both.tiers.subarray(0, count) };
  }

  private widen(number: number): void {
    const tiers = new Uint8Array(Math.max(1_024, number + 1 + (number >>> 2))).fill(NOT_FOUND);
    tiers.set(this.tiers);
    this.tiers = tiers;
  }
}

export const NOTHING: Matches = { numbers: new Int32Array(0), tiers: new Uint8Array(0) };

export function farther({ numbers, tiers }: Matches, cost: number): Matches {
  return { numbers, tiers: tiers.map((tier) => Math.min(FARTHEST, tier + cost)) };
}

/** Only what is nearer than that. */
export function before(tier: number, { numbers, tiers }: Matches): Matches {
  const near = (_: number, at: number) => (tiers[at] as number) < tier;
  return { numbers: numbers.filter(near), tiers: tiers.filter(near) };
}
