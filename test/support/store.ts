import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild, type LogLine } from './child.js';

interface StoreAddress {
  s3Url: string;
  queueUrl: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

export interface RunningStore extends StoreAddress {
  dir: string;
  pid: number;
  /** URL of a queue by its name, such as `photos-results`. */
  queueUrlOf(name: string): string;
  log(): LogLine[];
  /** SIGTERM, and wait; a temporary folder goes too. @returns the exit code */
  stop(): Promise<number | null>;
  /** SIGKILL, and wait; the data stays for another start. */
  kill(): Promise<void>;
}

export interface StoreOptions {
  buckets: string[];
  /** Default: a new temporary folder. */
  dir?: string;
  corsOrigins?: string[];
  /** Default: free ones. */
  s3Port?: number;
  queuePort?: number;
}

export interface RunningLambda {
  pid: number;
  log(): LogLine[];
  /** SIGTERM, and wait. @returns the exit code */
  stop(): Promise<number | null>;
  /** SIGKILL, and wait. */
  kill(): Promise<void>;
}

export interface LambdaOptions {
  store: StoreAddress;
  buckets: string[];
  /** File of the photo function; default: the bundle in `lambda/dist`. */
  handler?: string;
  memoryMb?: number;
  timeoutSeconds?: number;
  visibilitySeconds?: number;
  /** More for the function's own environment, of what the host passes on. */
  environment?: Partial<Record<'HINT_URL' | 'HINT_SECRET' | 'RENDITION_AVIF', string>>;
}

// The same in every start, so that a store can be restarted under tickets already given out.
const accessKeyId = 'TESTKEY';
const secretAccessKey = randomBytes(24).toString('hex');
const region = 'ap-northeast-2';

/** Starts the local S3 and its queues in a process of their own. */
export async function startStore(options: StoreOptions): Promise<RunningStore> {
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'fasteval-store-')));
  const removeOwnFolder = async (): Promise<void> => {
    if (!options.dir) await rm(dir, { recursive: true, force: true });
  };
  const { ready, ...child } = await startChild<{ s3Url: string; queueUrl: string }>(
    'local/store.process.ts',
    {
      STORE_DIR: dir,
      STORE_BUCKETS: options.buckets.join(','),
      STORE_CORS_ORIGINS: (options.corsOrigins ?? []).join(','),
      STORE_PORT: String(options.s3Port ?? 0),
      QUEUE_PORT: String(options.queuePort ?? 0),
      S3_ACCESS_KEY_ID: accessKeyId,
      S3_SECRET_ACCESS_KEY: secretAccessKey,
    },
  ).catch(async (error: unknown) => {
    await removeOwnFolder();
    throw error;
  });
  const { s3Url, queueUrl } = ready;
  const queueUrlOf = (name: string): string => `${queueUrl}/000000000000/${name}`;
  const stop = async (): Promise<number | null> => {
    const code = await child.stop();
    await removeOwnFolder();
    return code;
  };
  return { ...child, stop, dir, s3Url, queueUrl, region, accessKeyId, secretAccessKey, queueUrlOf };
}

/** The variables by which an API works on one of the store's buckets. */
export const environmentOf = (store: RunningStore, bucket: string) => ({
  S3_ENDPOINT: store.s3Url,
  S3_BUCKET: bucket,
  S3_ACCESS_KEY_ID: store.accessKeyId,
  S3_SECRET_ACCESS_KEY: store.secretAccessKey,
  MEDIA_BASE_URL: `${store.s3Url}/${bucket}`,
  RESULTS_QUEUE_URL: store.queueUrlOf(`${bucket}-results`),
  SQS_ENDPOINT: store.queueUrl,
});

/** Starts the Lambda host in a process of its own. The bundles must have been built. */
export async function startLambda(options: LambdaOptions): Promise<RunningLambda> {
  const { store, buckets, handler, memoryMb, timeoutSeconds, visibilitySeconds, environment } = options;
  const settings = {
    LAMBDA_HANDLER: handler,
    LAMBDA_MEMORY_MB: memoryMb,
    LAMBDA_TIMEOUT_SECONDS: timeoutSeconds,
    LAMBDA_VISIBILITY_SECONDS: visibilitySeconds,
  };
  const set = Object.entries(settings).filter(([, value]) => value !== undefined);
  return startChild('local/lambda.process.ts', {
    LAMBDA_BUCKETS: buckets.join(','),
    SQS_ENDPOINT: store.queueUrl,
    S3_ENDPOINT: store.s3Url,
    S3_REGION: store.region,
    S3_ACCESS_KEY_ID: store.accessKeyId,
    S3_SECRET_ACCESS_KEY: store.secretAccessKey,
    ...environment,
    ...Object.fromEntries(set.map(([name, value]) => [name, String(value)])),
  });
}
