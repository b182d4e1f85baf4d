/** Degrees, WGS 84. */
export interface Place {
  readonly lat: number;
  readonly lng: number;
}

/** A region and where its festivals gather: nothing is known of its borders. */
export interface Centre {
  /** Legal code: two digits of a province, five of a district. */
  readonly code: string;
  readonly name: string;
  readonly point: Place;
}

/** Rings of corners: longitude, latitude. */
type Outline = readonly (readonly (readonly [number, number])[])[];

/** Why a point is looked at twice. Kilometres are whole ones, from the nearest centre of the chosen region. */
export type Doubt =
  | { readonly kind: 'outside' }
  | { readonly kind: 'elsewhere'; readonly km: number; readonly nearer: Centre };

/** The outline leaves out small islands, of which 홍도 lies farthest from what it has. */
const OFF_SHORE_KM = 25;
/** A festival may well be so far from where a region's festivals gather. */
const WITHIN_REGION_KM = 15;
const CLEARLY_NEARER = 2;

/** The point that two typed texts mean; null where they mean none. */
export function placeOf({ lat, lng }: { readonly lat: string; readonly lng: string }): Place | null {
  if (lat.trim() === '' || lng.trim() === '') return null;
  const place = { lat: Number(lat), lng: Number(lng) };
  return Number.isFinite(place.lat) && Number.isFinite(place.lng) ? place : null;
}

/**
 * Whether a point seems to be outside Korea, or in another region than the chosen one: far from its centres and much
 * nearer to another district's. By centres alone it can only be a guess.
 */
export function doubtOf(
  place: Place,
  chosenCode: string,
  districts: readonly Centre[],
  outline: Outline,
): Doubt | null {
  if (!isOnLand(place, outline)) return { kind: 'outside' };
  const own = districts.filter(({ code }) => code.startsWith(chosenCode));
  if (chosenCode === '' || own.length === 0) return null;
  const nearest = nearestOf(
    districts.filter((one) => !own.includes(one)),
    place,
  );
  const km = distanceKm(nearestOf(own, place)?.point ?? place, place);
  if (nearest === null || km <= WITHIN_REGION_KM) return null;
  if (km <= CLEARLY_NEARER * distanceKm(nearest.point, place)) return null;
  return { kind: 'elsewhere', km: Math.round(km), nearer: nearest };
}

function isOnLand({ lat, lng }: Place, outline: Outline): boolean {
  return outline.some(
    (ring) =>
      isInside(lng, lat, ring) ||
      ring.some(([x, y]) => distanceKm({ lat: y, lng: x }, { lat, lng }) <= OFF_SHORE_KM),
  );
}

/** A ray to the east crosses the ring an odd number of times. */
function isInside(x: number, y: number, ring: Outline[number]): boolean {
  let inside = false;
  for (const [index, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring.at(index - 1) ?? [x1, y1];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

function nearestOf(centres: readonly Centre[], place: Place): Centre | null {
  return centres.reduce<Centre | null>(
    (best, one) =>
      best !== null && distanceKm(best.point, place) <= distanceKm(one.point, place) ? best : one,
    null,
  );
}

/** Flat distance, close enough for comparing within Korea. */
function distanceKm(a: Place, b: Place): number {
  return Math.hypot((a.lat - b.lat) * 111.2, (a.lng - b.lng) * 111.2 * Math.cos((b.lat * Math.PI) / 180));
}
