import type { Point } from '../../../festival.facts.js';

const KM_PER_DEGREE = 111.2;

/** Flat distance, close enough within Korea; null where a point is not known. */
export function kilometresBetween(a: Point | null, b: Point | null): number | null {
  if (a === null || b === null) return null;
  const shrink = Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return Math.hypot(a.lat - b.lat, (a.lng - b.lng) * shrink) * KM_PER_DEGREE;
}
