import { describe, expect, it } from '@jest/globals';
import {
  circularTiff,
  gifOfFrames,
  heic,
  impostors,
  jpegWithSegments,
  pngWithProfile,
  webpOfFrames,
} from '../fixtures/hostile.js';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { avifClaimingSize, claimingSize, png, scene } from '../fixtures/pictures.js';
import { limits } from './contract.js';
import { admit, admitByteSize } from './gate.js';

const refusal = (bytes: Buffer | Promise<Buffer>) =>
  Promise.resolve(bytes)
    .then(admit)
    .then(
      () => 'admitted',
      (error: unknown) => (error as { code: string }).code,
    );

describe('E3 content that lies', () => {
  it.each(Object.entries(impostors))('E3 %s is refused as no photo', async (_, bytes) => {
    expect(await refusal(bytes)).toBe('unsupported_format');
  });

  it('E3 HEIC is told to become a JPEG', async () => {
    expect(await refusal(heic)).toBe('heic_unsupported');
  });

  it('E3 an empty file and one byte over the limit are refused before they are read', () => {
    expect(() => admitByteSize(0)).toThrow('empty');
    expect(() => admitByteSize(limits.maxBytes + 1)).toThrow('too_many_bytes');
    expect(() => admitByteSize(limits.maxBytes)).not.toThrow();
  });

  it('E3 a picture of no pixels is damaged', async () => {
    expect(await refusal(png(0, 0, 1))).toBe('damaged');
  });
});

describe('E4 decoders', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('E4 of %s are open', async (format) => {
    const bytes = await scene(16, 16).toFormat(format).toBuffer();
    await expect(sharp(bytes).raw().toBuffer()).resolves.toBeDefined();
  });

  it('E4 of everything else are blocked, and so are files', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    const tiff = await scene(16, 16).tiff().toBuffer();
    for (const input of [svg, tiff]) {
      await expect(sharp(input).raw().toBuffer()).rejects.toThrow('unsupported image format');
    }
    const folder = await mkdtemp(join(tmpdir(), 'fasteval-gate-'));
    const file = join(folder, 'photo.jpg');
    await writeFile(file, await scene(16, 16).jpeg().toBuffer());
    await expect(sharp(file).raw().toBuffer()).rejects.toThrow();
    await rm(folder, { recursive: true });
  });
});

describe('E4 bombs are refused from their headers', () => {
  it('E4 30,000 x 30,000 pixels in a small PNG', async () => {
    expect(await refusal(png(30_000, 30_000, 30_000))).toBe('too_many_pixels');
  });

  it('E4 a side of 30,001 pixels', async () => {
    expect(await refusal(png(30_001, 1))).toBe('side_too_long');
    expect(await refusal(png(30_000, 1))).toBe('admitted');
  });

  it('E4 100 megapixels pass, one row more does not', async () => {
    expect(await refusal(png(10_000, 10_000, 1))).toBe('admitted');
    expect(await refusal(png(10_000, 10_001, 1))).toBe('too_many_pixels');
  });

  it('E4 what has to be held whole in memory to be decoded has a lower limit of pixels', async () => {
    const jpeg = async (height: number, progressive: boolean) =>
      claimingSize(
        await scene(64, 64).jpeg({ progressive, chromaSubsampling: '4:4:4' }).toBuffer(),
        10_000,
        height,
      );
    expect(await refusal(jpeg(8_160, true))).toBe('admitted');
    expect(await refusal(jpeg(8_170, true))).toBe('too_many_pixels');
    expect(await refusal(jpeg(10_000, false))).toBe('admitted');
    const small = await scene(64, 64).avif({ effort: 0 }).toBuffer();
    expect(await refusal(avifClaimingSize(small, 4_000, 6_608))).toBe('admitted');
    expect(await refusal(avifClaimingSize(small, 4_000, 6_624))).toBe('too_many_pixels');
  });

  it('E4 a thousand frames pass, 10,000 do not', async () => {
    expect(await refusal(gifOfFrames(1_000))).toBe('admitted');
    expect(await refusal(gifOfFrames(10_000))).toBe('too_many_frames');
    expect(await refusal(webpOfFrames(1_000))).toBe('admitted');
    expect(await refusal(webpOfFrames(10_000))).toBe('too_many_frames');
  });

  it('E4 huge colour profiles and EXIF are read past or refused, never kept', async () => {
    expect(['admitted', 'damaged']).toContain(await refusal(pngWithProfile(200_000_000)));
    expect(['admitted', 'damaged']).toContain(await refusal(jpegWithSegments(200, 0xe1)));
    expect(['admitted', 'damaged']).toContain(await refusal(jpegWithSegments(200, 0xe2)));
  });

  it('E4 chains of TIFF directories meet no decoder', async () => {
    expect(await refusal(circularTiff())).toBe('unsupported_format');
  });
});
