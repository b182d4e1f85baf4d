import { type Direction, kmOfChord, squaredChord } from '../distance.js';

/** Taken where a distance is not known. */
const UNKNOWN_KM = 10;
/** Farther is not worse. */
const FARTHEST_KM = 60;

/** The kilometres from a place to the nearest of the points; each place is looked at once. */
export function distancesFrom(
  points: readonly (Direction | undefined)[],
  places: readonly (Direction | undefined)[],
): (place: number) => number {
  const known = points.filter((point) => point !== undefined);
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

function nearestTo(place: Direction, all: readonly Direction[]): number {
  let least = Infinity;
  for (const one of all) least = Math.min(least, squaredChord(place, one));
  return least;
}
