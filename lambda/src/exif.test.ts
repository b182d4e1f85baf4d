import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { scene } from '../fixtures/pictures.js';
import { readExif } from './exif.js';

type Exif = Record<string, Record<string, string>>;

async function exifOf(tags: Exif): Promise<Buffer> {
  const jpeg = await scene(8, 8).withExif(tags).jpeg().toBuffer();
  const { exif } = await sharp(jpeg).metadata();
  if (!exif) throw new Error('no EXIF written');
  return exif;
}

const takenAt = async (DateTimeOriginal: string, OffsetTimeOriginal?: string) =>
  readExif(
    await exifOf({ IFD2: { DateTimeOriginal, ...(OffsetTimeOriginal ? { OffsetTimeOriginal } : {}) } }),
  ).takenAt;

describe('the time a photo was taken', () => {
  it('is an instant when the camera recorded its zone, else Korean time', async () => {
    expect(await takenAt('2026:10:03 18:22:11', '-04:00')).toBe('2026-10-03T22:22:11Z');
    expect(await takenAt('2026:10:03 18:22:11')).toBe('2026-10-03T09:22:11Z');
  });

  it.each([
    '0000:00:00 00:00:00',
    '2026:02:30 10:00:00',
    '1970:01:01 00:00:00',
    '2026:10:03 25:00:00',
    'yesterday',
  ])('is unknown when the camera says %s', async (text) => {
    expect(await takenAt(text)).toBeNull();
  });
});

describe('the camera', () => {
  it('is one short line of visible text', async () => {
    const { camera } = readExif(
      await exifOf({ IFD0: { Make: ' A\u0001\u001b[31m\n B ', Model: 'x'.repeat(500) } }),
    );
    expect(camera).toEqual({ make: 'A [31m B', model: 'x'.repeat(60) });
  });

  it('is unknown when nothing visible is written', async () => {
    expect(readExif(await exifOf({ IFD0: { Make: ' \u0001 ' } })).camera).toBeNull();
  });
});

describe('broken EXIF', () => {
  it('is passed over, whatever it is', async () => {
    const good = await exifOf({ IFD0: { Make: 'Canon' }, IFD2: { DateTimeOriginal: '2026:10:03 18:22:11' } });
    const nothing = { takenAt: null, camera: null };
    expect(readExif(undefined)).toEqual(nothing);
    expect(readExif(Buffer.alloc(0))).toEqual(nothing);
    expect(readExif(Buffer.alloc(70_000, 1))).toEqual(nothing);
    for (let length = 0; length < good.length; length += 1) readExif(good.subarray(0, length));
    for (let at = 6; at < good.length; at += 1) {
      const flipped = Buffer.from(good);
      flipped[at] = 0xff;
      expect(Object.keys(readExif(flipped))).toEqual(['takenAt', 'camera']);
    }
  });
});
