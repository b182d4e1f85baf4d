/**
 * The most memory that the function takes for the largest photos it accepts, each in a process of its own: what
 * decode-memory.ts goes by. Linux.
 */
import sharp, { type Sharp } from 'sharp';
import { randomUUID } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { manifestKey, originalKey, parseManifest } from '../lambda/src/contract.js';
import { startLambda, startStore } from '../test/support/store.js';
import { until } from '../test/support/until.js';
import { machine } from './measure.js';

const BUCKET = 'fasteval-bench';

/** Smooth, so that the file stays under 20 MB. */
function smooth(width: number, height: number): Sharp {
  const grain = Buffer.from(Array.from({ length: 250 * 250 * 3 }, (_, at) => (at * 7919) ^ ((at >> 3) * 31)));
  return sharp(grain, { raw: { width: 250, height: 250, channels: 3 } }).resize(width, height, {
    ...{ fit: 'fill', kernel: 'cubic' },
  });
}
const flat = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 4, background: '#80402080' } });

const extremes: [string, () => Sharp][] = [
  ['JPEG, 100 MP', () => smooth(10_000, 10_000).jpeg({ quality: 60 })],
  [
    'JPEG, turned, 100 MP',
    () => smooth(10_000, 10_000).withMetadata({ orientation: 6 }).jpeg({ quality: 60 }),
  ],
  ['JPEG CMYK, 100 MP', () => smooth(10_000, 10_000).toColourspace('cmyk').jpeg({ quality: 40 })],
  ['JPEG progressive, 100 MP', () => smooth(10_000, 10_000).jpeg({ quality: 50, progressive: true })],
  [
    'JPEG progressive 4:4:4, 81 MP',
    () => smooth(10_000, 8_100).jpeg({ quality: 50, progressive: true, chromaSubsampling: '4:4:4' }),
  ],
  ['PNG, 100 MP', () => flat(10_000, 10_000).png()],
  ['PNG 16 bit, 100 MP', () => flat(10_000, 10_000).toColourspace('rgb16').png()],
  ['PNG interlaced, 100 MP', () => flat(10_000, 10_000).png({ progressive: true })],
  [
    'PNG interlaced 16 bit, 48 MP',
    () => flat(10_000, 4_800).toColourspace('rgb16').png({ progressive: true }),
  ],
  ['WebP, 100 MP', () => smooth(10_000, 10_000).webp({ quality: 40, effort: 0 })],
  ['WebP lossless with alpha, 100 MP', () => flat(10_000, 10_000).webp({ lossless: true, effort: 0 })],
  ['GIF, 100 MP', () => flat(10_000, 10_000).gif({ effort: 1, colours: 4 })],
  ['AVIF, 26 MP', () => smooth(5_200, 5_000).avif({ quality: 40, effort: 0 })],
  ['AVIF 10 bit, 19 MP', () => smooth(4_400, 4_400).avif({ quality: 40, effort: 0, bitdepth: 10 })],
];

const store = await startStore({ buckets: [BUCKET] });
const s3 = new S3Client({
  endpoint: store.s3Url,
  region: store.region,
  forcePathStyle: true,
  credentials: { accessKeyId: store.accessKeyId, secretAccessKey: store.secretAccessKey },
});
console.log('| photo | end | peak of the function | processor |\n| --- | --- | --- | --- |');
for (const [name, make] of extremes) {
  const Body = await make().toBuffer();
  const lambda = await startLambda({ store, buckets: [BUCKET] });
  const id = randomUUID();
  await s3.send(
    new PutObjectCommand({ Bucket: BUCKET, Key: originalKey(id), Body, ContentType: 'image/jpeg' }),
  );
  const manifest = await manifestOf(id);
  const { peakMb, ms } = await until(() => lambda.log().find(({ event }) => event === 'lambda.invoked'));
  console.log(
    `| ${name} | ${manifest.status} | ${String(peakMb)} MB | ${(Number(ms) / 1000).toFixed(1)} s |`,
  );
  await lambda.stop();
}
await store.stop();
s3.destroy();
console.log(`\n${machine()}`);

function manifestOf(id: string) {
  return until(async () => {
    const answer = await s3
      .send(new GetObjectCommand({ Bucket: BUCKET, Key: manifestKey(id) }))
      .catch(() => undefined);
    const text = await answer?.Body?.transformToString();
    return text === undefined ? undefined : parseManifest(text);
  });
}
