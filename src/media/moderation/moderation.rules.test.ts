import { describe, expect, it } from '@jest/globals';
import type { StoredRendition } from '../photo.entity.js';
import { pauseAfter, renditionToJudge } from './moderation.rules.js';

const rendition = (width: number, format: 'webp' | 'jpeg'): StoredRendition => ({
  width,
  height: width,
  format,
  byteSize: 1,
  key: `${width}.${format}`,
});

describe('asking the moderation hook', () => {
  it('When it keeps failing, then the pauses grow up to ten minutes', () => {
    expect([1, 2, 3, 9, 10, 255].map(pauseAfter)).toEqual([2, 4, 8, 512, 600, 600].map((s) => s * 1000));
  });

  it.each([
    ['the whole set', [1920, 1280, 640, 320], 640],
    ['a small photo', [500], 500],
    ['one that is a little larger', [1000], 1000],
  ])('When there is %s, then it is shown a JPEG of at most 640 px, or the smallest', (_, widths, shown) => {
    const renditions = widths.flatMap((width) => [rendition(width, 'webp'), rendition(width, 'jpeg')]);
    expect(renditionToJudge(renditions)).toEqual(rendition(shown, 'jpeg'));
  });
});
