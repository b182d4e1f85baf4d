import type { FestivalItem } from '../festival.views.js';

export const GEOJSON = 'application/geo+json; charset=utf-8';

/**
 * RFC 7946; what a list's item says is in `properties`. A festival without a point is a feature without a
 * geometry. `numberMatched` and `numberReturned` are called as in OGC API Features.
 */
export function geojsonOf(items: readonly FestivalItem[], total: number): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    ...boundsOf(items),
    numberMatched: total,
    numberReturned: items.length,
    features: items.map(({ id, point, ...properties }) => ({
      type: 'Feature',
      id,
      geometry: point && { type: 'Point', coordinates: [point.lng, point.lat] },
      properties,
    })),
  });
}

function boundsOf(items: readonly FestivalItem[]): { bbox?: number[] } {
  const points = items.flatMap(({ point }) => point ?? []);
  if (points.length === 0) return {};
  const lngs = points.map(({ lng }) => lng);
  const lats = points.map(({ lat }) => lat);
  return { bbox: [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)] };
}
