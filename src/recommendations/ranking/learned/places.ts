import { distanceKm, type Point } from '../distance.js';

/** Taken where a distance is not known. */
const UNKNOWN_KM = 10;
/** Farther is not worse. */
const FARTHEST_KM = 60;

/** By place, the kilometres to the nearest of the points. */
export function distancesFrom(
  points: readonly (Point | undefined)[],
  places: readonly (Point | undefined)[],
): Float64Array {
  const known = points.filter((point) => point !== undefined);
  return Float64Array.from(places, (place) => {
    if (place === undefined || known.length === 0) return UNKNOWN_KM;
    return known.reduce((least, point) => Math.min(least, distanceKm(point, place)), FARTHEST_KM);
  });
}
