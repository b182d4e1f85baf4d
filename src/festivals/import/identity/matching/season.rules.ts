import type { Day } from '../../../../shared/clock.js';

const DAYS_OF_YEAR = 365.25;

/** Days between two days whatever their years: 30 December and 2 January are three apart. */
export function seasonalDistance(a: Day, b: Day): number {
  const apart = Math.abs(dayOfYear(a) - dayOfYear(b));
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

function dayOfYear(day: Day): number {
  const [year = '', month = '', date = ''] = day.split('-');
  return (
    (Date.UTC(Number(year), Number(month) - 1, Number(date)) - Date.UTC(Number(year), 0, 1)) / 86_400_000
  );
}
