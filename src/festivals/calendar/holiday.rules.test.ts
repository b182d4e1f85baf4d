import { describe, expect, it } from '@jest/globals';
import { FIRST_YEAR, LAST_YEAR, LUNAR_DAYS } from './holiday.data.js';
import { holidaysOf } from './holiday.rules.js';

const substitutesOf = (year: number) =>
  (holidaysOf(year) ?? [])
    .filter(({ name }) => name.ko.startsWith('대체'))
    .map(({ day, name }) => `${day.slice(5)} ${name.ko.slice(6, -1)}`);

const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);

describe('public holidays of Korea', () => {
  it.each([
    [2020, ['01-27 설날 연휴']],
    [2021, ['08-16 광복절', '10-04 개천절', '10-11 한글날']],
    [2022, ['09-12 추석 연휴', '10-10 한글날']],
    [2023, ['01-24 설날', '05-29 부처님오신날']],
    [2024, ['02-12 설날 연휴', '05-06 어린이날']],
    [2025, ['03-03 삼일절', '05-06 어린이날', '10-08 추석 연휴']],
    [2026, ['03-02 삼일절', '05-25 부처님오신날', '08-17 광복절', '10-05 개천절']],
    [
      2027,
      [
        '02-09 설날',
        '05-03 노동절',
        '07-19 제헌절',
        '08-16 광복절',
        '10-04 개천절',
        '10-11 한글날',
        '12-27 성탄절',
      ],
    ],
    [2028, ['10-05 개천절']],
  ])('When it is %i, then these days stand in for others', (year, days) => {
    expect(substitutesOf(year)).toEqual(days);
  });

  it('When a lunar day is listed, then the Korean lunar calendar of the runtime has it too', () => {
    const lunar = new Intl.DateTimeFormat('en-u-ca-dangi', {
      timeZone: 'UTC',
      month: 'numeric',
      day: 'numeric',
    });
    for (const year of YEARS) {
      const { seollal, buddha, chuseok } = LUNAR_DAYS[year]!;
      const told = [seollal, buddha, chuseok].map((day) =>
        lunar.format(new Date(`${year}-${day}T00:00:00Z`)),
      );
      expect([year, told]).toEqual([year, ['1/1', '4/8', '8/15']]);
    }
  });

  it('When Seollal and Chuseok are told, then with the day before and the day after', () => {
    const named = (word: string) =>
      holidaysOf(2026)!.flatMap(({ day, name }) => (name.ko.startsWith(word) ? [day] : []));
    expect([named('설날'), named('추석')]).toEqual([
      ['2026-02-16', '2026-02-17', '2026-02-18'],
      ['2026-09-24', '2026-09-25', '2026-09-26'],
    ]);
  });

  it('When it is any known year, then no day stands in on a weekend or on another holiday, and all is in order', () => {
    for (const year of YEARS) {
      const holidays = holidaysOf(year)!;
      expect(holidays.map(({ day }) => day)).toEqual(holidays.map(({ day }) => day).sort());
      for (const { day, name } of holidays.filter((one) => one.name.ko.startsWith('대체'))) {
        expect([day, [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())]).toEqual([day, false]);
        expect([day, name.ko, holidays.filter((one) => one.day === day).length]).toEqual([day, name.ko, 1]);
      }
    }
  });

  it('When a day became a holiday later, or was set by itself, then it is one in its years only', () => {
    const has = (day: string) => holidaysOf(Number(day.slice(0, 4)))!.some((one) => one.day === day);
    expect(['2025-05-01', '2026-05-01', '2025-07-17', '2026-07-17'].map(has)).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect(['2024-04-10', '2023-10-02', '2026-06-03'].map(has)).toEqual([true, true, true]);
  });

  it('When a year is not known, then nothing is claimed of it', () => {
    expect([holidaysOf(FIRST_YEAR - 1), holidaysOf(LAST_YEAR + 1)]).toEqual([null, null]);
  });
});
