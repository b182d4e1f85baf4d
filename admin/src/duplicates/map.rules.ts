export interface Point {
  readonly lat: number;
  readonly lng: number;
}

/** Where two points lie on a drawing of `width` × `height`, and how far apart they are. */
export interface Drawing {
  readonly km: number;
  readonly left: { readonly x: number; readonly y: number };
  readonly right: { readonly x: number; readonly y: number };
  /** A round length and how wide it is drawn. */
  readonly bar: { readonly km: number; readonly width: number };
}

const KM_PER_DEGREE = 111.2;
/** Nearer than this they would be drawn as if a wall's thickness mattered. */
const LEAST_KM = 0.05;

/** North is up; flat, close enough within Korea. */
export function drawingOf(
  left: Point,
  right: Point,
  { width, height, margin }: { readonly width: number; readonly height: number; readonly margin: number },
): Drawing {
  const shrink = Math.cos((((left.lat + right.lat) / 2) * Math.PI) / 180);
  const east = (right.lng - left.lng) * shrink * KM_PER_DEGREE;
  const north = (right.lat - left.lat) * KM_PER_DEGREE;
  const perKm = Math.min(
    (width - 2 * margin) / Math.max(Math.abs(east), LEAST_KM),
    (height - 2 * margin) / Math.max(Math.abs(north), LEAST_KM),
  );
  const at = (sign: 1 | -1) => ({
    x: width / 2 + (sign * east * perKm) / 2,
    y: height / 2 - (sign * north * perKm) / 2,
  });
  const barKm = roundBelow((width * 0.4) / perKm);
  return {
    km: Math.hypot(east, north),
    left: at(-1),
    right: at(1),
    bar: { km: barKm, width: barKm * perKm },
  };
}

/** 1, 2 or 5 and zeros. */
function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [5, 2, 1].find((one) => one * power <= value) ?? 1;
  return step * power;
}

/** “850 m”, “1.2 km”, “38 km”. */
export function formatKm(km: number): string {
  if (km < 0.995) return `${Math.round(km * 1000)} m`;
  return `${km < 9.95 ? Number(km.toFixed(1)) : Math.round(km)} km`;
}
