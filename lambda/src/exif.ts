import ExifReader from 'exifreader';
import * as z from 'zod';

export interface ExifFacts {
  /** UTC, whole seconds, RFC 3339. */
  takenAt: string | null;
  camera: { make: string | null; model: string | null } | null;
  /** Degrees, rounded to hundredths: about a kilometre. */
  location: { lat: number; lng: number } | null;
}

const maxExifBytes = 65_536;
const maxTextLength = 60;
/** Cameras mostly record no zone; these festivals are in Korea. */
const assumedOffset = '+09:00';
const earliestYear = 1990;
const latestYear = 2100;
const fractionSchema = z
  .tuple([z.int().nonnegative(), z.int().positive()])
  .transform(([numerator, denominator]) => numerator / denominator);
const fractionsSchema = z.tuple([fractionSchema, fractionSchema, fractionSchema]);

const ordinaryTags = ['Make', 'Model', 'DateTimeOriginal', 'OffsetTimeOriginal'];
const placeTags = ['GPSLatitude', 'GPSLatitudeRef', 'GPSLongitude', 'GPSLongitudeRef'];

/**
 * The few facts we keep of a photo's EXIF. Serial numbers, owner and all else are never read out.
 * @param exif the block as libvips hands it over, with or without its `Exif\0\0` header
 * @param keepsRoughPlace whether its position is read at all
 */
export function readExif(exif: Buffer | undefined, keepsRoughPlace = false): ExifFacts {
  const nothing: ExifFacts = { takenAt: null, camera: null, location: null };
  if (!exif || exif.length > maxExifBytes) return nothing;
  const tiff = exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif;
  try {
    const { exif: tags } = load(tiff, keepsRoughPlace ? [...ordinaryTags, ...placeTags] : ordinaryTags);
    if (!tags) return nothing;
    const make = cleanText(tags['Make']?.value);
    const model = cleanText(tags['Model']?.value);
    return {
      takenAt: toInstant(
        firstText(tags['DateTimeOriginal']?.value),
        firstText(tags['OffsetTimeOriginal']?.value),
      ),
      camera: (make ?? model) ? { make, model } : null,
      location: keepsRoughPlace ? roughPlace(tags) : null,
    };
  } catch {
    // Broken EXIF is common and no reason to refuse the picture.
    return nothing;
  }
}

const load = (tiff: Buffer, names: string[]) =>
  ExifReader.load(tiff, { expanded: true, includeTags: { exif: names } });

type Tags = NonNullable<ReturnType<typeof load>['exif']>;

function roughPlace(tags: Tags): ExifFacts['location'] {
  const lat = toDegrees(tags.GPSLatitude?.value, tags.GPSLatitudeRef?.value, ['N', 'S'], 90);
  const lng = toDegrees(tags.GPSLongitude?.value, tags.GPSLongitudeRef?.value, ['E', 'W'], 180);
  // Cameras without a fix write zeros.
  return lat === null || lng === null || (lat === 0 && lng === 0) ? null : { lat, lng };
}

/**
 * @param value degrees, minutes and seconds, each a fraction
 * @param references how the plus and the minus side are called
 */
function toDegrees(value: unknown, reference: unknown, references: string[], max: number): number | null {
  const side = references.indexOf(firstText(reference) ?? '');
  const fractions = fractionsSchema.safeParse(value);
  if (side < 0 || !fractions.success) return null;
  const [degrees, minutes, seconds] = fractions.data;
  const size = degrees + minutes / 60 + seconds / 3600;
  if (minutes > 60 || seconds > 60 || size > max) return null;
  const rounded = Math.round(size * 100) / 100;
  return side === 1 && rounded > 0 ? -rounded : rounded;
}

function firstText(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : null;
}

/** One line of visible text: no control, format or unpaired surrogate characters. */
function cleanText(value: unknown): string | null {
  const text = firstText(value)
    ?.normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  return text ? [...text].slice(0, maxTextLength).join('').trim() : null;
}

function toInstant(date: string | null, offset: string | null): string | null {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/.exec(date ?? '');
  if (!parts) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const asUtc = new Date(`${local}Z`);
  // Date moves the 30th of February on to March instead of refusing it.
  if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString() !== `${local}.000Z`) return null;
  if (Number(year) < earliestYear || Number(year) > latestYear) return null;
  const zone = /^[+-](0\d|1[0-4]):[0-5]\d/.exec(offset ?? '')?.[0] ?? assumedOffset;
  return new Date(`${local}${zone}`).toISOString().replace('.000Z', 'Z');
}
