import { type DayNumber, dayNumber } from '../../../shared/clock.js';
import type { Phase } from '../../edition/edition-in-view.rules.js';

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

/** What an edition or estimate can be, in the order of lists. */
const STAGES = ['ongoing', 'upcoming', 'estimated', 'off', 'ended', 'was off'] as const;
export type Stage = (typeof STAGES)[number];

/** A part of `soonest` order. */
export interface Spell {
  readonly stage: Stage;
  readonly from: number;
  readonly before: number;
}

/**
 * One number that sorts as `soonest` does: running, coming, estimated, off, over; of the running what ends first,
 * of the over what was last, of all others what begins first; then what lasts longer.
 */
export function soonestKey(phase: Phase, startsOn: DayNumber, endsOn: DayNumber, today: DayNumber): number {
  const day = phase === 'ongoing' ? bounded(endsOn) : phase === 'ended' ? 0 : bounded(startsOn);
  return place(stageOf(phase, endsOn, today), day) + lastsLonger(endsOn);
}

/** Where in `soonest` order everything stands that is on between two days and lasts no longer than so many. */
export function soonestSpells(from: DayNumber, to: DayNumber, longest: number): Spell[] {
  return STAGES.map((stage) => {
    const next = place(stage, DAYS);
    if (stage === 'ongoing') return { stage, from: place(stage, bounded(from)), before: next };
    if (stage === 'ended') {
      const [last, first] = [lastsLonger(to + longest - 1), lastsLonger(from)];
      return { stage, from: place(stage, 0) + last, before: place(stage, 0) + first + 1 };
    }
    const begun = place(stage, bounded(from - longest + 1));
    return { stage, from: begun, before: place(stage, bounded(to) + 1) };
  });
}

function stageOf(phase: Phase, endsOn: DayNumber, today: DayNumber): Stage {
  if (phase !== 'postponed' && phase !== 'cancelled') return phase;
  return endsOn >= today ? 'off' : 'was off';
}

function place(stage: Stage, day: number): number {
  return (STAGES.indexOf(stage) * DAYS + day) * DAYS;
}

function lastsLonger(endsOn: DayNumber): number {
  return DAYS - 1 - bounded(endsOn);
}

function bounded(day: DayNumber): number {
  return Math.min(Math.max(day - FIRST_DAY, 0), DAYS - 1);
}
