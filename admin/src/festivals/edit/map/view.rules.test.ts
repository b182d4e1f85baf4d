import { describe, expect, it } from '@jest/globals';
import { boxOf, canZoom, following, nudged, placeAt, project, wholeView, zoomed } from './view.rules.js';

const boryeong = { lat: 36.31, lng: 126.51 };

describe('the view of the map', () => {
  it('shows all of Korea at first, from Baengnyeong to Dokdo and Marado', () => {
    const { x, y, width, height } = boxOf(wholeView);
    for (const place of [
      { lat: 37.97, lng: 124.63 },
      { lat: 37.24, lng: 131.87 },
      { lat: 33.11, lng: 126.27 },
      { lat: 38.61, lng: 128.36 },
    ]) {
      const [px, py] = project(place);
      expect(px > x && px < x + width && py > y && py < y + height).toBe(true);
    }
  });

  it('tells the place at a spot, and the spot of a place, alike', () => {
    const view = { middle: boryeong, zoom: 3 };
    expect(placeAt(view, 0.5, 0.5)).toEqual(boryeong);
    const { lat, lng } = placeAt(view, 1, 0);
    expect(lat).toBeGreaterThan(boryeong.lat);
    expect(lng).toBeGreaterThan(boryeong.lng);
  });

  it('comes closer around the point, halving its sides, to an end, and back to the whole', () => {
    const closer = zoomed(wholeView, 1, boryeong);
    expect(closer.middle).toEqual(boryeong);
    expect(boxOf(closer).width * 2).toBeCloseTo(boxOf(wholeView).width);
    let view = closer;
    while (canZoom(view, 1)) view = zoomed(view, 1, null);
    expect(zoomed(view, 1, null)).toBe(view);
    expect(zoomed(closer, -1, boryeong)).toEqual(wholeView);
    expect(canZoom(wholeView, -1)).toBe(false);
  });

  it('stays while the point is well inside, and follows one that leaves', () => {
    const view = { middle: boryeong, zoom: 4 };
    expect(following(view, { lat: 36.32, lng: 126.52 })).toBe(view);
    expect(following(view, { lat: 37.5, lng: 127 })).toEqual({ middle: { lat: 37.5, lng: 127 }, zoom: 4 });
  });

  it('moves a point by finer steps the closer it is', () => {
    const far = nudged(wholeView, boryeong, 1, 0);
    const near = nudged({ middle: boryeong, zoom: 4 }, boryeong, 1, 0);
    expect(far.lat).toBeCloseTo(boryeong.lat, 5);
    expect((far.lng - boryeong.lng) / (near.lng - boryeong.lng)).toBeCloseTo(16, 0);
  });
});
