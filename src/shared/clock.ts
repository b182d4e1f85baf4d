import { Injectable } from '@nestjs/common';

const SEOUL_OFFSET_MS = 9 * 60 * 60 * 1000;

const MS_A_DAY = 86_400_000;

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** Days since 1970, which compare faster than text. */
export type DayNumber = number;

/** The only source of "now", so that tests can stand at any moment. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Today in Korea, which has kept UTC+9 without summer time since 1988. */
  today(): Day {
    return dayInSeoul(this.now());
  }
}

export function dayInSeoul(instant: Date): Day {
  return dayOf(Math.floor((instant.getTime() + SEOUL_OFFSET_MS) / MS_A_DAY));
}

/** By parts, as {@link dayOf}: texts of instants take several times as long, and matching asks a million times. */
export function dayNumber(day: Day): DayNumber {
  return Date.UTC(...partsOf(day)) / MS_A_DAY;
}

export function dayOf(number: DayNumber): Day {
  const date = new Date(number * MS_A_DAY);
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${inTwo(date.getUTCMonth() + 1)}-${inTwo(date.getUTCDate())}`;
}

/** Adds calendar days; negative numbers go back. */
export function addDays(day: Day, days: number): Day {
  return dayOf(dayNumber(day) + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** True for a day that exists: refuses `2027-02-29` and years outside 1900–2199. */
export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const [, month, day] = partsOf(text);
  const date = new Date(Date.UTC(...partsOf(text)));
  return date.getUTCMonth() === month && date.getUTCDate() === day;
}

/** The month from 0, as dates count it. */
function partsOf(day: Day): [year: number, month: number, day: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))];
}

function inTwo(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
