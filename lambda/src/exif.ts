import ExifReader from 'exifreader';

export interface ExifFacts {
  /** UTC, whole seconds, RFC 3339. */
  takenAt: string | null;
  camera: { make: string | null; model: string | null } | null;
}

const maxExifBytes = 65_536;
const maxTextLength = 60;
/** Cameras mostly record no zone; these festivals are in Korea. */
const assumedOffset = '+09:00';
const earliestYear = 1990;
const latestYear = 2100;

/**
 * The few facts we keep of a photo's EXIF. Position, serial numbers, owner and all else are never read out.
 * @param exif the block as libvips hands it over, with or without its `Exif\0\0` header
 */
export function readExif(exif: Buffer | undefined): ExifFacts {
  const nothing: ExifFacts = { takenAt: null, camera: null };
  if (!exif || exif.length > maxExifBytes) return nothing;
  const tiff = exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif;
  try {
    const { exif: tags } = ExifReader.load(tiff, {
      expanded: true,
      includeTags: { exif: ['Make', 'Model', 'DateTimeOriginal', 'OffsetTimeOriginal'] },
    });
    if (!tags) return nothing;
    const make = cleanText(tags['Make']?.value);
    const model = cleanText(tags['Model']?.value);
    return {
      takenAt: toInstant(
        firstText(tags['DateTimeOriginal']?.value),
        firstText(tags['OffsetTimeOriginal']?.value),
      ),
      camera: (make ?? model) ? { make, model } : null,
    };
  } catch {
    // Broken EXIF is common and no reason to refuse the picture.
    return nothing;
  }
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
