import sharp, { type Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';

export interface Fingerprint {
  /** Base64. */
  thumbhash: string;
  /** The colour that covers most of the picture, `#rrggbb`. */
  color: string;
  /** 64-bit difference hash, 16 hex digits. */
  dHash: string;
}

const maxThumbhashSide = 100;

/** @param open gives a fresh pipeline over the smallest rendition's pixels, of the size given */
export async function fingerprint(open: () => Sharp, width: number, height: number): Promise<Fingerprint> {
  const opaque = await open().flatten({ background: '#ffffff' }).raw().toBuffer({ resolveWithObject: true });
  const openOpaque = (): Sharp => sharp(opaque.data, { raw: opaque.info });
  return {
    thumbhash: await thumbhash(open(), width, height),
    color: await dominantColor(openOpaque()),
    dHash: await differenceHash(openOpaque()),
  };
}

async function thumbhash(image: Sharp, width: number, height: number): Promise<string> {
  const scale = Math.min(1, maxThumbhashSide / Math.max(width, height));
  const { data, info } = await image
    .resize({
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
      fit: 'fill',
    })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64');
}

async function dominantColor(image: Sharp): Promise<string> {
  const { r, g, b } = (await image.stats()).dominant;
  return `#${[r, g, b].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** One bit for each pair of neighbours in an 8 x 9 grey picture: is the left one brighter? */
async function differenceHash(image: Sharp): Promise<string> {
  const grey = await image.greyscale().resize({ width: 9, height: 8, fit: 'fill' }).raw().toBuffer();
  let bits = 0n;
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      const at = row * 9 + column;
      bits = (bits << 1n) | (grey.readUInt8(at) > grey.readUInt8(at + 1) ? 1n : 0n);
    }
  }
  return bits.toString(16).padStart(16, '0');
}
