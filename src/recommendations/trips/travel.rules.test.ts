import { describe, expect, it } from '@jest/globals';
import { driveBetween, landOf } from './travel.rules.js';

const SEOUL = { lat: 37.5665, lng: 126.978 };
const BUSAN = { lat: 35.1796, lng: 129.0756 };

describe('drives', () => {
  it('are longer than the straight line and take the longer the farther, there as back', () => {
    const far = driveBetween(SEOUL, BUSAN);
    expect(far.km).toBeCloseTo(1.3 * 325, -1);
    expect(far.minutes / 60).toBeGreaterThan(5);
    expect(far.minutes / 60).toBeLessThan(7);
    expect(driveBetween(BUSAN, SEOUL)).toEqual(far);
    const near = driveBetween(SEOUL, { lat: 37.66, lng: 126.978 });
    expect(near.km).toBeCloseTo(13.5, 0);
    expect(near.minutes).toBeCloseTo(10 + (near.km / 35) * 60, 6);
  });

  it('take no time within one place', () => {
    expect(driveBetween(SEOUL, { lat: 37.5675, lng: 126.979 })).toEqual({ km: 0, minutes: 0 });
  });

  it('end at the sea: Jeju and Ulleung are lands of their own, the islands at bridges are not', () => {
    const land = (lat: number, lng: number) => landOf({ lat, lng });
    expect([land(33.5, 126.53), land(33.25, 126.56)]).toEqual(['jeju', 'jeju']);
    expect(land(37.49, 130.9)).toBe('ulleung');
    // Jindo, Wando, Geoje, Ganghwa and Busan.
    expect([
      land(34.48, 126.26),
      land(34.31, 126.75),
      land(34.88, 128.62),
      land(37.74, 126.48),
      land(35.18, 129.07),
    ]).toEqual(Array<string>(5).fill('mainland'));
  });
});
