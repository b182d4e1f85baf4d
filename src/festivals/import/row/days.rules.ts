import { type Day, daysBetween, isDay } from '../../../shared/clock.js';
import { cleanValue } from './cell.rules.js';
import { isRefusal, rowFault, type RowFault } from './row-fault.js';

const WHOLE_YEAR_DAYS = 300;

export interface WrittenDays {
  readonly start: { readonly column: string; readonly cell: string | undefined };
  readonly end: { readonly column: string; readonly cell: string | undefined };
}

export interface ReadDays {
  readonly startsOn: Day;
  readonly endsOn: Day;
}

/**
 * First and last day, as `YYYYMMDD` or `YYYY-MM-DD` (or with dots or slashes), or null: with a warning where
 * neither is given, and with an error where one is missing, does not exist or comes in the wrong order.
 */
export function readDays({ start, end }: WrittenDays, faults: RowFault[]): ReadDays | null {
  const [from, to] = [cleanValue(start.cell ?? ''), cleanValue(end.cell ?? '')];
  if (from === null && to === null) {
    faults.push(rowFault(start.column, '', 'undated'));
    return null;
  }
  const own: RowFault[] = [];
  const startsOn = readDay(start.column, from, own);
  const endsOn = readDay(end.column, to, own);
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) {
    own.push(rowFault(end.column, `${startsOn}..${endsOn}`, 'start-after-end'));
  }
  faults.push(...own);
  if (startsOn === null || endsOn === null || own.some(isRefusal)) return null;
  if (daysBetween(startsOn, endsOn) + 1 >= WHOLE_YEAR_DAYS) {
    faults.push(rowFault(end.column, `${startsOn}..${endsOn}`, 'whole-year'));
  }
  return { startsOn, endsOn };
}

/** The day of `YYYYMMDD`, with or without a time after it; null for anything else. */
export function readCompactDay(text: string): Day | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)(?:\d{4,6})?$/.exec(text) ?? [];
  const written = `${year}-${month}-${day}`;
  return isDay(written) ? written : null;
}

/** The day of `YYYY-MM-DD`, `YYYY.MM.DD` or `YYYY/MM/DD`, with or without a time after it; null for anything else. */
export function readWrittenDay(text: string): Day | null {
  const [, year, , month, day] =
    /^(\d{4})([-./])(\d\d)\2(\d\d)(?:[ T][0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?)?$/.exec(text) ?? [];
  const written = `${year}-${month}-${day}`;
  return isDay(written) ? written : null;
}

function readDay(column: string, text: string | null, faults: RowFault[]): Day | null {
  if (text === null) {
    faults.push(rowFault(column, '', 'day-missing'));
    return null;
  }
  const day = readWrittenDay(text) ?? readCompactDay(text);
  if (day === null) faults.push(rowFault(column, text, 'not-a-day'));
  return day;
}
