import { addDays, type Day } from '../../shared/clock.js';
import type { Bilingual } from '../../shared/problem/problem.js';
import {
  FIRST_YEAR,
  FIXED_HOLIDAYS,
  type HolidayRule,
  LAST_YEAR,
  LUNAR_DAYS,
  LUNAR_HOLIDAYS,
  SINGLE_HOLIDAYS,
} from './holiday.data.js';

export interface Holiday {
  readonly day: Day;
  readonly name: Bilingual;
}

interface Observed extends Holiday {
  readonly substitute: HolidayRule['substitute'];
}

/** The public holidays of Korea in a year, substitutes included, in order; null for a year that is not known. */
export function holidaysOf(year: number): Holiday[] | null {
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  const observed = [...fixedIn(year), ...lunarIn(year), ...singleIn(year)].sort(byDay);
  const taken = new Set(observed.map(({ day }) => day));
  const substitutes: Holiday[] = [];
  for (const holiday of movedAmong(observed)) {
    const day = nextWorkday(holiday.day, taken);
    taken.add(day);
    substitutes.push({
      day,
      name: {
        ko: `대체공휴일(${holiday.name.ko})`,
        en: `Substitute for ${holiday.name.en}`,
      },
    });
  }
  return [...observed.map(({ day, name }) => ({ day, name })), ...substitutes].sort(byDay);
}

/**
 * Each that fell on a weekend it is moved from; and where several fell on one workday, as many as were lost to
 * the others, one fewer than there are.
 */
function movedAmong(observed: readonly Observed[]): Observed[] {
  return [...new Set(observed.map(({ day }) => day))].flatMap((day) => {
    const together = observed.filter((one) => one.day === day);
    const movable = together.filter(({ substitute }) => substitute !== null && substitute.since <= day);
    const weekday = weekdayOf(day);
    if (weekday === 0 || weekday === 6)
      return movable.filter(({ substitute }) => substitute?.weekdays.includes(weekday));
    return movable.slice(0, together.length - 1);
  });
}

function fixedIn(year: number): Observed[] {
  return FIXED_HOLIDAYS.filter(({ sinceYear = FIRST_YEAR }) => sinceYear <= year).map(
    ({ monthDay, name, substitute }) => ({ day: `${year}-${monthDay}`, name, substitute }),
  );
}

function lunarIn(year: number): Observed[] {
  return Object.entries(LUNAR_DAYS[year] ?? {}).flatMap(([key, monthDay]) => {
    const { around, name, substitute } = LUNAR_HOLIDAYS[key as keyof typeof LUNAR_HOLIDAYS];
    const day = `${year}-${monthDay}`;
    if (around === 0) return [{ day, name, substitute }];
    const holidays = { ko: `${name.ko} 연휴`, en: `${name.en} holiday` };
    return [
      { day: addDays(day, -1), name: holidays, substitute },
      { day, name, substitute },
      { day: addDays(day, 1), name: holidays, substitute },
    ];
  });
}

function singleIn(year: number): Observed[] {
  return SINGLE_HOLIDAYS.filter(({ day }) => day.startsWith(`${year}-`)).map((one) => ({
    ...one,
    substitute: null,
  }));
}

function nextWorkday(day: Day, taken: ReadonlySet<Day>): Day {
  const next = addDays(day, 1);
  const free = !taken.has(next) && weekdayOf(next) !== 0 && weekdayOf(next) !== 6;
  return free ? next : nextWorkday(next, taken);
}

function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function byDay(a: Holiday, b: Holiday): number {
  return a.day.localeCompare(b.day);
}
