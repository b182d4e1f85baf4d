import type { Day } from '../../shared/dates/festival-dates.js';

/** `YYYY-MM` */
export type Month = string;

/** As far as the API goes. */
const FIRST: Month = '1900-01';
const LAST: Month = '2199-12';

/** The month of the address, where it names one. */
export function monthFrom(asked: string | null, today: Day): Month {
  const isMonth = asked !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) && asked >= FIRST && asked <= LAST;
  return isMonth ? asked : today.slice(0, 7);
}

export function monthAfter(month: Month, count: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

/** The day to stand on when a month opens. */
export function firstChoice(month: Month, today: Day): Day {
  return today.startsWith(month) ? today : `${month}-01`;
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** The day that a key moves to from another, by days and weeks or to the ends of the week; null for other keys. */
export function dayByKey(day: Day, key: string): Day | null {
  const time = Date.parse(day);
  const weekday = new Date(time).getUTCDay();
  const step = key === 'Home' ? -weekday : key === 'End' ? 6 - weekday : STEPS[key];
  return step === undefined ? null : new Date(time + step * 86_400_000).toISOString().slice(0, 10);
}
