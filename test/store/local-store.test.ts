import {
  CopyObjectCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient, type Message } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { createdObjects } from '../../lambda/src/contract.js';
import { startStore, type RunningStore } from '../support/store.js';
import { send, ticketFor } from './ticket.js';

const bucket = 'photos';
let running: RunningStore | undefined;
afterEach(async () => {
  await running?.kill();
  if (running) await rm(running.dir, { recursive: true, force: true });
});

async function open(dir?: string): Promise<{ store: RunningStore; s3: S3Client; sqs: SQSClient }> {
  running = await startStore({ buckets: [bucket], ...(dir ? { dir } : {}) });
  const { s3Url, queueUrl, region, accessKeyId, secretAccessKey } = running;
  const credentials = { accessKeyId, secretAccessKey };
  const s3 = new S3Client({
    endpoint: s3Url,
    region,
    credentials,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    maxAttempts: 1,
  });
  return { store: running, s3, sqs: new SQSClient({ endpoint: queueUrl, region, credentials }) };
}

const put = (s3: S3Client, Key: string, Body: Buffer | string = 'x') =>
  s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));

async function receive(
  sqs: SQSClient,
  store: RunningStore,
  queue: string,
  WaitTimeSeconds = 0,
): Promise<Message[]> {
  const QueueUrl = store.queueUrlOf(`${bucket}-${queue}`);
  const { Messages } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds, MaxNumberOfMessages: 10, VisibilityTimeout: 600 }),
  );
  return Messages ?? [];
}

async function announced(sqs: SQSClient, store: RunningStore, queue: string): Promise<string[]> {
  const keys: string[] = [];
  for (;;) {
    const messages = await receive(sqs, store, queue);
    if (!messages.length) return keys;
    for (const { Body, ReceiptHandle } of messages) {
      keys.push(...createdObjects(Body ?? '').map(({ key }) => key));
      await sqs.send(
        new DeleteMessageCommand({ QueueUrl: store.queueUrlOf(`${bucket}-${queue}`), ReceiptHandle }),
      );
    }
  }
}

describe('a new object', () => {
  it('is announced before its PUT is answered: originals to one queue, manifests to another, nothing else', async () => {
    const { store, s3, sqs } = await open();
    await put(s3, 'originals/a b+c', 'twelve bytes');
    const [message] = await receive(sqs, store, 'originals');
    expect(JSON.parse(message?.Body ?? '')).toMatchObject({
      Records: [
        {
          eventSource: 'aws:s3',
          eventName: 'ObjectCreated:Put',
          s3: { bucket: { name: bucket }, object: { key: 'originals/a+b%2Bc', size: 12 } },
        },
      ],
    });
    expect(createdObjects(message?.Body ?? '')).toEqual([{ bucket, key: 'originals/a b+c', byteSize: 12 }]);

    await put(s3, 'results/a.json');
    await put(s3, 'renditions/a/1.webp');
    await put(s3, 'elsewhere');
    expect(await announced(sqs, store, 'results')).toEqual(['results/a.json']);
    expect(await announced(sqs, store, 'originals')).toEqual([]);
  });

  it('is announced anew when it is copied onto itself, unchanged but for its type; no other copy is made', async () => {
    const { store, s3, sqs } = await open();
    await put(s3, 'originals/a', 'twelve bytes');
    expect(await announced(sqs, store, 'originals')).toEqual(['originals/a']);
    const copy = (Key: string, CopySource: string, MetadataDirective?: 'REPLACE') =>
      s3.send(
        new CopyObjectCommand({
          Bucket: bucket,
          Key,
          CopySource,
          MetadataDirective,
          ContentType: 'image/png',
        }),
      );
    await copy('originals/a', `${bucket}/originals/a`, 'REPLACE');
    const [message] = await receive(sqs, store, 'originals');
    expect(JSON.parse(message?.Body ?? '')).toMatchObject({
      Records: [{ eventName: 'ObjectCreated:Copy', s3: { object: { key: 'originals/a', size: 12 } } }],
    });
    const head = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: 'originals/a' }));
    expect([head.ContentType, head.ContentLength]).toEqual(['image/png', 12]);
    await expect(copy('originals/a', `${bucket}/originals/a`)).rejects.toMatchObject({
      name: 'NotImplemented',
    });
    await expect(copy('renditions/a', `${bucket}/originals/a`, 'REPLACE')).rejects.toMatchObject({
      name: 'NotImplemented',
    });
    await expect(copy('originals/b', `${bucket}/originals/b`, 'REPLACE')).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
    expect(await announced(sqs, store, 'originals')).toEqual([]);
  });

  it('that was refused is not announced, nor one that was deleted', async () => {
    const { store, s3, sqs } = await open();
    const body = Buffer.from('photo');
    const ticket = await ticketFor({ client: s3, bucket, key: 'originals/a', body });
    expect((await send({ ...ticket, body: Buffer.from('other') })).status).toBe(400);
    expect(await announced(sqs, store, 'originals')).toEqual([]);
    expect((await send({ ...ticket, body })).status).toBe(200);
    expect((await send({ ...ticket, body })).status).toBe(412);
    await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'originals/a' }));
    expect(await announced(sqs, store, 'originals')).toEqual(['originals/a']);
  });

  it('is there after kill -9 right behind its 200, and so is its message', async () => {
    const first = await open();
    await put(first.s3, 'originals/a', 'kept');
    await first.store.kill();
    const { store, s3, sqs } = await open(first.store.dir);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: 'originals/a' }));
    expect(await Body?.transformToString()).toBe('kept');
    expect(await announced(sqs, store, 'originals')).toEqual(['originals/a']);
  });

  it('whose message could not be written is announced when the store starts again', async () => {
    const first = await open();
    await rm(`${first.store.dir}/queues/${bucket}-originals`, { recursive: true });
    await expect(put(first.s3, 'originals/a')).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
    await first.store.kill();
    const { store, sqs } = await open(first.store.dir);
    expect(await announced(sqs, store, 'originals')).toEqual(['originals/a']);
  });

  it('is whole and announced, or not there at all, through five kills in the middle of uploads', async () => {
    const acknowledged = new Map<string, string>();
    let dir: string | undefined;
    for (let round = 0; round < 5; round += 1) {
      const { store, s3 } = await open(dir);
      dir = store.dir;
      let inRound = 0;
      const uploads = Array.from({ length: 40 }, async (_, index) => {
        const body = Buffer.alloc(50_000 + index, index);
        const key = `originals/${randomUUID()}`;
        await put(s3, key, body);
        acknowledged.set(key, createHash('md5').update(body).digest('hex'));
        inRound += 1;
        if (inRound === 10) await store.kill();
      });
      await Promise.allSettled(uploads);
    }
    const { store, s3, sqs } = await open(dir);
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
    const stored = new Map(Contents.map(({ Key = '', ETag = '' }) => [Key, JSON.parse(ETag) as string]));
    expect(acknowledged.size).toBeGreaterThanOrEqual(50);
    for (const [key, md5] of acknowledged) expect(stored.get(key)).toBe(md5);
    for (const { Size = 0 } of Contents) expect(Size).toBeGreaterThanOrEqual(50_000);
    const told = new Set(await announced(sqs, store, 'originals'));
    expect([...stored.keys()].filter((key) => !told.has(key))).toEqual([]);
    expect(await readdir(`${store.dir}/incoming`)).toEqual([]);
  });
});

describe('the store', () => {
  it('does not accept the key that s3rver comes with', async () => {
    const { store } = await open();
    const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
    const s3 = new S3Client({
      endpoint: store.s3Url,
      region: store.region,
      credentials,
      forcePathStyle: true,
    });
    await expect(put(s3, 'originals/a')).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
  });

  it('compares a body as it streams: 300 MB of wrong bytes are refused and leave it small', async () => {
    const { store, s3 } = await open();
    await put(s3, 'originals/warm', Buffer.alloc(1_000_000));
    const peak = async (): Promise<number> =>
      Number(/VmHWM:\s+(\d+)/.exec(await readFile(`/proc/${store.pid}/status`, 'utf8'))?.[1]) / 1024;
    const before = await peak();
    const chunk = Buffer.alloc(1_000_000);
    const promised = { length: 300 * chunk.length, sha256: Buffer.alloc(32).toString('base64') };
    const ticket = await ticketFor({ client: s3, bucket, key: 'originals/big', body: promised });
    const answer = await send({ ...ticket, body: Array.from({ length: 300 }, () => chunk) });
    expect(answer).toMatchObject({ status: 400, code: 'BadDigest' });
    expect((await peak()) - before).toBeLessThan(100);
    expect(await readdir(`${store.dir}/incoming`)).toEqual([]);
  });

  it('logs one line of JSON for a request, without the signature', async () => {
    const { store, s3 } = await open();
    const body = Buffer.from('photo');
    await send({ ...(await ticketFor({ client: s3, bucket, key: 'originals/a', body })), body });
    await store.stop();
    const lines = store.log();
    expect(lines).toContainEqual(
      expect.objectContaining({ event: 's3.request', method: 'PUT', status: 200 }),
    );
    expect(JSON.stringify(lines)).not.toMatch(/Signature|Credential/);
    expect(JSON.stringify(lines)).not.toContain(store.secretAccessKey);
  });

  it('refuses to start without its settings, and names them', async () => {
    await expect(startStore({ buckets: [] })).rejects.toThrow('set STORE_BUCKETS in the environment');
  });

  it('ends with 0 when it is told to stop, though someone waits for a message', async () => {
    const { store, s3, sqs } = await open();
    const waiting = receive(sqs, store, 'originals', 20);
    // The question is on its way for sure once a later one has been answered.
    await put(s3, 'results/x.json');
    expect(await store.stop()).toBe(0);
    expect(await waiting).toEqual([]);
  });
});
