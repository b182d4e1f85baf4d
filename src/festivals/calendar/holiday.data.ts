import type { Day } from '../../shared/clock.js';
import type { Bilingual } from '../../shared/problem/problem.js';

/**
 * Which weekends move a holiday to a later day: the day it overlaps and since when, by the 관공서의 공휴일에 관한
 * 규정, article 3. A holiday that is moved for a weekend is also moved for another holiday on the same day.
 */
interface SubstituteRule {
  readonly since: Day;
  readonly weekdays: readonly (0 | 6)[];
}

export interface HolidayRule {
  readonly name: Bilingual;
  readonly substitute: SubstituteRule | null;
  readonly sinceYear?: number;
}

const SATURDAY_OR_SUNDAY = [6, 0] as const;
const SUNDAY = [0] as const;

/** 대통령령 제31930호: national days are moved from here on. */
const NATIONAL_DAY = { since: '2021-08-04', weekdays: SATURDAY_OR_SUNDAY };
/** 대통령령 제33448호: Buddha's birthday and Christmas are too. */
const SINCE_2023 = { since: '2023-05-04', weekdays: SATURDAY_OR_SUNDAY };
/** The first three that were moved, long before the years told of here. */
const LONG_AGO = '2014-01-01';
/** 공휴일에 관한 법률 as amended in 2026: two more days, moved as national days are. */
const SINCE_2026 = { since: '2026-01-01', weekdays: SATURDAY_OR_SUNDAY };

/** The years that are known: lunar days are listed, not reckoned. */
export const FIRST_YEAR = 2020;
export const LAST_YEAR = 2035;

export const FIXED_HOLIDAYS: readonly (HolidayRule & { readonly monthDay: string })[] = [
  { monthDay: '01-01', name: { ko: '새해 첫날', en: 'New Year’s Day' }, substitute: null },
  { monthDay: '03-01', name: { ko: '삼일절', en: 'Independence Movement Day' }, substitute: NATIONAL_DAY },
  { monthDay: '05-01', name: { ko: '노동절', en: 'Labour Day' }, substitute: SINCE_2026, sinceYear: 2026 },
  {
    monthDay: '05-05',
    name: { ko: '어린이날', en: 'Children’s Day' },
    substitute: { since: LONG_AGO, weekdays: SATURDAY_OR_SUNDAY },
  },
  { monthDay: '06-06', name: { ko: '현충일', en: 'Memorial Day' }, substitute: null },
  {
    monthDay: '07-17',
    name: { ko: '제헌절', en: 'Constitution Day' },
    substitute: SINCE_2026,
    sinceYear: 2026,
  },
  { monthDay: '08-15', name: { ko: '광복절', en: 'Liberation Day' }, substitute: NATIONAL_DAY },
  { monthDay: '10-03', name: { ko: '개천절', en: 'National Foundation Day' }, substitute: NATIONAL_DAY },
  { monthDay: '10-09', name: { ko: '한글날', en: 'Hangeul Day' }, substitute: NATIONAL_DAY },
  { monthDay: '12-25', name: { ko: '성탄절', en: 'Christmas Day' }, substitute: SINCE_2023 },
];

/** Each with the days around it that are holidays too. */
export const LUNAR_HOLIDAYS: Record<'seollal' | 'buddha' | 'chuseok', HolidayRule & { around: 0 | 1 }> = {
  seollal: {
    name: { ko: '설날', en: 'Seollal (Lunar New Year)' },
    substitute: { since: LONG_AGO, weekdays: SUNDAY },
    around: 1,
  },
  buddha: {
    name: { ko: '부처님오신날', en: 'Buddha’s Birthday' },
    substitute: SINCE_2023,
    around: 0,
  },
  chuseok: {
    name: { ko: '추석', en: 'Chuseok' },
    substitute: { since: LONG_AGO, weekdays: SUNDAY },
    around: 1,
  },
};

/** The first day of the first lunar month, the eighth of the fourth, the fifteenth of the eighth, in Korea. */
export const LUNAR_DAYS: Readonly<Record<number, Record<keyof typeof LUNAR_HOLIDAYS, string>>> = {
  2020: { seollal: '01-25', buddha: '04-30', chuseok: '10-01' },
  2021: { seollal: '02-12', buddha: '05-19', chuseok: '09-21' },
  2022: { seollal: '02-01', buddha: '05-08', chuseok: '09-10' },
  2023: { seollal: '01-22', buddha: '05-27', chuseok: '09-29' },
  2024: { seollal: '02-10', buddha: '05-15', chuseok: '09-17' },
  2025: { seollal: '01-29', buddha: '05-05', chuseok: '10-06' },
  2026: { seollal: '02-17', buddha: '05-24', chuseok: '09-25' },
  2027: { seollal: '02-07', buddha: '05-13', chuseok: '09-15' },
  2028: { seollal: '01-27', buddha: '05-02', chuseok: '10-03' },
  2029: { seollal: '02-13', buddha: '05-20', chuseok: '09-22' },
  2030: { seollal: '02-03', buddha: '05-09', chuseok: '09-12' },
  2031: { seollal: '01-23', buddha: '05-28', chuseok: '10-01' },
  2032: { seollal: '02-11', buddha: '05-16', chuseok: '09-19' },
  2033: { seollal: '01-31', buddha: '05-06', chuseok: '09-08' },
  2034: { seollal: '02-19', buddha: '05-25', chuseok: '09-27' },
  2035: { seollal: '02-08', buddha: '05-15', chuseok: '09-16' },
};

const ELECTION: Bilingual = { ko: '선거일', en: 'Election Day' };
const TEMPORARY: Bilingual = { ko: '임시공휴일', en: 'Temporary Holiday' };

/** Days that were set one by one: elections, and what the government declared. Later ones are added when they are set. */
export const SINGLE_HOLIDAYS: readonly { readonly day: Day; readonly name: Bilingual }[] = [
  { day: '2020-04-15', name: ELECTION },
  { day: '2020-08-17', name: TEMPORARY },
  { day: '2022-03-09', name: ELECTION },
  { day: '2022-06-01', name: ELECTION },
  { day: '2023-10-02', name: TEMPORARY },
  { day: '2024-04-10', name: ELECTION },
  { day: '2024-10-01', name: TEMPORARY },
  { day: '2025-01-27', name: TEMPORARY },
  { day: '2025-06-03', name: ELECTION },
  { day: '2026-06-03', name: ELECTION },
  { day: '2028-04-12', name: ELECTION },
];
