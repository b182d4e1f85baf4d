import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { openS3, type S3UnderTest } from '../s3-under-test.js';
import { send } from '../ticket.js';

let s3: S3UnderTest;
const id = randomUUID();
const rendition = `renditions/${id}/abc-v1-320.webp`;
const original = `originals/${id}`;
const manifest = `results/${id}.json`;

beforeAll(async () => {
  s3 = await openS3();
  for (const [Key, ContentType] of [
    [rendition, 'image/webp'],
    [original, 'image/jpeg'],
    [manifest, 'application/json'],
  ] as const) {
    await s3.client.send(
      new PutObjectCommand({
        Bucket: s3.bucket,
        Key,
        Body: `content of ${Key}`,
        ContentType,
        CacheControl: 'public, max-age=31536000, immutable',
      }),
    );
  }
});
afterAll(() => s3.close());

const urlOf = (key: string): string => `${s3.url}/${s3.bucket}/${key}`;
const put = (Key: string, Body = 'x') =>
  s3.client.send(new PutObjectCommand({ Bucket: s3.bucket, Key, Body }));

describe('anyone', () => {
  it.each(['GET', 'HEAD'])(
    'may %s a rendition, in its fixed type, to be kept for ever, from any page',
    async (method) => {
      const answer = await send({
        url: urlOf(rendition),
        method,
        headers: { origin: 'https://elsewhere.example' },
      });
      expect(answer.status).toBe(200);
      expect(answer.body.toString()).toBe(method === 'GET' ? `content of ${rendition}` : '');
      expect(answer.headers).toMatchObject({
        'content-type': 'image/webp',
        'cache-control': 'public, max-age=31536000, immutable',
        'access-control-allow-origin': '*',
      });
    },
  );

  const elsewhere: Record<string, { path: string; host?: string }> = {
    'an original': { path: original },
    'a manifest': { path: manifest },
    'a rendition that is not there': { path: `renditions/${id}/none.webp` },
    'the list of the bucket': { path: '' },
    'the list of the renditions': { path: '?list-type=2&prefix=renditions/' },
    'an original by a climbing path': { path: `renditions/../${original}` },
    'an original by a path that climbs in disguise': { path: `renditions/%2e%2e/${original}` },
    'an original by a path with encoded slashes': { path: `renditions%2f..%2f${original}` },
    'a file of the store itself': { path: `${rendition}._S3rver_metadata.json` },
    "a rendition's ACL": { path: `${rendition}?acl` },
    'a rendition in a type of their own': { path: `${rendition}?response-content-type=text/html` },
    'a rendition with half a signature': { path: `${rendition}?X-Amz-Algorithm=AWS4-HMAC-SHA256` },
    'an original on a bucket host': { path: original, host: 'conformance.s3.amazonaws.com' },
    'an original on a website host': { path: original, host: 'conformance.s3-website.amazonaws.com' },
  };
  it.each(Object.entries(elsewhere))('may not read %s', async (_, { path, host }) => {
    const answer = await send({ url: urlOf(path), method: 'GET', headers: host ? { host } : {} });
    expect([400, 403]).toContain(answer.status);
    expect(answer.body.toString()).not.toContain('content of');
    expect(answer.headers['content-type']).toMatch(/^application\/xml/);
  });

  it.each(['PUT', 'POST', 'DELETE', 'PATCH'])('may not %s, wherever', async (method) => {
    for (const key of [rendition, original, `renditions/${randomUUID()}/new.webp`, '']) {
      const answer = await send({
        url: urlOf(key),
        method,
        body: Buffer.from('<script>'),
        headers: { 'content-type': 'text/html' },
      });
      expect([403, 405]).toContain(answer.status);
    }
    const kept = await s3.client.send(new GetObjectCommand({ Bucket: s3.bucket, Key: rendition }));
    expect(await kept.Body?.transformToString()).toBe(`content of ${rendition}`);
  });

  it('may not upload by a form', async () => {
    const form = new FormData();
    form.set('key', `originals/${randomUUID()}`);
    form.set('file', new Blob(['x']));
    const answer = await fetch(urlOf(''), { method: 'POST', body: form });
    expect(answer.status).toBe(403);
  });
});

describe('a page', () => {
  const ask = (origin: string, method = 'PUT') =>
    send({
      url: urlOf(original),
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': 'content-type,if-none-match,x-amz-checksum-sha256',
      },
    });

  it('of ours may upload from a browser', async () => {
    const answer = await ask(s3.origin);
    expect(answer.status).toBe(200);
    expect(answer.headers['access-control-allow-origin']).toBe(s3.origin);
    expect(answer.headers['access-control-allow-methods']).toContain('PUT');
    for (const header of ['content-type', 'if-none-match', 'x-amz-checksum-sha256']) {
      expect(answer.headers['access-control-allow-headers']?.toLowerCase()).toContain(header);
    }
  });

  it('of ours can read why an upload was refused', async () => {
    const answer = await send({
      url: urlOf(original),
      headers: { origin: s3.origin },
      body: Buffer.from('x'),
    });
    expect(answer.status).toBe(403);
    expect(answer.headers['access-control-allow-origin']).toBe(s3.origin);
  });

  it.each([
    'https://evil.example',
    'null',
    'https://festivals.example.evil.test',
    'http://festivals.example',
  ])('of %s may not', async (origin) => {
    const answer = await ask(origin);
    expect(answer.status).toBe(403);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('of ours may not delete', async () => {
    expect((await ask(s3.origin, 'DELETE')).status).toBe(403);
  });
});

describe('the owner', () => {
  it('reads a part of an object', async () => {
    const part = await s3.client.send(
      new GetObjectCommand({ Bucket: s3.bucket, Key: original, Range: 'bytes=0-6' }),
    );
    expect(part.ContentRange).toMatch(/^bytes 0-6\//);
    expect(await part.Body?.transformToString()).toBe('content');
  });

  it.each(['bytes=5000-6000', 'bytes=-5', 'bytes=x', 'bytes=0-1,3-4', 'lines=1-2'])(
    'who asks for %s gets a right answer or a clear one, again and again',
    async (range) => {
      const url = await getSignedUrl(s3.client, new GetObjectCommand({ Bucket: s3.bucket, Key: original }));
      for (let time = 0; time < 3; time += 1) {
        const answer = await send({ url, method: 'GET', headers: { range } });
        expect([200, 206, 416]).toContain(answer.status);
        if (answer.status === 416) expect(answer.code).toBe('InvalidRange');
        if (answer.status === 200) expect(answer.body.toString()).toBe(`content of ${original}`);
      }
    },
  );

  it('is told that nothing changed when it has the same already', async () => {
    const url = await getSignedUrl(s3.client, new GetObjectCommand({ Bucket: s3.bucket, Key: original }));
    const { headers } = await send({ url, method: 'GET' });
    expect(
      (await send({ url, method: 'GET', headers: { 'if-none-match': headers.etag ?? '' } })).status,
    ).toBe(304);
  });

  it('is told that a missing object is missing', async () => {
    const missing = { Bucket: s3.bucket, Key: `originals/${randomUUID()}` };
    await expect(s3.client.send(new GetObjectCommand(missing))).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(s3.client.send(new HeadObjectCommand(missing))).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('lists every object of a prefix exactly once, page by page', async () => {
    const prefix = `renditions/${randomUUID()}/`;
    const keys = Array.from({ length: 7 }, (_, index) => `${prefix}${index}.webp`);
    await Promise.all(keys.map((key) => put(key)));
    const listed: (string | undefined)[] = [];
    let pages = 0;
    for await (const page of paginateListObjectsV2(
      { client: s3.client, pageSize: 3 },
      { Bucket: s3.bucket, Prefix: prefix },
    )) {
      pages += 1;
      listed.push(...(page.Contents ?? []).map(({ Key }) => Key));
    }
    expect(listed).toEqual(keys);
    expect(pages).toBe(3);
  });

  it('deletes one object and many, and deleting again is no error', async () => {
    const keys = Array.from({ length: 12 }, (_, index) => `renditions/${randomUUID()}/${index}.webp`);
    await Promise.all(keys.map((key) => put(key)));
    const [first, ...others] = keys;
    const objects = others.map((Key) => ({ Key }));
    for (let round = 0; round < 2; round += 1) {
      await s3.client.send(new DeleteObjectCommand({ Bucket: s3.bucket, Key: first }));
      const { Errors } = await s3.client.send(
        new DeleteObjectsCommand({ Bucket: s3.bucket, Delete: { Objects: objects } }),
      );
      expect(Errors ?? []).toEqual([]);
    }
    for (const key of keys) {
      const { KeyCount } = await s3.client.send(new ListObjectsV2Command({ Bucket: s3.bucket, Prefix: key }));
      expect(KeyCount).toBe(0);
    }
  });

  it('can lend one object for reading by a presigned URL, which reads no other', async () => {
    const url = await getSignedUrl(s3.client, new GetObjectCommand({ Bucket: s3.bucket, Key: original }), {
      expiresIn: 60,
    });
    expect(await (await fetch(url)).text()).toBe(`content of ${original}`);
    expect((await fetch(url.replace(original, manifest))).status).toBe(403);
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
  });

  it('cannot write under a condition that is not kept', async () => {
    const conditional = (Key: string) =>
      s3.client.send(new PutObjectCommand({ Bucket: s3.bucket, Key, Body: 'other', IfNoneMatch: '*' }));
    await expect(conditional(manifest)).rejects.toMatchObject({ $metadata: { httpStatusCode: 412 } });
    await expect(conditional(`results/${randomUUID()}.json`)).resolves.toBeDefined();
  });
});
