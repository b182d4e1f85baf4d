import sharp, { type OutputInfo, type Sharp } from 'sharp';
import { limits, planRenditions, type ImageFormat, type RenditionFormat } from './contract.js';
import { readExif, type ExifFacts } from './exif.js';
import { fingerprint, type Fingerprint } from './fingerprint.js';
import { admit, type AdmittedPhoto } from './gate.js';
import { RejectedPhoto } from './rejected-photo.js';

// One photo at a time on one core: libvips' own threads and cache would only raise the peak memory.
sharp.concurrency(1);
sharp.cache(false);

interface Rendition {
  width: number;
  height: number;
  format: RenditionFormat;
  bytes: Buffer;
}

export interface Photo extends Fingerprint, ExifFacts {
  format: ImageFormat;
  /** Pixels of the upright original. */
  width: number;
  height: number;
  /** Widest first; of one width in the order asked for. */
  renditions: Rendition[];
}

/** Pixels of one width, upright and sRGB. */
interface Level {
  data: Buffer;
  info: OutputInfo;
}

/**
 * All that is made of an original: renditions without metadata, a fingerprint and the few EXIF facts we keep.
 * Same bytes in, same bytes out.
 * @param formats to make of each width
 * @param keepsRoughPlace whether its position, rounded to about a kilometre, is one of those facts
 * @throws RejectedPhoto when the bytes cannot become a photo, however often tried
 */
export async function processPhoto(
  bytes: Buffer,
  formats: readonly RenditionFormat[] = ['webp', 'jpeg'],
  keepsRoughPlace = false,
): Promise<Photo> {
  const admitted = await admit(bytes);
  const renditions: Rendition[] = [];
  let smallest: Level | undefined;
  for await (const level of levelsOf(bytes, admitted)) {
    const { width, height } = level.info;
    for (const format of formats)
      renditions.push({ width, height, format, bytes: await encode(open(level), format) });
    smallest = level;
  }
  const { data, info } = smallest as Level;
  const marks = await fingerprint(() => open({ data, info }), info.width, info.height);
  const { format, width, height, exif } = admitted;
  return { format, width, height, ...readExif(exif, keepsRoughPlace), ...marks, renditions };
}

/** The photo in each of its widths, widest first, each made of the one before: it is decoded once. */
export async function* levelsOf(bytes: Buffer, photo: AdmittedPhoto): AsyncGenerator<Level> {
  let level: Level | undefined;
  for (const size of planRenditions(photo.width, photo.height)) {
    level = level ? await shrink(level, size) : await decode(bytes, photo, size);
    yield level;
  }
}

type Size = Pick<Rendition, 'width' | 'height'>;

const open = ({ data, info: { width, height, channels } }: Level): Sharp =>
  sharp(data, { raw: { width, height, channels } });

const shrink = (from: Level, size: Size): Promise<Level> =>
  open(from)
    .resize({ ...size, fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });

function encode(image: Sharp, format: RenditionFormat): Promise<Buffer> {
  switch (format) {
    case 'avif':
      return image.avif({ quality: 50, chromaSubsampling: '4:2:0', effort: 0 }).toBuffer();
    case 'webp':
      return image.webp({ quality: 78, effort: 2 }).toBuffer();
    case 'jpeg':
      return image.flatten({ background: '#ffffff' }).jpeg({ quality: 80 }).toBuffer();
  }
}

/** Phones in wide use write these; every viewer shows such pictures whole. */
const benignWarnings = /Invalid SOS parameters for sequential JPEG|extraneous bytes before marker/;

/** The only decode: straight to the widest level, upright, sRGB, 8 bits a channel. */
async function decode(bytes: Buffer, photo: AdmittedPhoto, size: Size): Promise<Level> {
  const attempt = (failOn: 'warning' | 'error'): Promise<Level> =>
    sharp(bytes, { failOn, limitInputPixels: limits.maxPixels, autoOrient: true })
      .timeout({ seconds: limits.maxProcessingSeconds })
      .resize({ ...size, fit: 'fill' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
  try {
    return await attempt('warning').catch((error: unknown) => {
      if (photo.format === 'jpeg' && benignWarnings.test(messageOf(error))) return attempt('error');
      throw error;
    });
  } catch (error) {
    const message = messageOf(error);
    // Memory is ours to provide: another try may have it.
    if (/out of memory|ENOMEM|unable to allocate/i.test(message)) throw error;
    throw new RejectedPhoto(/^timeout/.test(message) ? 'too_slow' : 'damaged', photo.format);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
