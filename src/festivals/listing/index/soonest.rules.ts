import type { Day } from '../../../shared/clock.js';
import type { Phase } from '../../edition/edition-in-view.rules.js';

/** Days since 1970, which compare faster than text. */
export type DayNumber = number;

const MS_A_DAY = 86_400_000;

export function dayNumber(day: Day): DayNumber {
  return Date.parse(`${day}T00:00:00Z`) / MS_A_DAY;
}

export function dayOf(number: DayNumber): Day {
  return new Date(number * MS_A_DAY).toISOString().slice(0, 10);
}

/** Days of an edition or estimate with what it is today. */
export interface DatedPhase {
  readonly startsOn: DayNumber;
  readonly endsOn: DayNumber;
  readonly phase: Phase;
}

/** Holds 1900 to 2258, so that a stage and two days are one whole number that a double keeps exactly. */
const DAYS = 2 ** 17;
const FIRST_DAY = dayNumber('1900-01-01');

/** Greater than every key. */
export const AFTER_ALL_SOONEST = 8 * DAYS * DAYS;

/** Of a festival without any edition. */
export const LAST_SOONEST = AFTER_ALL_SOONEST - 1;

/**
 * One number that sorts as `soonest` does: running, coming, estimated, off, over; of the running what ends first,
 * of the over what was last, of all others what begins first; then what lasts longer.
 */
export function soonestKey(phase: Phase, startsOn: DayNumber, endsOn: DayNumber, today: DayNumber): number {
  const day = phase === 'ongoing' ? bounded(endsOn) : phase === 'ended' ? 0 : bounded(startsOn);
  return (stageOf(phase, endsOn, today) * DAYS + day) * DAYS + (DAYS - 1 - bounded(endsOn));
}

function stageOf(phase: Phase, endsOn: DayNumber, today: DayNumber): number {
  switch (phase) {
    case 'ongoing':
      return 1;
    case 'upcoming':
      return 2;
    case 'estimated':
      return 3;
    case 'ended':
      return 5;
    case 'postponed':
    case 'cancelled':
      return endsOn >= today ? 4 : 5;
  }
}

function bounded(day: DayNumber): number {
  return Math.min(Math.max(day - FIRST_DAY, 0), DAYS - 1);
}
