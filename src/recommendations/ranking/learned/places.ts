import { type Direction, kmOfChord } from '../distance.js';

/** Taken where a distance is not known. */
const UNKNOWN_KM = 10;
/** Farther is not worse. */
const FARTHEST_KM = 60;

/** The kilometres from a place to the nearest of the points; each place is looked at once. */
export function distancesFrom(
  points: readonly (Direction | undefined)[],
  places: readonly (Direction | undefined)[],
): (place: number) => number {
  const known = Float64Array.from(
    points.flatMap((point) => (point === undefined ? [] : [point.x, point.y, point.z])),
  );
  const found = new Map<number, number>();
  return (number) => {
    const place = places[number];
    if (place === undefined || known.length === 0) return UNKNOWN_KM;
    let km = found.get(number);
    if (km === undefined) {
      km = Math.min(FARTHEST_KM, kmOfChord(nearestTo(place, known)));
      found.set(number, km);
    }
    return km;
  };
}

function nearestTo({ x, y, z }: Direction, all: Float64Array): number {
  let least = Infinity;
  for (let at = 0; at < all.length; at += 3) {
    const squared = (x - all[at]!) ** 2 + (y - all[at + 1]!) ** 2 + (z - all[at + 2]!) ** 2;
    if (squared < least) least = squared;
  }
  return least;
}
