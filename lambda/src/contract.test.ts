import { describe, expect, it } from '@jest/globals';
import {
  createdObjects,
  limits,
  manifestKey,
  manifestSchema,
  originalKey,
  parseManifest,
  parseManifestKey,
  parseOriginalKey,
  parseRenditionKey,
  planRenditions,
  rejections,
  renditionKey,
  serializeManifest,
  type Manifest,
  type ReadyManifest,
} from './contract.js';

const id = '0199a1f2-7c3b-7def-8abc-0123456789ab';
const sha256 = 'ab'.repeat(32);

const ready: ReadyManifest = {
  status: 'ready',
  id,
  pipelineVersion: 1,
  source: { sha256, byteSize: 10, format: 'jpeg', declaredContentType: 'image/jpeg' },
  width: 640,
  height: 480,
  takenAt: '2026-10-03T09:22:11Z',
  camera: { make: 'Canon', model: null },
  location: null,
  thumbhash: '3OcRJYB4d3h/iIeHeEh3eIhw+j3A',
  color: '#c88838',
  dHash: '00ff00ff00ff00ff',
  renditions: [
    {
      width: 640,
      height: 480,
      format: 'webp',
      byteSize: 5,
      key: renditionKey({ id, sha256, width: 640, format: 'webp' }),
    },
  ],
};

describe('keys', () => {
  it('name the photo and can be read back', () => {
    expect(parseOriginalKey(originalKey(id))).toBe(id);
    expect(parseManifestKey(manifestKey(id))).toBe(id);
    expect(parseRenditionKey(renditionKey({ id, sha256, width: 320, format: 'jpeg' }))).toBe(id);
  });

  it('of renditions hold the content hash and the pipeline version', () => {
    expect(renditionKey({ id, sha256, width: 320, format: 'jpeg' })).toBe(
      `renditions/${id}/abababababababab-v1-320.jpg`,
    );
  });

  it.each([
    `originals/${id}/x`,
    `originals/../results/${id}`,
    `Originals/${id}`,
    `originals/${id.toUpperCase()}`,
    `originals/${id}\n`,
    `x/originals/${id}`,
    'originals/',
    manifestKey(id),
  ])('%j is no original', (key) => {
    expect(parseOriginalKey(key)).toBeNull();
  });
});

describe('planned renditions', () => {
  it.each([
    [4000, 3000, ['1920x1440', '1280x960', '640x480', '320x240']],
    [1920, 1080, ['1920x1080', '1280x720', '640x360', '320x180']],
    [1000, 500, ['640x320', '320x160']],
    [200, 100, ['200x100']],
    [1, 1, ['1x1']],
    [30_000, 1, ['1920x1', '1280x1', '640x1', '320x1']],
    [1, 30_000, ['1x16383']],
    [1000, 30_000, ['546x16383', '320x9600']],
  ])('of %i x %i pixels are %j', (width, height, sizes) => {
    expect(planRenditions(width, height).map((size) => `${size.width}x${size.height}`)).toEqual(sizes);
  });
});

describe('the manifest', () => {
  it('goes out in the same bytes whatever order its fields were set in', () => {
    const shuffled = Object.fromEntries(Object.entries(ready).toReversed()) as Manifest;
    expect(serializeManifest(shuffled)).toBe(serializeManifest(ready));
    expect(parseManifest(serializeManifest(ready))).toEqual(ready);
  });

  it('of a rejected photo holds the code alone', () => {
    const { pipelineVersion, source } = ready;
    const rejected = { status: 'rejected', id, pipelineVersion, source, reason: { code: 'damaged' } };
    expect(manifestSchema.parse(rejected)).toEqual(rejected);
  });

  it.each([
    ['an unknown field', { ...ready, gps: [37.5, 127] }],
    ['no rendition', { ...ready, renditions: [] }],
    ['a colour that is none', { ...ready, color: 'red' }],
    ['a local time', { ...ready, takenAt: '2026-10-03T18:22:11+09:00' }],
    ['another status', { ...ready, status: 'done' }],
  ])('is refused with %s', (_, manifest) => {
    expect(manifestSchema.safeParse(manifest).success).toBe(false);
  });
});

describe('a rejection', () => {
  it('is told in Korean and in English, and names the limit that was passed', () => {
    for (const { ko, en } of Object.values(rejections)) {
      expect(ko).toMatch(/[가-힣].*[.]$/);
      expect(en).toMatch(/^[A-Z].*[.]$/);
    }
    expect(rejections.too_many_bytes.en).toContain(`${limits.maxBytes / 1024 / 1024} MB`);
    expect(rejections.too_many_pixels.en).toContain(`${limits.maxPixels / 1e6} megapixels`);
    expect(rejections.side_too_long.en).toContain(limits.maxSidePixels.toLocaleString('en'));
    expect(rejections.too_many_frames.en).toContain(limits.maxFrames.toLocaleString('en'));
  });
});

describe('a queue message', () => {
  const record = (eventName: string, key: string) => ({
    eventName,
    s3: { bucket: { name: 'photos' }, object: { key, size: 7 } },
  });

  it('names the created objects, their keys decoded as S3 encodes them', () => {
    const body = JSON.stringify({
      Records: [
        record('ObjectCreated:Put', 'originals/a+b%2Bc'),
        record('ObjectRemoved:Delete', 'originals/gone'),
      ],
    });
    expect(createdObjects(body)).toEqual([{ bucket: 'photos', key: 'originals/a b+c', byteSize: 7 }]);
  });

  it('that S3 sends to try the line names none', () => {
    expect(createdObjects('{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"photos"}')).toEqual([]);
  });

  it.each(['', '{', 'null', '{}', '{"Records":{}}', '{"Records":[{"eventName":"ObjectCreated:Put"}]}'])(
    '%j is no event',
    (body) => {
      expect(() => createdObjects(body)).toThrow();
    },
  );
});
