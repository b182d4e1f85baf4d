import type { PhotoView } from '../../shared/photo.js';
import type { PhotoChange } from './photo.api.js';

/** What is said of a photo, as the form holds it: empty text where nothing is said. */
export interface PhotoValues {
  readonly alt: string;
  readonly credit: string;
  readonly licence: NonNullable<PhotoView['licence']> | '';
  readonly focalPoint: { readonly x: number; readonly y: number } | null;
}

export type PhotoField = keyof PhotoValues;

export const licences = [
  'all-rights-reserved',
  'cc0-1.0',
  'cc-by-4.0',
  'cc-by-sa-4.0',
  'kogl-1',
  'kogl-2',
] as const satisfies readonly PhotoView['licence'][];

export function valuesOf({ alt, credit, licence, focalPoint }: PhotoView): PhotoValues {
  return { alt: alt ?? '', credit: credit ?? '', licence: licence ?? '', focalPoint };
}

export function bodyOf(
  { alt, credit, licence, focalPoint }: PhotoValues,
  changed: readonly PhotoField[],
): PhotoChange {
  return {
    ...(changed.includes('alt') && { alt: alt.trim() || null }),
    ...(changed.includes('credit') && { credit: credit.trim() || null }),
    ...(changed.includes('licence') && { licence: licence === '' ? null : licence }),
    ...(changed.includes('focalPoint') && { focalPoint }),
  };
}
