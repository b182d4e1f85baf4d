import { startApiProcess } from '../../test/support/api-process.js';
import { startChild } from '../../test/support/child.js';
import { cpuSeconds, median, memoryOf, type Row } from '../measure.js';
import { Client, type Stack } from './stack.js';

/** Batches that count, after one that warms up. */
const BATCHES = 3;

/** What 24 photos cost the API process, and what they cost one that resizes in the request. */
export async function serverCost(stack: Stack, photos: readonly Buffer[]): Promise<Row[]> {
  const ours = await throughTheStore(stack, photos);
  const usual = await inTheRequest(stack, photos, 'one-by-one');
  const careful = await inTheRequest(stack, photos, 'cascade');
  const seconds = (value: number) => `${value.toFixed(2)} CPU-s`;
  const megabytes = (value: number) => `${value.toFixed(0)} MB`;
  const what = `API CPU for ${photos.length} photos end to end`;
  const timesLess = (theirs: Cost) => `${(theirs.cpu / ours.cpu).toFixed(0)} x less`;
  return [
    {
      what,
      seen: seconds(ours.cpu),
      baseline: `${seconds(usual.cpu)} resizing in the request, each rendition from the upload`,
      ratio: timesLess(usual),
      wanted: '>= 100 x less',
    },
    {
      what,
      seen: seconds(ours.cpu),
      baseline: `${seconds(careful.cpu)} resizing in the request, by the function's own cascade`,
      ratio: timesLess(careful),
      wanted: '–',
    },
    {
      what: 'growth of the API’s peak memory after a warm-up batch',
      seen: megabytes(ours.growth),
      baseline: `${megabytes(usual.growth)} (peak ${megabytes(usual.peak)}, ours ${megabytes(ours.peak)})`,
      ratio: '–',
      wanted: '<= 10 MB',
    },
    {
      what: 'function’s peak memory on the workload',
      seen: megabytes(peakOfFunction(stack)),
      baseline: '–',
      ratio: '–',
      wanted: '<= 450 MB',
    },
  ];
}

interface Cost {
  /** Median of the batches. */
  readonly cpu: number;
  /** MB over all batches after the first. */
  readonly growth: number;
  readonly peak: number;
}

async function costOf(pid: number, batch: (index: number) => Promise<void>): Promise<Cost> {
  await batch(0);
  const { peak: before } = memoryOf(pid);
  const spent: number[] = [];
  for (let index = 1; index <= BATCHES; index += 1) {
    const startedAt = cpuSeconds(pid);
    await batch(index);
    spent.push(cpuSeconds(pid) - startedAt);
  }
  const { peak } = memoryOf(pid);
  return { cpu: median(spent), growth: peak - before, peak };
}

async function throughTheStore({ environment }: Stack, photos: readonly Buffer[]): Promise<Cost> {
  const api = await startApiProcess(environment);
  // Nobody gets a second photo of the same bytes: each batch is another person's.
  const people: Client[] = [];
  for (let index = 0; index <= BATCHES; index += 1)
    people.push(await Client.register(api.url, `photographer-${index}`));
  const cost = await costOf(api.child.pid ?? 0, async (index) => people[index]?.upload(photos));
  await api.end('SIGTERM');
  return cost;
}

async function inTheRequest(
  { environment }: Stack,
  photos: readonly Buffer[],
  way: 'one-by-one' | 'cascade',
): Promise<Cost> {
  const baseline = await startChild<{ url: string }>('bench/photos/resizing-api.process.ts', {
    ...environment,
    LOG_LEVEL: 'silent',
  });
  const sendAll = async (): Promise<void> => {
    await Promise.all(
      photos.map(async (photo) => {
        const headers = { 'content-type': 'image/jpeg' };
        const answer = await fetch(`${baseline.ready.url}/bench/${way}`, {
          ...{ method: 'POST', headers, body: new Uint8Array(photo) },
        });
        if (!answer.ok) throw new Error(`The baseline answered ${answer.status}: ${await answer.text()}`);
      }),
    );
  };
  const cost = await costOf(baseline.pid, sendAll);
  await baseline.stop();
  return cost;
}

const peakOfFunction = ({ lambda }: Stack): number =>
  Math.max(
    ...lambda
      .log()
      .filter(({ event }) => event === 'lambda.invoked')
      .map(({ peakMb }) => Number(peakMb)),
  );
