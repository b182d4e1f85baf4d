import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, dayInSeoul, dayNumber, dayOf, isDay } from './clock.js';

describe('Korean days', () => {
  it.each([
    ['2026-11-24T14:59:59.999Z', '2026-11-24'],
    ['2026-11-24T15:00:00.000Z', '2026-11-25'],
    ['2026-12-31T15:00:00.000Z', '2027-01-01'],
    ['2028-02-28T15:00:00.000Z', '2028-02-29'],
    ['2038-01-19T15:00:00.000Z', '2038-01-20'],
  ])('G4 When it is %s, then the day in Seoul is %s', (instant, day) => {
    expect(dayInSeoul(new Date(instant))).toBe(day);
  });

  it.each([
    '2027-02-29',
    '2027-13-01',
    '2027-00-10',
    '2027-1-1',
    '1899-12-31',
    '2027-01-01T00:00',
    ' 2027-01-01',
    '',
  ])('G4 When a day is written %j, then it is not one', (text) => expect(isDay(text)).toBe(false));

  it('G4 When days are added and counted, then the two agree over leap years and centuries', () => {
    const day = fc.integer({ min: 0, max: 80_000 }).map((n) => addDays('1950-01-01', n));
    fc.assert(
      fc.property(day, fc.integer({ min: -3000, max: 3000 }), (from, days) => {
        const to = addDays(from, days);
        expect(isDay(to)).toBe(true);
        expect(daysBetween(from, to)).toBe(days);
      }),
      { numRuns: 1000 },
    );
  });

  it('G4 When a day is numbered, then the number is that of the calendar, and leads back to the day', () => {
    expect([dayNumber('1970-01-01'), dayNumber('2000-03-01'), dayNumber('1900-01-01')]).toEqual([
      0, 11_017, -25_567,
    ]);
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 90_000 }), (number) => {
        expect(dayOf(number)).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10));
        expect(dayNumber(dayOf(number))).toBe(number);
      }),
      { numRuns: 1000 },
    );
  });
});
