import type { DayNumber } from '../../../shared/clock.js';
import { type DatedPhase, LAST_SOONEST, soonestKey } from './soonest.rules.js';

/** What each slot has in view, in columns. */
export class InView {
  private keys = new Float64Array(64);
  private starts = new Int32Array(64);
  private ends = new Int32Array(64);

  put(slot: number, view: DatedPhase | null, today: DayNumber): void {
    if (slot >= this.keys.length) this.grow();
    this.keys[slot] =
      view === null ? LAST_SOONEST : soonestKey(view.phase, view.startsOn, view.endsOn, today);
    this.starts[slot] = view?.startsOn ?? 0;
    this.ends[slot] = view?.endsOn ?? 0;
  }

  /** The place of the slot in `soonest` order. */
  keyOf(slot: number): number {
    return this.keys[slot] as number;
  }

  /** Whether what is in view, and there must be something, is on between the two days. */
  touches(slot: number, from: DayNumber, to: DayNumber): boolean {
    return (this.starts[slot] as number) <= to && (this.ends[slot] as number) >= from;
  }

  private grow(): void {
    const size = this.keys.length * 2;
    const [keys, starts, ends] = [this.keys, this.starts, this.ends];
    (this.keys = new Float64Array(size)).set(keys);
    (this.starts = new Int32Array(size)).set(starts);
    (this.ends = new Int32Array(size)).set(ends);
  }
}
