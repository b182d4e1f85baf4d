import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import {
  gifOfFrames,
  heic,
  impostors,
  jpegWithSegments,
  pngWithProfile,
  webpOfFrames,
} from '../../lambda/fixtures/hostile.js';
import { interlacedPng, phoneExif, png, scene } from '../../lambda/fixtures/pictures.js';
import {
  limits,
  manifestKey,
  originalKey,
  parseManifest,
  renditionPrefix,
  type Manifest,
} from '../../lambda/src/contract.js';
import { startLambda, startStore, type RunningLambda, type RunningStore } from '../support/store.js';
import { until } from '../support/until.js';

const bucket = 'photos';
let store: RunningStore;
let lambda: RunningLambda;
let s3: S3Client;
let sqs: SQSClient;

const host = (): Promise<RunningLambda> =>
  startLambda({ store, buckets: [bucket], memoryMb: 600, visibilitySeconds: 2 });

beforeAll(async () => {
  await promisify(execFile)(process.execPath, ['build.js'], { cwd: 'lambda' });
  store = await startStore({ buckets: [bucket] });
  const { s3Url, queueUrl, region, accessKeyId, secretAccessKey } = store;
  const credentials = { accessKeyId, secretAccessKey };
  s3 = new S3Client({ endpoint: s3Url, region, credentials, forcePathStyle: true });
  sqs = new SQSClient({ endpoint: queueUrl, region, credentials });
  lambda = await host();
});
afterAll(async () => {
  await lambda.stop();
  await store.stop();
});

async function upload(bytes: Buffer, contentType = 'image/jpeg'): Promise<string> {
  const id = randomUUID();
  const original = { Bucket: bucket, Key: originalKey(id), Body: bytes, ContentType: contentType };
  await s3.send(new PutObjectCommand(original));
  return id;
}

const textOf = async (Key: string): Promise<string | undefined> => {
  try {
    return await (await s3.send(new GetObjectCommand({ Bucket: bucket, Key }))).Body?.transformToString();
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
};
const manifestOf = async (id: string): Promise<Manifest> =>
  parseManifest(await until(() => textOf(manifestKey(id))));
const renditionsOf = async (id: string) =>
  (await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: renditionPrefix(id) }))).Contents ?? [];

const queue = (suffix = ''): string => store.queueUrlOf(`${bucket}-originals${suffix}`);
const announce = (key: string) =>
  sqs.send(
    new SendMessageCommand({
      QueueUrl: queue(),
      MessageBody: JSON.stringify({
        Records: [
          { eventName: 'ObjectCreated:Put', s3: { bucket: { name: bucket }, object: { key, size: 1 } } },
        ],
      }),
    }),
  );
const countIn = async (url: string): Promise<number> => {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
  );
  return (
    Number(Attributes.ApproximateNumberOfMessages) + Number(Attributes.ApproximateNumberOfMessagesNotVisible)
  );
};
/** The host's lines of one kind; they arrive a moment after what they tell of. */
const logged = (kind: string) => lambda.log().filter(({ event }) => event === kind);
const drained = () => until(async () => (await countIn(queue())) === 0);

describe('a photo', () => {
  it('becomes renditions that anyone can read, and a manifest that says what they are', async () => {
    const original = await scene(1300, 900).withExif(phoneExif).jpeg().toBuffer();
    const id = await upload(original);
    const manifest = await manifestOf(id);
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
      const answer = await fetch(`${store.s3Url}/${bucket}/${key}`);
      expect(answer.status).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': `image/${format}`,
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      });
      expect((await answer.arrayBuffer()).byteLength).toBe(byteSize);
    }
    expect(await renditionsOf(id)).toHaveLength(manifest.renditions.length);
  });

  it('E5 keeps nothing of its place, owner or software anywhere but in the original', async () => {
    const id = await upload(await scene(700, 500).withExif(phoneExif).jpeg().toBuffer());
    await manifestOf(id);
    for (const key of [manifestKey(id), ...(await renditionsOf(id)).map(({ Key = '' }) => Key)]) {
      expect(await textOf(key)).not.toMatch(/Gildong|secret-software|SN-4711|GPS/);
    }
  });

  it('whose declared type is another supported one is taken for what its bytes are', async () => {
    const id = await upload(await scene(400, 300).png().toBuffer(), 'image/jpeg');
    expect(await manifestOf(id)).toMatchObject({
      status: 'ready',
      source: { format: 'png', declaredContentType: 'image/jpeg' },
    });
  });

  it('E2 that is ready stays the same bytes when its original is written again', async () => {
    const id = await upload(await scene(500, 400).jpeg().toBuffer());
    await manifestOf(id);
    const before = await Promise.all(
      [manifestKey(id), ...(await renditionsOf(id)).map(({ Key = '' }) => Key)].map(textOf),
    );
    const other = { Bucket: bucket, Key: originalKey(id), Body: await scene(600, 200).png().toBuffer() };
    await expect(s3.send(new PutObjectCommand({ ...other, IfNoneMatch: '*' }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 412 },
    });
    // Even if somebody could: the manifest is written once.
    await s3.send(new PutObjectCommand(other));
    await drained();
    const after = await Promise.all(
      [manifestKey(id), ...(await renditionsOf(id)).map(({ Key = '' }) => Key)].map(textOf),
    );
    expect(after).toEqual(before);
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
    const ids = await Promise.all(cases.map(([bytes]) => upload(bytes)));
    for (const [index, id] of ids.entries()) {
      expect(await manifestOf(id)).toMatchObject({ status: 'rejected', reason: { code: cases[index]?.[1] } });
      expect(await renditionsOf(id)).toEqual([]);
      expect((await fetch(`${store.s3Url}/${bucket}/${originalKey(id)}`)).status).toBe(403);
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
    const ids = await Promise.all(cases.map(([bytes]) => upload(bytes)));
    for (const [index, id] of ids.entries()) {
      const manifest = await manifestOf(id);
      expect(manifest.status === 'ready' ? 'ready' : manifest.reason.code).toMatch(
        cases[index]?.[1] ?? /never/,
      );
    }
    const peaks = logged('lambda.invoked').map(({ peakMb }) => Number(peakMb));
    expect(Math.max(...peaks)).toBeLessThan(600);
    expect(logged('lambda.retry')).toEqual([]);
  });
});

describe('E6 events', () => {
  it('E6 the same event ten times gives one result', async () => {
    const id = await upload(await scene(500, 400).jpeg().toBuffer());
    for (let time = 0; time < 10; time += 1) await announce(originalKey(id));
    await drained();
    const written = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: manifestKey(id) }));
    const renditions = await renditionsOf(id);
    for (let time = 0; time < 10; time += 1) await announce(originalKey(id));
    await drained();
    const again = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: manifestKey(id) }));
    expect({ time: again.LastModified, tag: again.ETag }).toEqual({
      time: written.LastModified,
      tag: written.ETag,
    });
    expect(await renditionsOf(id)).toEqual(renditions);
    const outcomesOf = () =>
      logged('photo.handled').flatMap((line) => (line.key === originalKey(id) ? [line.outcome] : []));
    const outcomes = await until(() => outcomesOf().length === 21 && outcomesOf());
    expect(outcomes.filter((outcome) => outcome === 'ready')).toHaveLength(1);
  });

  it('E6 two functions on the same original write the same bytes, and one manifest', async () => {
    const bytes = await scene(900, 700).jpeg().toBuffer();
    const first = await upload(bytes);
    const second = await upload(bytes);
    const [one, other] = [await manifestOf(first), await manifestOf(second)];
    expect(JSON.stringify(other).replaceAll(second, first)).toBe(JSON.stringify(one));
    const tags = async (id: string) => (await renditionsOf(id)).map(({ ETag }) => ETag);
    expect(await tags(second)).toEqual(await tags(first));
  });

  it('E6 for a deleted or unknown key, or one outside originals/, is done with and writes nothing', async () => {
    const [deleted, unknown] = [randomUUID(), randomUUID()];
    await drained();
    await lambda.stop();
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: originalKey(deleted), Body: 'x' }));
    await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: originalKey(deleted) }));
    const outside = [
      'results/x.json',
      `renditions/${deleted}/a.webp`,
      `originals/../results/${deleted}.json`,
      'originals/x',
    ];
    for (const key of [originalKey(unknown), ...outside]) await announce(key);
    const count = async () => (await s3.send(new ListObjectsV2Command({ Bucket: bucket }))).KeyCount;
    const before = await count();
    lambda = await host();
    await drained();
    expect(await count()).toBe(before);
    await until(() => logged('photo.handled').length === 6);
    const outcomes = logged('photo.handled').map(({ outcome }) => String(outcome));
    expect(outcomes.sort()).toEqual(['no original', 'no original', ...outside.map(() => 'refused key')]);
  });
});

describe('E7 a poison event', () => {
  it('E7 is tried three times, then buried with the reason; the hundred events behind it are done', async () => {
    const body = 'no event at all';
    const { MessageId } = await sqs.send(new SendMessageCommand({ QueueUrl: queue(), MessageBody: body }));
    const keys = Array.from({ length: 100 }, () => originalKey(randomUUID()));
    for (const key of keys) await announce(key);
    const { Messages } = await until(async () => {
      const answer = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl: queue('-dead'), VisibilityTimeout: 0 }),
      );
      return answer.Messages && answer;
    });
    expect(Messages?.map(({ Body }) => Body)).toEqual([body]);
    await drained();
    const failures = logged('photo.failed').filter(({ messageId }) => messageId === MessageId);
    expect(failures.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(failures[0]?.error).toMatch(/^SyntaxError/);
    const givenUp = { messageId: MessageId, tries: 3, reason: 'reported by the function', body };
    expect(await until(() => logged('lambda.given_up')[0])).toMatchObject(givenUp);
    await until(() => keys.every((key) => logged('photo.handled').some((line) => line.key === key)));
  });
});

describe('E7 a photo that kills the function', () => {
  it('E7 is buried alone: those before and behind it become ready', async () => {
    await lambda.stop();
    const small = await scene(400, 300).jpeg().toBuffer();
    const big = await interlacedPng(7_000);
    const ids: string[] = [];
    for (const bytes of [small, small, big, small, small]) ids.push(await upload(bytes));
    const buriedBefore = await countIn(queue('-dead'));
    lambda = await startLambda({ store, buckets: [bucket], memoryMb: 250, visibilitySeconds: 2 });
    const [killer = '', ...others] = [ids[2], ...ids.filter((_, index) => index !== 2)];
    for (const id of others) expect(await manifestOf(id)).toMatchObject({ status: 'ready' });
    await until(async () => (await countIn(queue('-dead'))) > buriedBefore);
    expect(await textOf(manifestKey(killer))).toBeUndefined();
    const given = await until(() => logged('lambda.given_up')[0]);
    expect(given).toMatchObject({
      reason: expect.stringMatching(/^memory: held/),
      body: expect.stringContaining(killer),
    });
    expect(logged('lambda.given_up')).toHaveLength(1);
  });
});

describe('kill -9 of the host', () => {
  it('in the middle of a batch loses no photo and makes none twice', async () => {
    const photo = await scene(1000, 700).jpeg().toBuffer();
    const ids = await Promise.all(Array.from({ length: 12 }, () => upload(photo)));
    const finished = async () =>
      (await Promise.all(ids.map((id) => textOf(manifestKey(id))))).filter(Boolean).length;
    await until(async () => (await finished()) >= 3);
    await lambda.kill();
    lambda = await host();
    for (const id of ids) {
      const manifest = await manifestOf(id);
      expect(manifest.status).toBe('ready');
      expect(await renditionsOf(id)).toHaveLength(
        manifest.status === 'ready' ? manifest.renditions.length : -1,
      );
    }
    await drained();
    expect(logged('lambda.given_up')).toEqual([]);
  });
});
