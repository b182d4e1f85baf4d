import { addDays, type Day, dayNumber, daysBetween } from '../../shared/clock.js';
import type { EditionStatus } from './edition.entity.js';

/** First and last day, both included. */
export interface Days {
  readonly startsOn: Day;
  readonly endsOn: Day;
}

export interface Estimate extends Days {
  /** How likely it begins within a week of the day, in per cent. */
  readonly confidence: number;
}

export interface DatedEdition extends Days {
  readonly id: string;
  readonly status: EditionStatus;
}

/** How many years after its last edition a festival is still expected back. */
const YEARS_AHEAD = 3;
const EDITIONS_ASKED = 5;
/** Editions farther apart in the year than this are different events of one festival, such as spring and autumn. */
const SAME_SEASON_DAYS = 45;

/** Of an estimate one, two and three years after the last edition, when nothing else is known. */
const CONFIDENCE_BY_AGE = [75, 55, 50];
const CONFIDENCE_OF_THE_OLD = 45;
/** Of the first of January 1970. */
const THURSDAY = 4;
/** What lasts so long keeps to no week. */
const LONG_DAYS = 60;

/**
 * When a festival would usually take place in the years after its last edition: the median day of the
 * year of its latest editions, moved to the weekday they begin on (unless they keep to one date
 * whatever the weekday), for the median length. Cancelled and postponed editions tell nothing.
 */
export function estimatesAfter(editions: readonly DatedEdition[]): Estimate[] {
  const season = seasonOf(editions);
  const last = season[0];
  if (last === undefined) return [];
  const shift = median(season.map(({ startsOn }) => shiftInYear(last.startsOn, startsOn)));
  const length = median(season.map(({ startsOn, endsOn }) => daysBetween(startsOn, endsOn)));
  const align = keepsToOneDate(season) ? (day: Day) => day : toWeekday(usualWeekday(season));
  const lastDay = editions.reduce((latest, { endsOn }) => (endsOn > latest ? endsOn : latest), last.endsOn);
  return Array.from({ length: YEARS_AHEAD }, (_, index) => {
    const startsOn = align(addDays(yearsLater(last.startsOn, index + 1), shift));
    const confidence = confidenceIn(season, index + 1);
    return { startsOn, endsOn: addDays(startsOn, length), confidence };
  }).filter(({ startsOn }) => startsOn > lastDay);
}

/** The latest editions that took place or will, newest first, as far as they are of the season of the last one. */
export function seasonOf(editions: readonly DatedEdition[]): DatedEdition[] {
  const held = editions
    .filter(({ status }) => status === 'scheduled' || status === 'ended')
    .sort((a, b) => b.startsOn.localeCompare(a.startsOn))
    .slice(0, EDITIONS_ASKED);
  const last = held[0];
  if (last === undefined) return [];
  return held.filter(({ startsOn }) => Math.abs(shiftInYear(last.startsOn, startsOn)) <= SAME_SEASON_DAYS);
}

/**
 * How often, in per cent, festivals whose past looked like this began within a week of the estimate so many years
 * after the last: counted over files of 2020, 2022 and 2026 (`estimate.real-data.test.ts` says how well it still fits).
 */
export function confidenceIn(season: readonly Days[], yearsAhead: number): number {
  const last = season[0];
  if (last === undefined) return 0;
  const shifts = season.map(({ startsOn }) => shiftInYear(last.startsOn, startsOn));
  const spread = Math.max(...shifts) - Math.min(...shifts);
  const byAge = CONFIDENCE_BY_AGE[yearsAhead - 1] ?? CONFIDENCE_OF_THE_OLD;
  const bySpread = season.length === 1 ? 0 : spread <= 7 ? 5 : spread <= 14 ? -15 : -35;
  const isLong = season.some(({ startsOn, endsOn }) => daysBetween(startsOn, endsOn) >= LONG_DAYS);
  return Math.max(10, Math.min(byAge + bySpread, isLong ? 30 : 100));
}

function keepsToOneDate(season: readonly Days[]): boolean {
  return season.length > 1 && new Set(season.map(({ startsOn }) => startsOn.slice(5))).size === 1;
}

/** The weekday that most begin on, 0 to 6 from Sunday; the latest wins a tie. */
function usualWeekday(season: readonly Days[]): number {
  const weekdays = season.map(({ startsOn }) => weekdayOf(startsOn));
  const times = (weekday: number) => weekdays.filter((one) => one === weekday).length;
  return weekdays.reduce((usual, weekday) => (times(weekday) > times(usual) ? weekday : usual));
}

/** Moves a day to the nearest day of this weekday, at most three days away. */
function toWeekday(weekday: number): (day: Day) => Day {
  return (day) => addDays(day, ((weekday - weekdayOf(day) + 10) % 7) - 3);
}

function weekdayOf(day: Day): number {
  return (((dayNumber(day) + THURSDAY) % 7) + 7) % 7;
}

/** The same date in a later year; 29 February becomes 28 February where there is none. */
function yearsLater(day: Day, years: number): Day {
  const year = String(Number(day.slice(0, 4)) + years);
  const isLeap = () => new Date(`${year}-02-29T00:00:00Z`).getUTCDate() === 29;
  return day.endsWith('-02-29') && !isLeap() ? `${year}-02-28` : `${year}${day.slice(4)}`;
}

/** Days from the one to the other as if both were of one year, from -182 to 182: New Year is no gap. */
function shiftInYear(from: Day, to: Day): number {
  const shift = daysBetween(`2027-${monthDay(from)}`, `2027-${monthDay(to)}`);
  return shift > 182 ? shift - 365 : shift < -182 ? shift + 365 : shift;
}

function monthDay(day: Day): string {
  return day.endsWith('-02-29') ? '02-28' : day.slice(5);
}

/** Of an even number, the value in the middle that is nearer to zero: never between two days. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return Math.abs(lower) < Math.abs(upper) ? lower : upper;
}
