import { createHash } from 'node:crypto';
import type { Day } from '../../shared/clock.js';

/** For whom and when a list is made; the same answers give the same list. */
export interface Draw {
  /** The account, or the same word for everybody without one. */
  readonly who: string;
  readonly today: Day;
}

/** 32 bits that only the words decide. */
export function seedOf(...words: string[]): number {
  return createHash('sha256').update(words.join('\n')).digest().readUInt32BE(0);
}

/** Numbers from 0 to below 1 that only the seed decides (Mulberry32; public domain, T. Ettinger 2017). */
export function lots(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
