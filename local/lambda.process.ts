/**
 * The local stand-in for AWS Lambda: runs the photo function on the events of each bucket, and the finisher on
 * those that were buried.
 */
import { SQSClient } from '@aws-sdk/client-sqs';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { limits } from '../lambda/src/contract.js';
import { log } from './json-log.js';
import { EventSource } from './lambda/event-source.js';
import type { FunctionSettings } from './lambda/function-process.js';
import { commaList, requiredEnv } from './required-env.js';

const env = requiredEnv([
  'LAMBDA_BUCKETS',
  'SQS_ENDPOINT',
  'S3_ENDPOINT',
  'S3_REGION',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
]);
const { LAMBDA_HANDLER, LAMBDA_MEMORY_MB, LAMBDA_TIMEOUT_SECONDS, LAMBDA_VISIBILITY_SECONDS } = process.env;
const bundle = (name: string): string =>
  fileURLToPath(new URL(`../lambda/dist/${name}.mjs`, import.meta.url));
const files = { photos: LAMBDA_HANDLER ?? bundle('handler'), finisher: bundle('finisher') };
for (const file of Object.values(files)) {
  if (!existsSync(file)) throw new Error(`${file} is not there: build it with "npm run build -w lambda"`);
}

const sqs = new SQSClient({
  endpoint: env.SQS_ENDPOINT,
  region: env.S3_REGION,
  credentials: { accessKeyId: env.S3_ACCESS_KEY_ID, secretAccessKey: env.S3_SECRET_ACCESS_KEY },
});

const passedOn = ['HINT_URL', 'HINT_SECRET', 'RENDITION_AVIF'] as const;
const environment = {
  ...Object.fromEntries(passedOn.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
  AWS_REGION: env.S3_REGION,
  AWS_ACCESS_KEY_ID: env.S3_ACCESS_KEY_ID,
  AWS_SECRET_ACCESS_KEY: env.S3_SECRET_ACCESS_KEY,
  AWS_ENDPOINT_URL_S3: env.S3_ENDPOINT,
  MALLOC_ARENA_MAX: '1',
};

function sourceOf(queueName: string, tries: number | null, settings: Omit<FunctionSettings, 'environment'>) {
  return new EventSource(
    sqs,
    {
      queueName,
      queueUrl: `${env.SQS_ENDPOINT}/000000000000/${queueName}`,
      visibilitySeconds: Number(LAMBDA_VISIBILITY_SECONDS ?? 10),
      tries,
      function: { ...settings, environment },
    },
    log,
  );
}

// Memory and time as in lambda/template.yaml.
const sources = commaList(env.LAMBDA_BUCKETS).flatMap((bucket) => [
  sourceOf(`${bucket}-originals`, limits.tries, {
    file: files.photos,
    memoryMb: Number(LAMBDA_MEMORY_MB ?? 1024),
    timeoutSeconds: Number(LAMBDA_TIMEOUT_SECONDS ?? 60),
  }),
  sourceOf(`${bucket}-originals-dead`, null, { file: files.finisher, memoryMb: 256, timeoutSeconds: 30 }),
]);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    log('lambda.stopping', { reason: signal });
    for (const source of sources) source.stop();
  });
}

const running = Promise.all(sources.map((source) => source.run()));
process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
log('lambda.ready', { buckets: commaList(env.LAMBDA_BUCKETS) });
await running;
sqs.destroy();
log('lambda.stopped');
