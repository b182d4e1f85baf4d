import { type Day, daysBetween } from '../../../../shared/clock.js';

const DAYS_OF_YEAR = 365.25;

/** Days between two days of the year, whatever their years: 30 December and 2 January are three apart. */
export function seasonalDistance(a: number, b: number): number {
  const apart = Math.abs(a - b);
  return Math.min(apart, DAYS_OF_YEAR - apart);
}

/**
 * Two overlapping parts of the round year, of so many: days at most half a part away from each other
 * share at least one.
 */
export function seasonsOf(day: Day, parts: number): string[] {
  const position = (dayOfYear(day) / DAYS_OF_YEAR) * parts;
  return [`${Math.floor(position) % parts}`, `${Math.floor(position + 0.5) % parts}h`];
}

/** From 0. */
export function dayOfYear(day: Day): number {
  return daysBetween(`${day.slice(0, 4)}-01-01`, day);
}
