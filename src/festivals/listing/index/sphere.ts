import type { Point } from '../../festival.facts.js';

const EARTH_RADIUS_KM = 6_371.0088;
const KM_PER_DEGREE = (EARTH_RADIUS_KM * Math.PI) / 180;
export const HALF_ROUND_KM = EARTH_RADIUS_KM * Math.PI;

/** A point on the unit sphere. */
export type Sphere = readonly [x: number, y: number, z: number];

export function onSphere({ lat, lng }: Point): Sphere {
  const [phi, lambda] = [(lat * Math.PI) / 180, (lng * Math.PI) / 180];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

/** The square of the straight line through the unit sphere between two points so far apart; it grows with the distance. */
export function chordOf(km: number): number {
  return (2 * Math.sin(Math.min(km / EARTH_RADIUS_KM / 2, Math.PI / 2))) ** 2;
}

/** The great-circle distance that belongs to a {@link chordOf}. */
export function kmOfChord(chord: number): number {
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord) / 2));
}

/** Wide enough for the circle; all around where it comes near a pole or goes over the edge of the map. */
export function boxAround({ lat, lng }: Point, radiusKm: number) {
  const degrees = radiusKm / KM_PER_DEGREE;
  const [south, north] = [lat - degrees, lat + degrees];
  const sine = Math.sin((degrees * Math.PI) / 180) / Math.cos((lat * Math.PI) / 180);
  const wide = degrees >= 90 || !(sine < 1) ? 360 : (Math.asin(sine) * 180) / Math.PI;
  const [west, east] = [lng - wide, lng + wide];
  return west < -180 || east > 180 ? { south, north, west: -180, east: 180 } : { south, north, west, east };
}
