import { addDays, type Day, daysBetween } from '../../shared/clock.js';
import type { Days } from '../edition/estimate.rules.js';

/** `YYYY-MM`. */
export type Month = string;

/** Longer than this and a festival is no event of the month but something that is always there. */
const LONGEST_BAR_DAYS = 60;

export function daysOfMonth(month: Month): Days {
  const startsOn = `${month}-01`;
  const next = addDays(startsOn, 31).slice(0, 7);
  return { startsOn, endsOn: addDays(`${next}-01`, -1) };
}

/** Weeks from Sunday to Saturday; null for the days of the months beside. */
export function weeksOf(month: Month): (Day | null)[][] {
  const { startsOn, endsOn } = daysOfMonth(month);
  const before = new Date(`${startsOn}T00:00:00Z`).getUTCDay();
  const first = addDays(startsOn, -before);
  const weeks = Math.ceil((before + daysBetween(startsOn, endsOn) + 1) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_cell, weekday) => {
      const day = addDays(first, week * 7 + weekday);
      return day.startsWith(month) ? day : null;
    }),
  );
}

export interface Bar<T> extends Days {
  readonly of: T;
  /** Bars in one lane never share a day. */
  readonly lane: number;
  readonly continuesBefore: boolean;
  readonly continuesAfter: boolean;
}

/**
 * The days of each cut to the month and laid into lanes: what begins first is highest, of those the longest,
 * each in the highest lane that is free.
 */
export function barsOf<T extends { readonly edition: Days }>(items: readonly T[], month: Month): Bar<T>[] {
  const { startsOn: first, endsOn: last } = daysOfMonth(month);
  const lanes: Day[] = [];
  return items
    .map((of) => {
      const { startsOn, endsOn } = of.edition;
      return {
        of,
        startsOn: startsOn < first ? first : startsOn,
        endsOn: endsOn > last ? last : endsOn,
        continuesBefore: startsOn < first,
        continuesAfter: endsOn > last,
      };
    })
    .sort((a, b) => a.startsOn.localeCompare(b.startsOn) || b.endsOn.localeCompare(a.endsOn))
    .map((bar) => {
      const free = lanes.findIndex((busyUntil) => busyUntil < bar.startsOn);
      const lane = free === -1 ? lanes.length : free;
      lanes[lane] = bar.endsOn;
      return { ...bar, lane };
    });
}

export function isLong({ startsOn, endsOn }: Days): boolean {
  return daysBetween(startsOn, endsOn) + 1 > LONGEST_BAR_DAYS;
}
