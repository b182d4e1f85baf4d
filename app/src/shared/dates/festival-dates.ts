import type { Language } from '../i18n/language.js';

/** Calendar days in Korea, `YYYY-MM-DD`: they compare as text. */
export type Day = string;

const DAY_MS = 86_400_000;
/** People count days up to about a month; beyond, the month says more. */
const COUNTED_DAYS = 31;
const seoul = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Seoul', dateStyle: 'short' });

export interface Dated {
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly status: string;
  readonly estimated: boolean;
}

/** How an edition lies to today; `count` is in days. */
export type Timing =
  | {
      readonly kind:
        | 'undated'
        | 'cancelled'
        | 'postponed'
        | 'over'
        | 'todayOnly'
        | 'lastDay'
        | 'startsTomorrow';
    }
  | { readonly kind: 'running' | 'starts'; readonly count: number }
  | { readonly kind: 'startsLater'; readonly month: number }
  | { readonly kind: 'estimated'; readonly month: number; readonly part: 'early' | 'mid' | 'late' };

export function todayInKorea(now = new Date()): Day {
  return seoul.format(now);
}

function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}

function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

export function timingOf(edition: Dated | null, today: Day): Timing {
  if (edition === null) return { kind: 'undated' };
  if (edition.status === 'cancelled' || edition.status === 'postponed') return { kind: edition.status };
  if (edition.endsOn < today) return { kind: 'over' };
  if (edition.estimated) return estimate(edition.startsOn);
  if (edition.startsOn > today) {
    const count = daysBetween(today, edition.startsOn);
    if (count > COUNTED_DAYS) return { kind: 'startsLater', month: Number(edition.startsOn.slice(5, 7)) };
    return count === 1 ? { kind: 'startsTomorrow' } : { kind: 'starts', count };
  }
  if (edition.startsOn === edition.endsOn) return { kind: 'todayOnly' };
  if (edition.endsOn === today) return { kind: 'lastDay' };
  return { kind: 'running', count: daysBetween(today, edition.endsOn) };
}

/** “11월 1일(일) – 3일(화)”, “Sun 1 – Tue 3 Nov”; the year, in place of weekdays, only where it is not this one. */
export function formatDays(
  { startsOn, endsOn }: Pick<Dated, 'startsOn' | 'endsOn'>,
  language: Language,
  today: Day,
): string {
  const thisYear = [startsOn, endsOn].every((day) => day.slice(0, 4) === today.slice(0, 4));
  const format = new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', {
    timeZone: 'UTC',
    month: language === 'ko' ? 'long' : 'short',
    day: 'numeric',
    ...(thisYear ? { weekday: 'short' } : { year: 'numeric' }),
  });
  if (startsOn === endsOn) return format.format(Date.parse(startsOn));
  return format.formatRange(Date.parse(startsOn), Date.parse(endsOn));
}

/** The days that a word of the filter stands for. */
export function daysOf(when: 'now' | 'weekend' | 'month', today: Day): { from: Day; to: Day } {
  if (when === 'now') return { from: today, to: today };
  if (when === 'month') return { from: today, to: lastOfMonth(today) };
  const weekday = new Date(Date.parse(today)).getUTCDay();
  if (weekday === 0) return { from: today, to: today };
  const saturday = addDays(today, 6 - weekday);
  return { from: saturday, to: addDays(saturday, 1) };
}

function lastOfMonth(day: Day): Day {
  const date = new Date(Date.parse(day));
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).toISOString().slice(0, 10);
}

function estimate(startsOn: Day): Timing {
  const day = Number(startsOn.slice(8));
  return {
    kind: 'estimated',
    month: Number(startsOn.slice(5, 7)),
    part: day <= 10 ? 'early' : day <= 20 ? 'mid' : 'late',
  };
}
