import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { interlacedPng, scene } from '../../lambda/fixtures/pictures.js';
import { manifestKey, originalKey } from '../../lambda/src/contract.js';
import { until } from '../support/until.js';
import { bucket, PhotoPath } from './photo-path.js';

let path: PhotoPath;
beforeAll(async () => {
  path = await PhotoPath.open();
});
afterAll(() => path.close());

describe('E6 events', () => {
  it('E6 the same event ten times gives one result', async () => {
    const id = await path.upload(await scene(500, 400).jpeg().toBuffer());
    for (let time = 0; time < 10; time += 1) await path.announce(originalKey(id));
    await path.drained();
    const written = await path.s3.send(new GetObjectCommand({ Bucket: bucket, Key: manifestKey(id) }));
    const renditions = await path.renditionsOf(id);
    for (let time = 0; time < 10; time += 1) await path.announce(originalKey(id));
    await path.drained();
    const again = await path.s3.send(new GetObjectCommand({ Bucket: bucket, Key: manifestKey(id) }));
    expect({ time: again.LastModified, tag: again.ETag }).toEqual({
      time: written.LastModified,
      tag: written.ETag,
    });
    expect(await path.renditionsOf(id)).toEqual(renditions);
    const outcomesOf = () =>
      path.logged('photo.handled').flatMap((line) => (line.key === originalKey(id) ? [line.outcome] : []));
    const outcomes = await until(() => outcomesOf().length === 21 && outcomesOf());
    expect(outcomes.filter((outcome) => outcome === 'ready')).toHaveLength(1);
  });

  it('E6 two functions on the same original write the same bytes, and one manifest', async () => {
    const bytes = await scene(900, 700).jpeg().toBuffer();
    const first = await path.upload(bytes);
    const second = await path.upload(bytes);
    const [one, other] = [await path.manifestOf(first), await path.manifestOf(second)];
    expect(JSON.stringify(other).replaceAll(second, first)).toBe(JSON.stringify(one));
    const tags = async (id: string) => (await path.renditionsOf(id)).map(({ ETag }) => ETag);
    expect(await tags(second)).toEqual(await tags(first));
  });

  it('E6 for a deleted or unknown key, or one outside originals/, is done with and writes nothing', async () => {
    const [deleted, unknown] = [randomUUID(), randomUUID()];
    await path.drained();
    await path.host.stop();
    await path.s3.send(new PutObjectCommand({ Bucket: bucket, Key: originalKey(deleted), Body: 'x' }));
    await path.s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: originalKey(deleted) }));
    const outside = [
      'results/x.json',
      `renditions/${deleted}/a.webp`,
      `originals/../results/${deleted}.json`,
      'originals/x',
    ];
    for (const key of [originalKey(unknown), ...outside]) await path.announce(key);
    const count = async () => (await path.s3.send(new ListObjectsV2Command({ Bucket: bucket }))).KeyCount;
    const before = await count();
    await path.startHost();
    await path.drained();
    expect(await count()).toBe(before);
    await until(() => path.logged('photo.handled').length === 6);
    const outcomes = path.logged('photo.handled').map(({ outcome }) => String(outcome));
    expect(outcomes.sort()).toEqual(['no original', 'no original', ...outside.map(() => 'refused key')]);
  });
});

describe('E7 a poison event', () => {
  it('E7 is tried three times, then buried with the reason; the hundred events behind it are done', async () => {
    const body = 'no event at all';
    const messageId = await path.send(body);
    const keys = Array.from({ length: 100 }, () => originalKey(randomUUID()));
    for (const key of keys) await path.announce(key);
    await path.drained();
    const failures = path.logged('photo.failed').filter((line) => line.messageId === messageId);
    expect(failures.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(failures[0]?.error).toMatch(/^SyntaxError/);
    const givenUp = { messageId, tries: 3, reason: 'reported by the function', body };
    expect(await until(() => path.logged('lambda.given_up')[0])).toMatchObject(givenUp);
    // It names no photo, so nobody waits for its end.
    const dropped = { level: 'error', messageId, error: expect.stringMatching(/^SyntaxError/) };
    expect(await until(() => path.logged('dead_letter.dropped')[0])).toMatchObject(dropped);
    await until(() => keys.every((key) => path.logged('photo.handled').some((line) => line.key === key)));
  });
});

describe('E7 a photo that kills the function', () => {
  it('E7 is given up alone, in a manifest that says so: those before and behind it become ready', async () => {
    await path.host.stop();
    const small = await scene(400, 300).jpeg().toBuffer();
    const big = await interlacedPng(7_000);
    const ids: string[] = [];
    for (const bytes of [small, small, big, small, small]) ids.push(await path.upload(bytes));
    await path.startHost(250);
    const [killer = '', ...others] = [ids[2], ...ids.filter((_, index) => index !== 2)];
    for (const id of others) expect(await path.manifestOf(id)).toMatchObject({ status: 'ready' });
    expect(await path.manifestOf(killer)).toMatchObject({
      status: 'failed',
      attempts: 3,
      lastError: expect.stringContaining('out of time or memory'),
    });
    await path.drained();
    const given = await until(() => path.logged('lambda.given_up')[0]);
    expect(given).toMatchObject({
      reason: expect.stringMatching(/^memory: held/),
      body: expect.stringContaining(killer),
    });
    expect(path.logged('lambda.given_up')).toHaveLength(1);
  });
});

describe('kill -9 of the host', () => {
  it('in the middle of a batch loses no photo and makes none twice', async () => {
    const photo = await scene(1000, 700).jpeg().toBuffer();
    const ids = await Promise.all(Array.from({ length: 12 }, () => path.upload(photo)));
    const finished = async () =>
      (await Promise.all(ids.map((id) => path.textOf(manifestKey(id))))).filter(Boolean).length;
    await until(async () => (await finished()) >= 3);
    await path.host.kill();
    await path.startHost();
    for (const id of ids) {
      const manifest = await path.manifestOf(id);
      expect(manifest.status).toBe('ready');
      expect(await path.renditionsOf(id)).toHaveLength(
        manifest.status === 'ready' ? manifest.renditions.length : -1,
      );
    }
    await path.drained();
    expect(path.logged('lambda.given_up')).toEqual([]);
  });
});
