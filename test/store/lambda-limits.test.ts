import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startLambda, startStore, type RunningLambda, type RunningStore } from '../support/store.js';
import { until } from '../support/until.js';
import { buildFunctions } from './build-functions.js';

/** Each test has queues of its own. */
const buckets = Array.from({ length: 20 }, (_, index) => `photos-${index}`);
let bucket = '';
let store: RunningStore;
let sqs: SQSClient;
let lambda: RunningLambda;
let file: string;

const host = (): Promise<RunningLambda> =>
  startLambda({
    store,
    buckets: [bucket],
    handler: 'test/store/misbehaving-function.mjs',
    memoryMb: 200,
    timeoutSeconds: 2,
    visibilitySeconds: 1,
  });

beforeAll(async () => {
  await buildFunctions();
  store = await startStore({ buckets });
  const { queueUrl, region, accessKeyId, secretAccessKey } = store;
  sqs = new SQSClient({ endpoint: queueUrl, region, credentials: { accessKeyId, secretAccessKey } });
});
beforeEach(async () => {
  bucket = buckets.shift() ?? '';
  file = join(store.dir, `deeds-${bucket}`);
  await writeFile(file, '');
  lambda = await host();
});
afterEach(async () => {
  await lambda.kill();
});
afterAll(async () => {
  sqs.destroy();
  await store.stop();
  await rm(store.dir, { recursive: true, force: true });
});

const queue = (suffix: string): string => store.queueUrlOf(`${bucket}-originals${suffix}`);
const tell = (deed: string) =>
  sqs.send(new SendMessageCommand({ QueueUrl: queue(''), MessageBody: JSON.stringify({ do: deed, file }) }));
const done = async (deed: string): Promise<string[]> =>
  (await readFile(file, 'utf8')).split('\n').filter((line) => line.startsWith(`${deed} `));
/** Deeds of the messages that were buried; the finisher, who finds no photo in them, has dropped them since. */
const buried = async (): Promise<string[]> => {
  const dropped = lambda.log().filter(({ event }) => event === 'dead_letter.dropped');
  const isGone = dropped.length > 0 && (await isEmpty('-dead'));
  const givenUp = lambda.log().filter(({ event }) => event === 'lambda.given_up');
  return isGone ? givenUp.map(({ body }) => (JSON.parse(String(body)) as { do: string }).do) : [];
};
const isEmpty = async (suffix = ''): Promise<boolean> => {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queue(suffix), AttributeNames: ['All'] }),
  );
  return (
    Attributes.ApproximateNumberOfMessages === '0' && Attributes.ApproximateNumberOfMessagesNotVisible === '0'
  );
};

describe('E7 a message that the function cannot do', () => {
  it.each([
    ['throw', 'handler: Error: told to'],
    ['fail', 'reported by the function'],
    ['die', "exit: the function's process ended (SIGKILL)"],
    ['hang', 'timeout: timed out after 2 s'],
    ['loop', 'timeout: timed out after 2 s'],
    ['eat', 'memory: held'],
  ])(
    'E7 that makes it %s is tried three times, then buried with the reason, and the next are done',
    async (deed, reason) => {
      await tell(deed);
      await until(async () => (await buried())[0] === deed);
      expect(await done(deed)).toHaveLength(3);
      const givenUp = await until(() => lambda.log().find(({ event }) => event === 'lambda.given_up'));
      expect(givenUp).toMatchObject({ tries: 3, reason: expect.stringContaining(reason) });
      for (let index = 0; index < 12; index += 1) await tell('note');
      await until(isEmpty);
      expect(await done('note')).toHaveLength(12);
      expect(await buried()).toEqual([deed]);
    },
  );

  it('E7 does not take along those around it', async () => {
    await lambda.stop();
    for (const deed of ['note', 'note', 'fail', 'note']) await tell(deed);
    lambda = await host();
    await until(async () => (await buried())[0] === 'fail');
    expect(await done('note')).toHaveLength(3);
    expect(await done('fail')).toHaveLength(3);
    expect(await isEmpty()).toBe(true);
  });
});

describe('the function', () => {
  it('stays warm from one batch to the next, and is replaced when it died', async () => {
    const processes = async (): Promise<number> =>
      new Set((await done('note')).map((line) => line.split(' ')[1])).size;
    for (let index = 1; index <= 3; index += 1) {
      await tell('note');
      await until(async () => (await done('note')).length === index && isEmpty());
    }
    expect(await processes()).toBe(1);
    await tell('die');
    await until(async () => (await buried()).length === 1);
    await tell('note');
    await until(async () => (await done('note')).length === 4);
    expect(await processes()).toBe(2);
  });

  it.each(['loop', 'hang', 'note'])('dies with its host, killed with -9, even in a %s', async (deed) => {
    await tell(deed);
    const [line = ''] = await until(async () => {
      const lines = await done(deed);
      return lines.length > 0 && lines;
    });
    await lambda.kill();
    const pid = Number(line.split(' ')[1]);
    expect(pid).toBeGreaterThan(0);
    await until(() => !isAlive(pid));
  });

  it('gets nothing of its host: neither files of the project nor variables', async () => {
    await tell('note');
    const [line = ''] = await until(async () => {
      const lines = await done('note');
      return lines.length > 0 && lines;
    });
    const environment = (await readFile(`/proc/${line.split(' ')[1] ?? ''}/environ`, 'utf8')).split('\0');
    const names = environment.filter(Boolean).map((entry) => entry.split('=')[0]);
    expect(
      names.filter((name) => !/^(AWS_|LAMBDA_TASK_ROOT|_HANDLER|PATH|TZ|MALLOC_)/.test(name ?? '')),
    ).toEqual([]);
  });

  it('loses nothing when its host is killed in the middle and started again', async () => {
    await tell('hang');
    await until(async () => (await done('hang')).length === 1);
    await tell('note');
    await lambda.kill();
    lambda = await host();
    await until(async () => (await done('note')).length === 1);
    await until(async () => (await buried())[0] === 'hang');
    expect(await done('hang')).toHaveLength(3);
  });
});

describe('the host', () => {
  it('ends with 0 when it is told to stop, the function with it', async () => {
    await tell('note');
    const [line = ''] = await until(async () => {
      const lines = await done('note');
      return lines.length > 0 && (await isEmpty()) && lines;
    });
    expect(await lambda.stop()).toBe(0);
    expect(isAlive(Number(line.split(' ')[1]))).toBe(false);
  });

  it('goes on when the queue was away for a while', async () => {
    const { dir, s3Url, queueUrl } = store;
    await store.kill();
    await until(() => lambda.log().some(({ event }) => event === 'lambda.source_fault'));
    const port = (url: string): number => Number(new URL(url).port);
    store = await startStore({
      buckets: [bucket, ...buckets],
      dir,
      s3Port: port(s3Url),
      queuePort: port(queueUrl),
    });
    await tell('note');
    await until(async () => (await done('note')).length === 1 && isEmpty());
  });

  it('refuses to start without its settings or its function, and says which', async () => {
    await expect(startLambda({ store, buckets: [] })).rejects.toThrow(
      'set LAMBDA_BUCKETS in the environment',
    );
    await expect(startLambda({ store, buckets: [bucket], handler: 'no-such-file.mjs' })).rejects.toThrow(
      'no-such-file.mjs is not there: build it with "npm run build -w lambda"',
    );
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
