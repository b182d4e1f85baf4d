import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween } from '../../shared/clock.js';
import { barsOf, daysOfMonth, isLong, weeksOf } from './month.rules.js';

const edition = (startsOn: string, endsOn: string) => ({ edition: { startsOn, endsOn } });

describe('a month', () => {
  it.each([
    ['2027-02', '2027-02-28', 5],
    ['2028-02', '2028-02-29', 5],
    ['2026-02', '2026-02-28', 4],
    ['2027-05', '2027-05-31', 6],
    ['2027-12', '2027-12-31', 5],
    ['2038-01', '2038-01-31', 6],
  ])('When it is %s, then it ends on %s and has %i weeks from Sunday', (month, last, weeks) => {
    expect(daysOfMonth(month)).toEqual({ startsOn: `${month}-01`, endsOn: last });
    const cells = weeksOf(month);
    expect([cells.length, cells.every((week) => week.length === 7)]).toEqual([weeks, true]);
    const days = cells.flat().filter((day) => day !== null);
    expect([days[0], days.at(-1), days.length]).toEqual([`${month}-01`, last, Number(last.slice(8))]);
    cells.flat().forEach((day, index) => {
      if (day !== null) expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(index % 7);
    });
  });

  it('When a festival reaches over the month, then its bar is cut and says on which side', () => {
    const [bar] = barsOf([edition('2026-12-30', '2027-02-02')], '2027-01');
    expect(bar).toMatchObject({
      startsOn: '2027-01-01',
      endsOn: '2027-01-31',
      continuesBefore: true,
      continuesAfter: true,
      lane: 0,
    });
  });

  it('When bars are laid out, then none in a lane share a day, and there are no more lanes than festivals on the fullest day', () => {
    const days = fc
      .tuple(fc.integer({ min: -20, max: 45 }), fc.integer({ min: 0, max: 20 }))
      .map(([from, length]) => {
        const startsOn = addDays('2027-05-01', from);
        return edition(startsOn, addDays(startsOn, length));
      });
    fc.assert(
      fc.property(fc.array(days, { maxLength: 40 }), (all) => {
        const inside = all.filter(
          (one) => one.edition.startsOn <= '2027-05-31' && one.edition.endsOn >= '2027-05-01',
        );
        const bars = barsOf(inside, '2027-05');
        let fullest = 0;
        for (let day = 0; day < 31; day += 1) {
          const date = addDays('2027-05-01', day);
          const lanes = bars
            .filter((bar) => bar.startsOn <= date && bar.endsOn >= date)
            .map(({ lane }) => lane);
          expect(new Set(lanes).size).toBe(lanes.length);
          fullest = Math.max(fullest, lanes.length);
        }
        expect(Math.max(0, ...bars.map(({ lane }) => lane + 1))).toBe(fullest);
      }),
    );
  });

  it('When a festival lasts over sixty days, then it is long', () => {
    const lasting = (days: number) => ({ startsOn: '2027-01-01', endsOn: addDays('2027-01-01', days - 1) });
    expect([isLong(lasting(60)), isLong(lasting(61))]).toEqual([false, true]);
    expect(daysBetween('2027-01-01', lasting(61).endsOn)).toBe(60);
  });
});
