import type { Language } from '../i18n/language.js';
import type { Say } from '../i18n/use-words.js';
import type { FestivalItem } from '../api/data-provider.js';

type EditionInView = NonNullable<FestivalItem['edition']>;

const DAY_MS = 86_400_000;
/** People count days up to about two months, then months, then years. */
const COUNTED_DAYS = 60;
const COUNTED_MONTHS = 18;
const english = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'short',
  day: 'numeric',
});
const seoul = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Seoul', dateStyle: 'short' });

/** Today in Korea, `YYYY-MM-DD`; such days compare as text. */
export function todayInKorea(): string {
  return seoul.format(new Date());
}

/** How the edition lies to today, in words: “3일 뒤 시작”, “2 days left”. */
export function timingOf(
  { startsOn, endsOn }: Pick<EditionInView, 'startsOn' | 'endsOn'>,
  today: string,
  say: Say,
): string {
  const untilStart = daysBetween(today, startsOn);
  const untilEnd = daysBetween(today, endsOn);
  if (untilStart > 1)
    return counted(untilStart, say, 'dates.startsInDays', 'dates.startsInMonths', 'dates.startsInMonths');
  if (untilStart === 1) return say('dates.startsTomorrow');
  if (untilEnd === 0) return say('dates.lastDay');
  if (untilStart === 0) return say('dates.startsToday');
  if (untilEnd > 0) return say('dates.daysLeft', { smart_count: untilEnd });
  if (untilEnd === -1) return say('dates.endedYesterday');
  return counted(-untilEnd, say, 'dates.endedDaysAgo', 'dates.endedMonthsAgo', 'dates.endedYearsAgo');
}

/** “2026. 11. 27. – 12. 1.”, “27 Nov – 1 Dec 2026”: what both days share is said once. */
export function formatDays(
  { startsOn, endsOn }: Pick<EditionInView, 'startsOn' | 'endsOn'>,
  language: Language,
): string {
  if (language === 'ko') {
    const last = korean(endsOn, startsOn.slice(0, 4) === endsOn.slice(0, 4));
    return startsOn === endsOn ? korean(startsOn, false) : `${korean(startsOn, false)} – ${last}`;
  }
  return english.formatRange(Date.parse(startsOn), Date.parse(endsOn));
}

/** “3분 전”, “yesterday”. */
export function formatSince(instant: string, language: Language): string {
  const seconds = (Date.parse(instant) - Date.now()) / 1000;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const units = [
    ['year', 31_557_600],
    ['month', 2_629_800],
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const;
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const);
  return format.format(Math.trunc(seconds / size), unit);
}

export function formatInstant(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
    Date.parse(instant),
  );
}

/** The same to the second and by the clocks of Korea, wherever it is read. */
export function formatKoreanTime(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'ko' ? 'ko' : 'en-GB', {
    timeZone: 'Asia/Seoul',
    dateStyle: 'medium',
    timeStyle: 'medium',
    hourCycle: 'h23',
  }).format(Date.parse(instant));
}

type Counted = `dates.${'startsIn' | 'ended'}${string}` & Parameters<Say>[0];

function counted(days: number, say: Say, inDays: Counted, inMonths: Counted, inYears: Counted): string {
  if (days <= COUNTED_DAYS) return say(inDays, { smart_count: days });
  const months = Math.round(days / 30.44);
  if (months <= COUNTED_MONTHS || inYears === inMonths) return say(inMonths, { smart_count: months });
  return say(inYears, { smart_count: Math.round(days / 365.25) });
}

function korean(day: string, withoutYear: boolean): string {
  const [year, month, date] = day.split('-').map(Number);
  return withoutYear ? `${month}. ${date}.` : `${year}. ${month}. ${date}.`;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
