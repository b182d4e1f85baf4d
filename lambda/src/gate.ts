import sharp, { type Metadata } from 'sharp';
import { limits, type ImageFormat } from './contract.js';
import { decodeBytesPerPixel } from './decode-memory.js';
import { detectFormat } from './image-format.js';
import { RejectedPhoto } from './rejected-photo.js';

// Only these decoders ever see a stranger's bytes, and only from memory.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});

export interface AdmittedPhoto {
  format: ImageFormat;
  /** Pixels, upright. */
  width: number;
  height: number;
  exif: Buffer | undefined;
}

/** Byte size, known before a byte is fetched. @throws RejectedPhoto */
export function admitByteSize(byteSize: number): void {
  if (byteSize < limits.minBytes) throw new RejectedPhoto('empty', null);
  if (byteSize > limits.maxBytes) throw new RejectedPhoto('too_many_bytes', null);
}

/**
 * Everything that can be refused from headers alone, so that no bomb is ever decoded.
 * @throws RejectedPhoto
 */
export async function admit(bytes: Buffer): Promise<AdmittedPhoto> {
  admitByteSize(bytes.length);
  const format = detectFormat(bytes);
  if (format === 'heic') throw new RejectedPhoto('heic_unsupported', null);
  if (format === null) throw new RejectedPhoto('unsupported_format', null);

  const header = await readHeader(bytes, format);
  const { width, height } = header.autoOrient;
  if (!(width > 0 && height > 0)) throw new RejectedPhoto('damaged', format);
  if (Math.max(width, height) > limits.maxSidePixels) throw new RejectedPhoto('side_too_long', format);
  const decodedBytes = width * height * decodeBytesPerPixel(format, header);
  if (width * height > limits.maxPixels || decodedBytes > limits.maxDecodedBytes)
    throw new RejectedPhoto('too_many_pixels', format);
  if ((header.pages ?? 1) > limits.maxFrames) throw new RejectedPhoto('too_many_frames', format);
  return { format, width, height, exif: header.exif };
}

async function readHeader(bytes: Buffer, format: ImageFormat): Promise<Metadata> {
  try {
    // The limit is ours to check: sharp's own error could not be told from damage.
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    throw new RejectedPhoto('damaged', format);
  }
}
