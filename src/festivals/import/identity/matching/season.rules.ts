import type { Day } from '../../../../shared/clock.js';

const DAYS_OF_YEAR = 365.25;
const SEASONS = 12;

/** Days between two days whatever their years: 30 December and 2 January are three apart. */
export function seasonalDistance(a: Day, b: Day): number {
  const apart = Math.abs(dayOfYear(a) - dayOfYear(b));
  return Math.min(apart, DAYS_OF_YEAR - apart);
}

/** Two overlapping months of the round year: days at most a fortnight apart share at least one. */
export function seasonsOf(day: Day): string[] {
  const position = (dayOfYear(day) / DAYS_OF_YEAR) * SEASONS;
  return [`${Math.floor(position) % SEASONS}`, `${Math.floor(position + 0.5) % SEASONS}h`];
}

function dayOfYear(day: Day): number {
  const [year = '', month = '', date = ''] = day.split('-');
  return (
    (Date.UTC(Number(year), Number(month) - 1, Number(date)) - Date.UTC(Number(year), 0, 1)) / 86_400_000
  );
}
