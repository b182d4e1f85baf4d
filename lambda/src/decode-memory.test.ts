import { describe, expect, it } from '@jest/globals';
import { scene } from '../fixtures/pictures.js';
import { decodeBytesPerPixel } from './decode-memory.js';
import type { ImageFormat } from './contract.js';
import sharp, { type Sharp } from 'sharp';

const costOf = async (format: ImageFormat, picture: Sharp) =>
  decodeBytesPerPixel(format, await sharp(await picture.toBuffer()).metadata());
const deep = () => scene(64, 64).toColourspace('rgb16');

describe('E4 what a decoder holds for a pixel', () => {
  it('E4 of a JPEG grows with its components and the detail of its colours, if it is progressive', async () => {
    const jpeg = (progressive: boolean, chromaSubsampling: string) =>
      costOf('jpeg', scene(64, 64).jpeg({ progressive, chromaSubsampling }));
    const cmyk = scene(64, 64).toColourspace('cmyk').jpeg({ progressive: true, chromaSubsampling: '4:4:4' });
    expect(await jpeg(false, '4:4:4')).toBe(1);
    expect(await jpeg(true, '4:2:0')).toBeCloseTo(3.2);
    expect(await jpeg(true, '4:4:4')).toBe(6);
    expect(await costOf('jpeg', cmyk)).toBe(8);
  });

  it('E4 of a PNG grows with its channels and their depth, if it is interlaced', async () => {
    expect(await costOf('png', deep().png())).toBe(2);
    expect(await costOf('png', scene(64, 64).png({ progressive: true }))).toBeCloseTo(3.45);
    expect(await costOf('png', deep().png({ progressive: true }))).toBeCloseTo(7.5);
    expect(await costOf('png', deep().ensureAlpha().png({ progressive: true }))).toBeCloseTo(10);
    expect(await costOf('png', scene(64, 64).png({ progressive: true, palette: true }))).toBeCloseTo(4.6);
  });

  it('E4 of an AVIF is the highest, and higher with deep colour', async () => {
    expect(await costOf('avif', scene(64, 64).avif({ effort: 0 }))).toBe(18.5);
    expect(await costOf('avif', scene(64, 64).avif({ effort: 0, bitdepth: 10 }))).toBe(25);
  });
});
