import type { Point } from '../../festival.facts.js';
import { rowFault, type RowFault } from './row-fault.js';

/** A point as two texts say it, or null with a warning in `faults` that says why there is none. */
export function readPoint(
  { lat, lng, column }: { lat: string | null; lng: string | null; column: string },
  faults: RowFault[],
): Point | null {
  const warn = (code: 'no-coordinates' | 'not-coordinates' | 'zero-coordinates' | 'outside-korea') => {
    faults.push(rowFault(column, [lat, lng].filter(Boolean).join(', '), code));
    return null;
  };
  if (!lat || !lng) return warn('no-coordinates');
  if (![lat, lng].every((text) => /^-?\d{1,3}(?:\.\d{1,20})?$/.test(text))) return warn('not-coordinates');
  const point = { lat: Number(Number(lat).toFixed(6)), lng: Number(Number(lng).toFixed(6)) };
  if (point.lat === 0 || point.lng === 0) return warn('zero-coordinates');
  const inKorea = point.lat > 32.9 && point.lat < 38.7 && point.lng > 124.5 && point.lng < 132;
  return inKorea ? point : warn('outside-korea');
}
