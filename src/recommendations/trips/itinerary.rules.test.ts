import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  drivesOf,
  type Itinerary,
  itineraryOf,
  type Journey,
  MOST_MINUTES_A_DAY,
  MOST_VISITS_A_DAY,
  type Stop,
  valueOf,
} from './itinerary.rules.js';

const SEOUL = { lat: 37.5665, lng: 126.978 };
const DAEJEON = { lat: 36.3504, lng: 127.3845 };
const BUSAN = { lat: 35.1796, lng: 129.0756 };

const stop = (id: string, more: Partial<Stop> = {}): Stop => ({
  id,
  point: SEOUL,
  firstDay: 0,
  lastDay: 20,
  worth: 0.5,
  ...more,
});
const idsOf = (itinerary: Itinerary) => itinerary.map((stops) => stops.map(({ id }) => id));

const points = fc.record({
  lat: fc.double({ min: 34.3, max: 38.3, noNaN: true }),
  lng: fc.double({ min: 126.3, max: 129.4, noNaN: true }),
});
const stops = (most: number) =>
  fc
    .array(
      fc.record({
        point: points,
        firstDay: fc.integer({ min: -2, max: 6 }),
        length: fc.integer({ min: 0, max: 5 }),
        worth: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: most },
    )
    .map((all) =>
      all.map(({ length, ...one }, index): Stop => ({
        ...one,
        id: `stop-${index}`,
        lastDay: one.firstDay + length,
      })),
    );
const journeys = (mostDays: number) =>
  fc.record({ home: points, days: fc.integer({ min: 1, max: mostDays }) });

/** Every itinerary there is; only for a handful of stops. */
function* everyItinerary({ days }: Journey, open: readonly Stop[]): Generator<Stop[][]> {
  yield Array.from({ length: days }, () => []);
  function* grown(sofar: Stop[][], day: number): Generator<Stop[][]> {
    for (let on = day; on < days; on += 1) {
      for (const next of open) {
        if (sofar.flat().includes(next) || on < next.firstDay || on > next.lastDay) continue;
        const more = sofar.map((visits, at) => (at === on ? [...visits, next] : visits));
        yield more;
        yield* grown(more, on);
      }
    }
  }
  yield* grown(
    Array.from({ length: days }, () => []),
    0,
  );
}
const isFeasible = (journey: Journey, itinerary: Itinerary) =>
  itinerary.every(({ length }) => length <= MOST_VISITS_A_DAY) &&
  drivesOf(journey, itinerary).every(
    (drives) => drives.reduce((sum, { minutes }) => sum + minutes, 0) <= MOST_MINUTES_A_DAY,
  );

describe('the itinerary of a trip', () => {
  it('Each visit is on a day of the trip on which it is open, none twice, and no day is too long', () => {
    fc.assert(
      fc.property(journeys(6), stops(14), (journey, all) => {
        const itinerary = itineraryOf(journey, all);
        expect(itinerary).toHaveLength(journey.days);
        const visits = itinerary.flat();
        expect(new Set(visits.map(({ id }) => id)).size).toBe(visits.length);
        for (const [day, own] of itinerary.entries()) {
          for (const { firstDay, lastDay } of own) {
            expect(firstDay).toBeLessThanOrEqual(day);
            expect(lastDay).toBeGreaterThanOrEqual(day);
          }
        }
        expect(isFeasible(journey, itinerary)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('The order in which the stops come changes nothing, and no visit could be left out to gain by it', () => {
    fc.assert(
      fc.property(journeys(4), stops(10), (journey, all) => {
        const itinerary = itineraryOf(journey, all);
        expect(idsOf(itineraryOf(journey, [...all].reverse()))).toEqual(idsOf(itinerary));
        for (const { id } of itinerary.flat()) {
          const without = itinerary.map((visits) => visits.filter((one) => one.id !== id));
          if (isFeasible(journey, without))
            expect(valueOf(journey, without)).toBeLessThanOrEqual(valueOf(journey, itinerary) + 1e-9);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('Of few stops it is nearly the best of all itineraries, and mostly the best itself', () => {
    let [best, cases] = [0, 0];
    fc.assert(
      fc.property(journeys(3), stops(5), (journey, all) => {
        const own = valueOf(journey, itineraryOf(journey, all));
        let most = 0;
        for (const other of everyItinerary(journey, all))
          if (isFeasible(journey, other)) most = Math.max(most, valueOf(journey, other));
        expect(own).toBeLessThanOrEqual(most + 1e-9);
        expect(own).toBeGreaterThanOrEqual(0.8 * most - 1e-9);
        cases += 1;
        if (own >= most - 1e-9) best += 1;
      }),
      { numRuns: 100, seed: 5 },
    );
    expect(best / cases).toBeGreaterThanOrEqual(0.95);
  });

  it('What is far is left for another trip, unless it is worth the way', () => {
    const journey = { home: SEOUL, days: 1 };
    const near = stop('near', { point: { lat: 37.6, lng: 127.0 } });
    expect(idsOf(itineraryOf(journey, [near, stop('far', { point: BUSAN, worth: 1 })]))).toEqual([['near']]);
    const half = (worth: number) => stop('half', { point: DAEJEON, worth });
    expect(idsOf(itineraryOf(journey, [half(0.3)]))).toEqual([[]]);
    const long = { home: SEOUL, days: 2 };
    expect(
      idsOf(itineraryOf(long, [half(0.3), stop('beside', { point: DAEJEON, worth: 0.3 })]))
        .flat()
        .sort(),
    ).toEqual(['beside', 'half']);
  });

  it('A festival that is open on one day only makes the others give way to it', () => {
    const journey = { home: SEOUL, days: 2 };
    const only = stop('only-second', { firstDay: 1, lastDay: 1 });
    const others = ['a', 'b', 'c', 'd', 'e'].map((id) => stop(id, { worth: 0.9 }));
    const itinerary = itineraryOf(journey, [only, ...others]);
    expect(itinerary[1]!.map(({ id }) => id)).toContain('only-second');
    expect(itinerary.flat()).toHaveLength(6);
  });

  it('Of many that are alike, three a day are visited, and which does not depend on who comes first', () => {
    const journey = { home: SEOUL, days: 2 };
    const alike = Array.from({ length: 9 }, (_, at) => stop(`alike-${at}`));
    const itinerary = idsOf(itineraryOf(journey, alike));
    expect(itinerary.map(({ length }) => length)).toEqual([3, 3]);
    expect(itinerary.flat().sort()).toEqual(alike.slice(0, 6).map(({ id }) => id));
    expect(idsOf(itineraryOf(journey, [...alike].reverse()))).toEqual(itinerary);
  });

  it('The last day has the drive home', () => {
    const journey = { home: SEOUL, days: 3 };
    const itinerary = itineraryOf(journey, [
      stop('one', { point: { lat: 37.3, lng: 127.2 }, firstDay: 1, lastDay: 1 }),
    ]);
    expect(drivesOf(journey, itinerary).map((drives) => drives.length)).toEqual([0, 1, 1]);
    const [there, back] = drivesOf(journey, itinerary).flat();
    expect(back).toEqual(there);
    expect(there!.km).toBeCloseTo(1.3 * 35.53, 0);
    expect(there!.minutes).toBeCloseTo(10 + (20 / 35 + (there!.km - 20) / 75) * 60, 6);
  });
});
