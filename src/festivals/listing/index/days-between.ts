import type { Phase } from '../../edition/edition-in-view.rules.js';
import type { EditionCalendar } from './edition-calendar.js';
import { SlotSet } from './slot-set.js';
import { type DayNumber, soonestKey } from './soonest.rules.js';

/** Which festivals have something on between two days, and what of it a list of those days shows. */
export interface DaysBetween {
  /** Those that show what they have in view... */
  readonly inView: SlotSet;
  /** ...and those of which it lies outside: they show the first in `soonest` order of what lies inside. */
  readonly slots: readonly number[];
  readonly keys: readonly number[];
  readonly phases: readonly Phase[];
}

/** The index as far as days are concerned. */
interface Dated {
  readonly today: DayNumber;
  readonly calendar: EditionCalendar;
  showsBetween(slot: number, from: DayNumber, to: DayNumber): boolean;
}

export function daysBetween(index: Dated, from: DayNumber, to: DayNumber): DaysBetween {
  const inView = new SlotSet();
  const slots: number[] = [];
  const keys: number[] = [];
  const phases: Phase[] = [];
  const places = new Map<number, number>();
  index.calendar.forEachBetween(from, to, index.today, (slot, phase, startsOn, endsOn) => {
    if (index.showsBetween(slot, from, to)) {
      inView.add(slot);
      return;
    }
    const key = soonestKey(phase, startsOn, endsOn, index.today);
    const place = places.get(slot);
    if (place === undefined) {
      places.set(slot, slots.length);
      slots.push(slot);
      keys.push(key);
      phases.push(phase);
    } else if (key < (keys[place] as number)) {
      keys[place] = key;
      phases[place] = phase;
    }
  });
  return { inView, slots, keys, phases };
}
