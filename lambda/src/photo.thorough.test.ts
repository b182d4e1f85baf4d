import { describe, expect, it } from '@jest/globals';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { thumbHashToRGBA } from 'thumbhash';
import { phoneExif, scene, turned } from '../fixtures/pictures.js';
import { processPhoto, type Photo } from './photo.js';

const sizes = (photo: Photo) =>
  photo.renditions.map(({ format, width, height }) => `${format} ${width}x${height}`);

async function pixelAt(bytes: Buffer, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return [...data.subarray((y * info.width + x) * info.channels).subarray(0, 3)];
}

const bitsApart = (a: string, b: string) =>
  (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2).replaceAll('0', '').length;

describe('renditions', () => {
  it('come in four widths as WebP and JPEG, as wide and high as they say', async () => {
    const photo = await processPhoto(await scene(2400, 1600).jpeg().toBuffer());
    expect(sizes(photo)).toEqual([
      'webp 1920x1280',
      'jpeg 1920x1280',
      'webp 1280x853',
      'jpeg 1280x853',
      'webp 640x427',
      'jpeg 640x427',
      'webp 320x213',
      'jpeg 320x213',
    ]);
    for (const { bytes, format, width, height } of photo.renditions) {
      expect(await sharp(bytes).metadata()).toMatchObject({
        format,
        width,
        height,
        space: 'srgb',
        depth: 'uchar',
      });
    }
  });

  it('are never enlarged, and there is always one', async () => {
    const photo = await processPhoto(await scene(200, 150).png().toBuffer());
    expect(sizes(photo)).toEqual(['webp 200x150', 'jpeg 200x150']);
  });

  it('come as AVIF too where that is asked for, first of each width', async () => {
    const original = await scene(700, 500).jpeg().toBuffer();
    const photo = await processPhoto(original, ['avif', 'webp', 'jpeg']);
    expect(sizes(photo)).toEqual(
      ['640x457', '320x229'].flatMap((size) => ['avif', 'webp', 'jpeg'].map((format) => `${format} ${size}`)),
    );
    for (const { bytes, format } of photo.renditions) {
      const expected = format === 'avif' ? { format: 'heif', compression: 'av1' } : { format };
      expect(await sharp(bytes).metadata()).toMatchObject(expected);
      // In AV1's own header: colour halved both ways, 8 bits a channel.
      if (format === 'avif') expect((bytes[bytes.indexOf('av1C') + 6] ?? 0) & 0b0111_1100).toBe(0b0000_1100);
    }
    expect(sizes(await processPhoto(original))).not.toContainEqual(expect.stringContaining('avif'));
  });

  it('of the same original are the same bytes', async () => {
    const original = await scene(700, 500).jpeg().toBuffer();
    expect(await processPhoto(original)).toEqual(await processPhoto(original));
  });

  it('can be made of every accepted format, of the first frame of an animation', async () => {
    const still = scene(400, 300);
    const frames = await sharp(
      [await still.png().toBuffer(), await still.clone().negate().png().toBuffer()],
      {
        join: { animated: true },
      },
    )
      .webp()
      .toBuffer();
    for (const original of [
      await still.png().toBuffer(),
      await still.webp().toBuffer(),
      await still.gif().toBuffer(),
      await still.avif({ effort: 0 }).toBuffer(),
      await still.jpeg({ progressive: true }).toBuffer(),
      await still.clone().toColourspace('rgb16').png().toBuffer(),
      await still.clone().toColourspace('b-w').jpeg().toBuffer(),
      frames,
    ]) {
      const photo = await processPhoto(original);
      expect(photo).toMatchObject({ width: 400, height: 300 });
      expect(sizes(photo)).toEqual(['webp 320x240', 'jpeg 320x240']);
      const corner = await pixelAt(photo.renditions[0]?.bytes ?? original, 310, 10);
      expect(corner[2]).toBeGreaterThan(60);
    }
  });

  it.each(['webp', 'gif'] as const)('of an animated %s show its first frame', async (format) => {
    const frame = (background: string) =>
      sharp({ create: { width: 320, height: 240, channels: 3, background } })
        .png()
        .toBuffer();
    const frames = [await frame('#d02020'), await frame('#2020d0'), await frame('#20d020')];
    const animation = await sharp(frames, { join: { animated: true } })
      .toFormat(format)
      .toBuffer();
    expect((await sharp(animation).metadata()).pages).toBe(3);
    const photo = await processPhoto(animation);
    expect(sizes(photo)).toEqual(['webp 320x240', 'jpeg 320x240']);
    for (const { bytes } of photo.renditions) {
      const [red = 0, , blue = 255] = await pixelAt(bytes, 160, 120);
      expect({ red: red > 180, blue: blue < 70 }).toEqual({ red: true, blue: true });
    }
  });

  it('of CMYK are sRGB, in the colours meant', async () => {
    const cmyk = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#d02020' } })
      .toColourspace('cmyk')
      .jpeg({ quality: 95 })
      .toBuffer();
    const { renditions } = await processPhoto(cmyk);
    const [red = 0, green = 255, blue = 255] = await pixelAt(renditions[0]?.bytes ?? cmyk, 100, 100);
    expect(red).toBeGreaterThan(170);
    expect(Math.max(green, blue)).toBeLessThan(90);
  });

  it('of a wide-gamut picture are sRGB, its profile applied and left out', async () => {
    const p3 = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#c04040' } })
      .withIccProfile('p3')
      .png()
      .toBuffer();
    const { renditions } = await processPhoto(p3);
    const [red = 0, green = 255] = await pixelAt(renditions[0]?.bytes ?? p3, 100, 100);
    expect(Math.abs(red - 0xc0)).toBeLessThan(8);
    expect(Math.abs(green - 0x40)).toBeLessThan(8);
    expect(await sharp(renditions[0]?.bytes).metadata()).not.toHaveProperty('icc');
  });

  it('keep transparency in WebP and lie on white in JPEG', async () => {
    const glass = await sharp({
      create: { width: 300, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const { renditions } = await processPhoto(glass);
    const [webp, jpeg] = renditions;
    expect(await sharp(webp?.bytes).metadata()).toMatchObject({ hasAlpha: true });
    expect(await pixelAt(jpeg?.bytes ?? glass, 10, 10)).toEqual([255, 255, 255]);
  });
});

describe('E5 metadata', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'E5 orientation %i stands upright in every rendition',
    async (orientation) => {
      const photo = await processPhoto(await turned(orientation));
      expect(photo).toMatchObject({ width: 240, height: 160 });
      expect(sizes(photo)).toEqual(['webp 240x160', 'jpeg 240x160']);
      for (const { bytes } of photo.renditions) {
        expect((await sharp(bytes).metadata()).orientation).toBeUndefined();
        const [left, right] = [await pixelAt(bytes, 20, 80), await pixelAt(bytes, 220, 80)];
        expect(left[0]).toBeGreaterThan(200);
        expect(left[2]).toBeLessThan(60);
        expect(right[0]).toBeLessThan(60);
        expect(right[2]).toBeGreaterThan(200);
      }
    },
  );

  it('E5 place, owner, serial number, XMP and comments are in no rendition and in no fact kept', async () => {
    const original = await scene(800, 600)
      .withExif(phoneExif)
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret-xmp/></x:xmpmeta>')
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    const before = ExifReader.load(original);
    expect(before).toHaveProperty('GPSLatitude');
    expect(before).toHaveProperty('BodySerialNumber');

    const { renditions, ...facts } = await processPhoto(original);
    for (const { bytes } of renditions) {
      const metadata = await sharp(bytes).metadata();
      for (const field of ['exif', 'xmp', 'iptc', 'icc', 'tifftagPhotoshop', 'comments']) {
        expect(metadata).not.toHaveProperty(field);
      }
      expect(bytes.toString('latin1')).not.toMatch(/Canon|Gildong|secret-|SN-4711|GPS|http/);
    }
    expect(JSON.stringify(facts)).not.toMatch(/Gildong|secret-|SN-4711|GPS|37|126/);
    expect(facts).toMatchObject({
      takenAt: '2026-10-03T09:22:11Z',
      camera: { make: 'Canon Inc.', model: 'EOS R8' },
    });
  });
});

describe('the fingerprint', () => {
  it('paints a placeholder like the picture, of about its shape', async () => {
    const { thumbhash, color, dHash } = await processPhoto(await scene(900, 600).jpeg().toBuffer());
    const { w, h } = thumbHashToRGBA(Buffer.from(thumbhash, 'base64'));
    expect(Math.abs(w / h - 1.5)).toBeLessThan(0.3);
    expect(color).toMatch(/^#[0-9a-f]{6}$/);
    expect(dHash).toMatch(/^[0-9a-f]{16}$/);
  });

  it('names the colour that covers most', async () => {
    const red = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#c81e1e' } })
      .png()
      .toBuffer();
    expect((await processPhoto(red)).color).toBe('#c81818');
  });

  it('of the same scene saved smaller is near, of another one far', async () => {
    const one = await processPhoto(await scene(1200, 800).jpeg({ quality: 90 }).toBuffer());
    const same = await processPhoto(await scene(1200, 800).resize(600).webp({ quality: 50 }).toBuffer());
    const other = await processPhoto(await scene(1200, 800).flop().flip().jpeg().toBuffer());
    expect(bitsApart(one.dHash, same.dHash)).toBeLessThanOrEqual(6);
    expect(bitsApart(one.dHash, other.dHash)).toBeGreaterThan(12);
  });
});

describe('E3 broken pictures', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
    'E3 a %s cut off in the middle is damaged',
    async (format) => {
      const whole = await scene(600, 400)
        .toFormat(format, format === 'avif' ? { effort: 0 } : {})
        .toBuffer();
      await expect(processPhoto(whole.subarray(0, whole.length >> 1))).rejects.toMatchObject({
        code: 'damaged',
      });
    },
  );

  it('a JPEG with stray bytes before a marker, as some phones write, is read', async () => {
    const jpeg = await scene(400, 300).jpeg().toBuffer();
    const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]));
    const odd = Buffer.concat([
      jpeg.subarray(0, scan),
      Buffer.from('0102030405', 'hex'),
      jpeg.subarray(scan),
    ]);
    await expect(sharp(odd, { failOn: 'warning' }).raw().toBuffer()).rejects.toThrow('extraneous bytes');
    expect(await processPhoto(odd)).toMatchObject({ width: 400 });
  });
});
