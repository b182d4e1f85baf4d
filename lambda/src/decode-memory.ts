import type { Metadata } from 'sharp';
import type { ImageFormat } from './contract.js';

type Header = Pick<
  Metadata,
  'channels' | 'chromaSubsampling' | 'depth' | 'isPalette' | 'isProgressive' | 'bitsPerSample' | 'hasAlpha'
>;

/**
 * Bytes that the decoder holds for each pixel of the picture, whatever we make of it. Most formats are read a
 * few rows at a time, or scaled while they are read; these are not:
 * a progressive JPEG keeps 2 bytes for each of its coefficients, an interlaced PNG all its samples, a GIF its
 * canvas and index, and AV1 several copies of the frame. As measured with libvips 8.18 on pictures of 30 to 100
 * megapixels, rounded up; `npm run bench -- memory` prints them anew.
 */
export function decodeBytesPerPixel(format: ImageFormat, header: Header): number {
  switch (format) {
    case 'jpeg':
      return header.isProgressive ? 2 * coefficientsPerPixel(header) : 1;
    case 'png':
      return header.isProgressive ? (header.isPalette ? 4 : header.channels) * sampleBytesOf(header) : 2;
    case 'gif':
      return 4.8;
    case 'avif':
      return (header.bitsPerSample ?? 8) > 8 ? 25 : 18.5;
    case 'webp':
      return 1;
  }
}

/** With what was measured on top of the samples themselves. */
const sampleBytesOf = ({ depth }: Header): number => (depth === 'ushort' ? 2.5 : 1.15);

function coefficientsPerPixel(header: Header): number {
  if (header.chromaSubsampling === '4:2:0') return 1.6;
  if (header.chromaSubsampling === '4:2:2') return 2.1;
  return Math.max(1.6, header.channels);
}
