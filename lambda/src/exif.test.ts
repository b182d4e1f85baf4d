import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { phoneExif, scene } from '../fixtures/pictures.js';
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
    const good = await exifOf(phoneExif);
    const nothing = { takenAt: null, camera: null, location: null };
    expect(readExif(undefined)).toEqual(nothing);
    expect(readExif(Buffer.alloc(0))).toEqual(nothing);
    expect(readExif(Buffer.alloc(70_000, 1))).toEqual(nothing);
    for (let length = 0; length < good.length; length += 1) readExif(good.subarray(0, length));
    for (let at = 6; at < good.length; at += 1) {
      const flipped = Buffer.from(good);
      flipped[at] = 0xff;
      expect(Object.keys(readExif(flipped, true))).toEqual(['takenAt', 'camera', 'location']);
    }
  });
});

describe('G8 the place of a photo', () => {
  type Gps = Record<'lat' | 'latRef' | 'lng' | 'lngRef', string>;
  const seoul: Gps = { lat: '37/1 33/1 5912/100', latRef: 'N', lng: '126/1 58/1 41/1', lngRef: 'E' };
  const placeOf = async (changed: Partial<Gps>, keeps = true) => {
    const { lat, latRef, lng, lngRef } = { ...seoul, ...changed };
    const tags = {
      GPSLatitude: lat,
      GPSLatitudeRef: latRef,
      GPSLongitude: lng,
      GPSLongitudeRef: lngRef,
    };
    return readExif(await exifOf({ IFD0: { Make: 'Canon' }, IFD3: tags }), keeps).location;
  };

  it('G8 is not read unless its owner lets us keep it', async () => {
    expect(await placeOf({}, false)).toBeNull();
    expect(readExif(await exifOf(phoneExif))).toMatchObject({ camera: { model: 'EOS R8' }, location: null });
  });

  it('is rounded to hundredths of a degree, on the side of the world that it names', async () => {
    expect(await placeOf({})).toEqual({ lat: 37.57, lng: 126.98 });
    expect(await placeOf({ latRef: 'S', lngRef: 'W' })).toEqual({ lat: -37.57, lng: -126.98 });
    expect(await placeOf({ lat: '0/1 0/1 1/1', latRef: 'S' })).toEqual({ lat: 0, lng: 126.98 });
    expect(await placeOf({ lng: '180/1 0/1 0/1' })).toEqual({ lat: 37.57, lng: 180 });
  });

  it.each([
    ['no side of the world', { latRef: ' ' }],
    ['a side that is none', { lngRef: 'constructor' }],
    ['latitude and longitude mixed up', { latRef: 'E' }],
    ['more than there are degrees', { lat: '91/1 0/1 0/1' }],
    ['more than a way round', { lng: '180/1 0/1 1/1' }],
    ['minutes beyond the hour', { lat: '37/1 61/1 0/1' }],
    ['a fraction of nothing', { lat: '37/1 0/0 0/0' }],
    ['a number below zero', { lng: '-126/1 0/1 0/1' }],
    ['zeros, as cameras without a fix write', { lat: '0/1 0/1 0/1', lng: '0/1 0/1 0/1' }],
  ])('is unknown where the camera says %s', async (_, changed) => {
    expect(await placeOf(changed)).toBeNull();
  });
});
