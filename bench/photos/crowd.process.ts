/** The clients of `neighbours.ts`: `probe URL SECONDS` reads festivals, `upload URL` is 30 people with 10 photos each. */
import { once } from 'node:events';
import { jpegBytes } from '../../test/support/photos.js';
import { median } from '../measure.js';
import { Client } from './stack.js';

const [PEOPLE, PHOTOS_EACH] = [30, 10];
const BETWEEN_MS = 50;

async function probe(url: string, seconds: number): Promise<object> {
  const times: number[] = [];
  for (const end = performance.now() + seconds * 1000; performance.now() < end;) {
    const startedAt = performance.now();
    await (await fetch(`${url}/v1/festivals`)).arrayBuffer();
    times.push(performance.now() - startedAt);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
  return { p50: median(times), count: times.length };
}

async function upload(url: string): Promise<object> {
  const people: { client: Client; photos: Buffer[] }[] = [];
  for (let person = 0; person < PEOPLE; person += 1) {
    const photos = await Promise.all(Array.from({ length: PHOTOS_EACH }, () => jpegBytes(1600, 1200)));
    people.push({ client: await Client.register(url, `crowd-${person}`), photos });
  }
  // Signing in and drawing are over: whoever started us says when to begin.
  process.stdout.write('ready\n');
  await once(process.stdin, 'data');
  const startedAt = performance.now();
  await Promise.all(people.map(({ client, photos }) => client.upload(photos)));
  return { photos: PEOPLE * PHOTOS_EACH, seconds: Math.round((performance.now() - startedAt) / 1000) };
}

const [kind, url = '', seconds] = process.argv.slice(2);
const answer = kind === 'probe' ? await probe(url, Number(seconds)) : await upload(url);
process.stdout.write(`${JSON.stringify(answer)}\n`);
process.exit();
