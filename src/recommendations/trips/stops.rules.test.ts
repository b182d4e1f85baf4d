import { describe, expect, it } from '@jest/globals';
import { aFestival, TODAY } from '../../../test/support/festival-features.js';
import { addDays } from '../../shared/clock.js';
import type { Point } from '../ranking/distance.js';
import type { Scored } from '../ranking/score.rules.js';
import { stopsAmong } from './stops.rules.js';

const SEOUL = { lat: 37.5665, lng: 126.978 };
const JEJU = { lat: 33.4996, lng: 126.5312 };
const FROM = addDays(TODAY, 10);

const scored = (id: string, score: number, point: Point | null = SEOUL, estimated = false) =>
  ({
    festival: aFestival({
      id,
      point,
      edition: {
        id: estimated ? null : `edition-of-${id}`,
        version: estimated ? null : 1,
        startsOn: addDays(TODAY, 9),
        endsOn: addDays(TODAY, 12),
        status: estimated ? 'undated' : 'upcoming',
        estimated,
      },
    }),
    score,
    terms: [],
  }) as unknown as Scored;

describe('what may be visited on a trip', () => {
  it('is worth from 0 to 1 by its score beside the others, and counted in days of the trip', () => {
    const { stops } = stopsAmong([scored('low', 0.2), scored('high', 1.2), scored('mid', 0.7)], SEOUL, FROM);
    expect(stops.map(({ id, worth }) => [id, Math.round(worth * 100)])).toEqual([
      ['high', 100],
      ['mid', 50],
      ['low', 0],
    ]);
    expect(stops[0]).toMatchObject({ firstDay: -1, lastDay: 2, point: SEOUL });
  });

  it('is worth all there is where it is alone or all are alike', () => {
    const worths = (all: Scored[]) => stopsAmong(all, SEOUL, FROM).stops.map(({ worth }) => worth);
    expect(worths([scored('only', 0.3)])).toEqual([1]);
    expect(worths([scored('a', 0.3), scored('b', 0.3)])).toEqual([1, 1]);
    expect(worths([])).toEqual([]);
  });

  it('has a place that a road leads to and announced days; what has not is counted', () => {
    const all = [scored('here', 1), scored('island', 2, JEJU), scored('unannounced', 3, SEOUL, true)];
    const { stops, sieved } = stopsAmong(all, SEOUL, FROM);
    expect(stops.map(({ id }) => id)).toEqual(['here']);
    expect(sieved).toEqual({ stops: 1, overTheSea: 1, unannounced: 1 });
    expect(stopsAmong([scored('island', 2, JEJU)], JEJU, FROM).stops.map(({ id }) => id)).toEqual(['island']);
  });

  it('is of many the best forty, in whatever order they come', () => {
    const many = Array.from({ length: 60 }, (_, at) => scored(`f-${String(at).padStart(2, '0')}`, at % 30));
    const { stops } = stopsAmong(many, SEOUL, FROM);
    expect(stops).toHaveLength(40);
    expect(stopsAmong([...many].reverse(), SEOUL, FROM).stops).toEqual(stops);
    expect(Math.min(...stops.map(({ worth }) => worth))).toBeGreaterThan(0.3);
  });
});
