import { distanceKm, type Point } from '../ranking/distance.js';

/** A drive from one place to the next. */
export interface Drive {
  readonly km: number;
  readonly minutes: number;
}

/** Roads are so much longer than the straight line (1.2–1.4 in most countries: Ballou et al. 2002). */
const DETOUR = 1.3;
/** The first and last kilometres lead through towns. */
const TOWN = { km: 20, kmPerHour: 35 };
const ROAD_KM_PER_HOUR = 75;
/** Parking, and finding the way in. */
const PAUSE_MINUTES = 10;
const SAME_PLACE_KM = 0.3;

/**
 * An estimate on the careful side, from the distance alone: 1.3 times the straight line, the first
 * 20 km at 35 km/h, the others at 75, and ten minutes to park.
 */
export function driveBetween(from: Point, to: Point): Drive {
  const straight = distanceKm(from, to);
  if (straight < SAME_PLACE_KM) return { km: 0, minutes: 0 };
  const km = straight * DETOUR;
  const inTown = Math.min(km, TOWN.km);
  const hours = inTown / TOWN.kmPerHour + (km - inTown) / ROAD_KM_PER_HOUR;
  return { km, minutes: PAUSE_MINUTES + hours * 60 };
}

/** What one can drive around on; the islands that a bridge reaches belong to the mainland. */
type Land = 'mainland' | 'jeju' | 'ulleung';

export function landOf({ lat, lng }: Point): Land {
  if (lat > 33 && lat < 34.05 && lng > 126 && lng < 127.2) return 'jeju';
  return lng > 130.3 ? 'ulleung' : 'mainland';
}
