import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import {
  gifOfFrames,
  heic,
  impostors,
  jpegWithSegments,
  pngWithProfile,
  webpOfFrames,
} from '../../lambda/fixtures/hostile.js';
import { phoneExif, phonePlace, png, scene } from '../../lambda/fixtures/pictures.js';
import { limits, manifestKey, originalKey, pipelineVersion } from '../../lambda/src/contract.js';
import { bucket, PhotoPath } from './photo-path.js';

let path: PhotoPath;
beforeAll(async () => {
  path = await PhotoPath.open();
});
afterAll(() => path.close());

describe('a photo', () => {
  it('becomes renditions that anyone can read, and a manifest that says what they are', async () => {
    const original = await scene(1300, 900).withExif(phoneExif).jpeg().toBuffer();
    const id = await path.upload(original);
    const manifest = await path.manifestOf(id);
    expect(manifest).toMatchObject({
      status: 'ready',
      id,
      source: {
        sha256: createHash('sha256').update(original).digest('hex'),
        byteSize: original.length,
        format: 'jpeg',
        declaredContentType: 'image/jpeg',
      },
      width: 1300,
      height: 900,
      takenAt: '2026-10-03T09:22:11Z',
      camera: { make: 'Canon Inc.', model: 'EOS R8' },
    });
    if (manifest.status !== 'ready') return;
    expect(manifest.renditions.map(({ width, format }) => `${width} ${format}`)).toEqual([
      '1280 webp',
      '1280 jpeg',
      '640 webp',
      '640 jpeg',
      '320 webp',
      '320 jpeg',
    ]);
    for (const { key, format, byteSize } of manifest.renditions) {
      const answer = await fetch(`${path.store.s3Url}/${bucket}/${key}`);
      expect(answer.status).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': `image/${format}`,
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      });
      expect((await answer.arrayBuffer()).byteLength).toBe(byteSize);
    }
    expect(await path.renditionsOf(id)).toHaveLength(manifest.renditions.length);
  });

  it('E5 keeps nothing of its place, owner or software anywhere but in the original', async () => {
    const id = await path.upload(await scene(700, 500).withExif(phoneExif).jpeg().toBuffer());
    await path.manifestOf(id);
    for (const key of [manifestKey(id), ...(await path.renditionsOf(id)).map(({ Key = '' }) => Key)]) {
      expect(await path.textOf(key)).not.toMatch(/Gildong|secret-software|SN-4711|GPS/);
    }
  });

  it('whose declared type is another supported one is taken for what its bytes are', async () => {
    const id = await path.upload(await scene(400, 300).png().toBuffer());
    expect(await path.manifestOf(id)).toMatchObject({
      status: 'ready',
      source: { format: 'png', declaredContentType: 'image/jpeg' },
    });
  });

  it('E2 that is ready stays the same bytes when its original is written again', async () => {
    const id = await path.upload(await scene(500, 400).jpeg().toBuffer());
    await path.manifestOf(id);
    const before = await path.writtenFor(id);
    const other = { Bucket: bucket, Key: originalKey(id), Body: await scene(600, 200).png().toBuffer() };
    await expect(path.s3.send(new PutObjectCommand({ ...other, IfNoneMatch: '*' }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 412 },
    });
    // Even if somebody could: the manifest is written once.
    await path.s3.send(new PutObjectCommand(other));
    await path.drained();
    const after = await path.writtenFor(id);
    expect(after).toEqual(before);
  });
});

describe('a photo that has an end already', () => {
  it('is made anew if an older pipeline made it; a rejection stays', async () => {
    const photo = await scene(500, 400).jpeg().toBuffer();
    const [older, rejected] = [await path.upload(photo), await path.upload(Buffer.alloc(0))];
    for (const id of [older, rejected]) await path.manifestOf(id);
    const [, ...renditions] = await path.writtenFor(older);
    const rejection = await path.textOf(manifestKey(rejected));
    // All that is asked of it: its other fields may be other ones.
    const old = { Bucket: bucket, Key: manifestKey(older), Body: '{"status":"ready","pipelineVersion":0}' };
    await path.s3.send(new PutObjectCommand(old));
    for (const id of [older, rejected]) await path.redrive(id);
    await path.drained();
    expect(await path.manifestOf(older)).toMatchObject({ status: 'ready', pipelineVersion });
    expect((await path.writtenFor(older)).slice(1)).toEqual(renditions);
    expect(await path.textOf(manifestKey(rejected))).toBe(rejection);
  });
});

describe('G8 the place of a photo', () => {
  const writtenWith = async (metadata: Record<string, string>) => {
    const original = await scene(700, 500).withExif(phoneExif).jpeg().toBuffer();
    const id = await path.upload(original, { metadata });
    const manifest = await path.manifestOf(id);
    const keys = (await path.renditionsOf(id)).map(({ Key = '' }) => Key);
    expect(keys).toHaveLength(4);
    for (const key of keys) {
      const bytes = await (await fetch(`${path.store.s3Url}/${bucket}/${key}`)).arrayBuffer();
      const metadata = await sharp(bytes).metadata();
      for (const block of ['exif', 'xmp', 'iptc']) expect(metadata).not.toHaveProperty(block);
    }
    return { id, manifest };
  };

  it.each<Record<string, string>>([{}, { 'keep-location': 'exact' }])(
    'G8 is kept nowhere, and logged nowhere, if its owner did not say so (%j)',
    async (metadata) => {
      const { id, manifest } = await writtenWith(metadata);
      expect(manifest).toMatchObject({ status: 'ready', location: null });
      expect(await path.textOf(manifestKey(id))).not.toMatch(phonePlace);
      expect(JSON.stringify(path.host.log())).not.toMatch(phonePlace);
    },
  );

  it('G8 is kept roughly, and in the manifest only, if its owner said so', async () => {
    const { manifest } = await writtenWith({ 'keep-location': 'rough' });
    expect(manifest).toMatchObject({ status: 'ready', location: { lat: 37.57, lng: 126.98 } });
    expect(JSON.stringify(path.host.log())).not.toMatch(phonePlace);
  });
});

describe('E3 content that lies', () => {
  it('E3 is rejected with a reason, whatever type it was declared as, and nothing of it is served', async () => {
    const broken = (await scene(600, 400).jpeg().toBuffer()).subarray(0, 9000);
    const cases: [Buffer, string][] = [
      ...Object.values(impostors).map((bytes): [Buffer, string] => [bytes, 'unsupported_format']),
      [heic, 'heic_unsupported'],
      [Buffer.alloc(0), 'empty'],
      [broken, 'damaged'],
      [png(0, 0, 1), 'damaged'],
    ];
    const ids = await Promise.all(cases.map(([bytes]) => path.upload(bytes)));
    for (const [index, id] of ids.entries()) {
      expect(await path.manifestOf(id)).toMatchObject({
        status: 'rejected',
        reason: { code: cases[index]?.[1] },
      });
      expect(await path.renditionsOf(id)).toEqual([]);
      expect((await fetch(`${path.store.s3Url}/${bucket}/${originalKey(id)}`)).status).toBe(403);
    }
  });
});

describe('E4 bombs', () => {
  it('E4 are refused in less than 600 MB of memory, and the function lives', async () => {
    const cases: [Buffer, RegExp][] = [
      [png(30_000, 30_000), /^too_many_pixels$/],
      [png(30_001, 10), /^side_too_long$/],
      [gifOfFrames(10_000), /^too_many_frames$/],
      [await webpOfFrames(10_000), /^too_many_frames$/],
      [pngWithProfile(200_000_000), /^(damaged|ready)$/],
      [await jpegWithSegments(300, 0xe1), /^(damaged|ready)$/],
      [await jpegWithSegments(300, 0xe2), /^(damaged|ready)$/],
      [Buffer.alloc(limits.maxBytes + 1, 0xff), /^too_many_bytes$/],
      [Buffer.alloc(100_000_000, 0xff), /^too_many_bytes$/],
    ];
    const ids = await Promise.all(cases.map(([bytes]) => path.upload(bytes)));
    for (const [index, id] of ids.entries()) {
      const manifest = await path.manifestOf(id);
      expect(manifest.status === 'rejected' ? manifest.reason.code : manifest.status).toMatch(
        cases[index]?.[1] ?? /never/,
      );
    }
    const peaks = path.logged('lambda.invoked').map(({ peakMb }) => Number(peakMb));
    expect(Math.max(...peaks)).toBeLessThan(600);
    expect(path.logged('lambda.retry')).toEqual([]);
  });
});
