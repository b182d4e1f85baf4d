import { startApiProcess } from '../../test/support/api-process.js';
import { startChild } from '../../test/support/child.js';
import { cpuSeconds, memoryOf, type Row } from '../measure.js';
import { Client, type Stack } from './stack.js';

/** What 24 photos cost the API process, and what they cost one that resizes in the request. */
export async function serverCost(stack: Stack, photos: readonly Buffer[]): Promise<Row[]> {
  const ours = await throughTheStore(stack, photos);
  const theirs = await inTheRequest(stack, photos);
  const seconds = (value: number) => `${value.toFixed(2)} CPU-s`;
  const megabytes = (value: number) => `${value.toFixed(0)} MB`;
  return [
    {
      what: `API CPU for ${photos.length} photos end to end`,
      seen: seconds(ours.cpu),
      baseline: `${seconds(theirs.cpu)} resizing in the request`,
      ratio: `${(theirs.cpu / ours.cpu).toFixed(0)} x less`,
      wanted: '>= 100 x less',
    },
    {
      what: 'growth of the API’s peak memory after a warm-up batch',
      seen: megabytes(ours.growth),
      baseline: `${megabytes(theirs.growth)} (peak ${megabytes(theirs.peak)}, ours ${megabytes(ours.peak)})`,
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
  readonly cpu: number;
  readonly growth: number;
  readonly peak: number;
}

async function costOf(pid: number, warmUp: () => Promise<void>, work: () => Promise<void>): Promise<Cost> {
  await warmUp();
  const before = { cpu: cpuSeconds(pid), peak: memoryOf(pid).peak };
  await work();
  const { peak } = memoryOf(pid);
  return { cpu: cpuSeconds(pid) - before.cpu, growth: peak - before.peak, peak };
}

async function throughTheStore({ environment }: Stack, photos: readonly Buffer[]): Promise<Cost> {
  const api = await startApiProcess(environment);
  const [first, second] = [await Client.register(api.url, 'first'), await Client.register(api.url, 'second')];
  const cost = await costOf(
    api.child.pid ?? 0,
    () => first.upload(photos),
    () => second.upload(photos),
  );
  await api.end('SIGTERM');
  return cost;
}

async function inTheRequest({ environment }: Stack, photos: readonly Buffer[]): Promise<Cost> {
  const baseline = await startChild<{ url: string }>('bench/photos/resizing-api.process.ts', {
    ...environment,
    LOG_LEVEL: 'silent',
  });
  const send = async (): Promise<void> => {
    await Promise.all(
      photos.map(async (photo) => {
        const headers = { 'content-type': 'image/jpeg' };
        const answer = await fetch(`${baseline.ready.url}/bench/photos`, {
          ...{ method: 'POST', headers, body: new Uint8Array(photo) },
        });
        if (!answer.ok) throw new Error(`The baseline answered ${answer.status}: ${await answer.text()}`);
      }),
    );
  };
  const cost = await costOf(baseline.pid, send, send);
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
