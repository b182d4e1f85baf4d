import { CopyObjectCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { openS3, type S3UnderTest } from '../s3-under-test.js';
import { send } from '../ticket.js';

let s3: S3UnderTest;
beforeAll(async () => {
  s3 = await openS3();
});
afterAll(() => s3.close());

const newKey = (): string => `results/${randomUUID()}.json`;
const put = (Key: string, Body: string | Buffer, IfMatch?: string) =>
  s3.client.send(new PutObjectCommand({ Bucket: s3.bucket, Key, Body, IfMatch }));
const contentOf = async (Key: string): Promise<string | undefined> =>
  (await s3.client.send(new GetObjectCommand({ Bucket: s3.bucket, Key }))).Body?.transformToString();
const refusedWith = (httpStatusCode: number, name: string) => ({ name, $metadata: { httpStatusCode } });

describe('a replacement under the ETag of what it replaces', () => {
  it('takes the place of that object, with or without quotes, and has an ETag of its own', async () => {
    const key = newKey();
    const first = await put(key, 'first');
    const second = await put(key, 'second', first.ETag);
    expect(await contentOf(key)).toBe('second');
    expect(second.ETag).not.toBe(first.ETag);
    await put(key, 'third', second.ETag?.replaceAll('"', ''));
    expect(await contentOf(key)).toBe('third');
  });

  it('is refused with 412 when another object has taken that place, and leaves it', async () => {
    const key = newKey();
    const first = await put(key, 'first');
    await put(key, 'second');
    await expect(put(key, 'third', first.ETag)).rejects.toMatchObject(refusedWith(412, 'PreconditionFailed'));
    await expect(put(key, 'third', '"no etag of ours"')).rejects.toMatchObject(
      refusedWith(412, 'PreconditionFailed'),
    );
    expect(await contentOf(key)).toBe('second');
  });

  it('is refused with 404 when there is nothing to replace, and writes nothing', async () => {
    const [key, elsewhere] = [newKey(), newKey()];
    const { ETag } = await put(elsewhere, 'first');
    await expect(put(key, 'second', ETag)).rejects.toMatchObject(refusedWith(404, 'NoSuchKey'));
    await expect(contentOf(key)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('is done by exactly one of ten that come at once', async () => {
    const key = newKey();
    const { ETag } = await put(key, 'first');
    const bodies = Array.from({ length: 10 }, (_, index) => String(index).repeat(200_000));
    const answers = await Promise.allSettled(bodies.map((body) => put(key, body, ETag)));
    const winners = answers.flatMap(({ status }, index) => (status === 'fulfilled' ? [index] : []));
    expect(winners).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 'rejected')
        expect([409, 412]).toContain(
          (answer.reason as { $metadata: { httpStatusCode: number } }).$metadata.httpStatusCode,
        );
    }
    expect(await contentOf(key)).toBe(bodies[winners[0] ?? -1]);
  });

  it('is never seen half: a reader gets the old object or the new, each with its own ETag', async () => {
    const key = newKey();
    const versions = new Map<string | undefined, string>();
    const write = async (index: number): Promise<void> => {
      const body = String(index % 10).repeat(5_000 + index);
      versions.set((await put(key, body)).ETag, body);
    };
    const read = async (): Promise<[string | undefined, string | undefined]> => {
      const { ETag, Body } = await s3.client.send(new GetObjectCommand({ Bucket: s3.bucket, Key: key }));
      return [ETag, await Body?.transformToString()];
    };
    await write(0);
    let isWriting = true;
    const readers = Array.from({ length: 8 }, async () => {
      const seen: Awaited<ReturnType<typeof read>>[] = [];
      while (isWriting) seen.push(await read());
      return seen;
    });
    for (let index = 1; index <= 60; index += 1) await write(index);
    isWriting = false;
    const seen = (await Promise.all(readers)).flat();
    expect(seen.length).toBeGreaterThan(60);
    for (const [etag, body] of seen) expect(body).toBe(versions.get(etag));
  });
});

describe('what a writer says of an object', () => {
  const header = { 'keep-location': 'rough' };
  const metadataOf = async (Key: string) =>
    (await s3.client.send(new HeadObjectCommand({ Bucket: s3.bucket, Key }))).Metadata;

  it('is told to whoever reads it, and stays on a copy onto itself only if the copier says it again', async () => {
    const Key = `originals/${randomUUID()}`;
    await s3.client.send(new PutObjectCommand({ Bucket: s3.bucket, Key, Body: 'x', Metadata: header }));
    expect(await metadataOf(Key)).toEqual(header);
    const copy = (Metadata?: Record<string, string>) =>
      s3.client.send(
        new CopyObjectCommand({
          Bucket: s3.bucket,
          Key,
          CopySource: `${s3.bucket}/${Key}`,
          MetadataDirective: 'REPLACE',
          Metadata,
        }),
      );
    await copy(header);
    expect(await metadataOf(Key)).toEqual(header);
    await copy();
    expect(await metadataOf(Key)).toEqual({});
  });

  it('is signed into a ticket: sent otherwise, or not at all, the ticket is refused', async () => {
    const Key = `originals/${randomUUID()}`;
    const name = 'x-amz-meta-keep-location';
    const url = await getSignedUrl(
      s3.client,
      new PutObjectCommand({ Bucket: s3.bucket, Key, Metadata: header }),
      { unhoistableHeaders: new Set([name]) },
    );
    const sendWith = async (headers: Record<string, string>) =>
      (await send({ url, headers, body: Buffer.from('x') })).status;
    expect(await sendWith({})).toBe(403);
    expect(await sendWith({ [name]: 'exact' })).toBe(403);
    expect(await sendWith({ [name]: 'rough' })).toBe(200);
    expect(await metadataOf(Key)).toEqual(header);
  });
});
