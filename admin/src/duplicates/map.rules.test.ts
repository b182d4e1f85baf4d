import { describe, expect, it } from '@jest/globals';
import { drawingOf, formatKm } from './map.rules.js';

const SIZE = { width: 300, height: 200, margin: 40 };
const SEOUL = { lat: 37.5665, lng: 126.978 };
const BUSAN = { lat: 35.1796, lng: 129.0756 };

describe('the drawing of two points', () => {
  it('has north up and east right, within its margins, at the true distance', () => {
    const { km, left, right } = drawingOf(SEOUL, BUSAN, SIZE);
    expect(Math.round(km / 5) * 5).toBe(325);
    expect(right.x).toBeGreaterThan(left.x);
    expect(right.y).toBeGreaterThan(left.y);
    for (const { x, y } of [left, right]) {
      expect(x).toBeGreaterThanOrEqual(40);
      expect(x).toBeLessThanOrEqual(260);
      expect(y).toBeGreaterThanOrEqual(39.999);
      expect(y).toBeLessThanOrEqual(160.001);
    }
  });

  it('measures by a round length that fits', () => {
    const { km, left, right, bar } = drawingOf(SEOUL, BUSAN, SIZE);
    const drawn = Math.hypot(left.x - right.x, left.y - right.y);
    expect(bar.width / bar.km).toBeCloseTo(drawn / km, 6);
    expect(bar.width).toBeLessThanOrEqual(120);
    expect([1, 2, 5]).toContain(bar.km / 10 ** Math.floor(Math.log10(bar.km)));
  });

  it('puts both into the middle where they are one', () => {
    const { km, left, right, bar } = drawingOf(SEOUL, SEOUL, SIZE);
    expect([km, left, right]).toEqual([0, { x: 150, y: 100 }, { x: 150, y: 100 }]);
    expect(bar.width).toBeLessThanOrEqual(120);
  });

  it('says distances as people do', () => {
    expect([0, 0.04, 0.994, 0.996, 1.25, 9.96, 325.4].map(formatKm)).toEqual([
      '0 m',
      '40 m',
      '994 m',
      '1 km',
      '1.3 km',
      '10 km',
      '325 km',
    ]);
  });
});
