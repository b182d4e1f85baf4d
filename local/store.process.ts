/** The local stand-in for S3 and SQS, data on disk. Prints one JSON line on stdout when it is ready. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { log } from './json-log.js';
import { Queues } from './queue/queues.js';
import { createSqsServer } from './queue/sqs.server.js';
import { commaList, requiredEnv } from './required-env.js';
import { createS3Server } from './store/s3.server.js';

const env = requiredEnv(['STORE_DIR', 'STORE_BUCKETS', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']);
const buckets = commaList(env.STORE_BUCKETS);
const stopping = new AbortController();

const queues = await Queues.open(join(env.STORE_DIR, 'queues'), buckets);
const s3 = await createS3Server({
  dir: env.STORE_DIR,
  buckets,
  accessKeyId: env.S3_ACCESS_KEY_ID,
  secretAccessKey: env.S3_SECRET_ACCESS_KEY,
  corsOrigins: commaList(process.env.STORE_CORS_ORIGINS ?? ''),
  target: queues,
  log,
});
const sqs = createSqsServer({ queues, url: () => queueUrl, stopping: stopping.signal, log });

const s3Url = await listen(s3, process.env.STORE_PORT);
const queueUrl = await listen(sqs, process.env.QUEUE_PORT);
process.stdout.write(`${JSON.stringify({ ready: true, s3Url, queueUrl })}\n`);
log('store.ready', { s3Url, queueUrl, buckets });

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal));

async function listen(server: Server, port = '0'): Promise<string> {
  server.listen(Number(port), '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Lets requests under way end, for a while. */
async function stop(reason: string): Promise<void> {
  log('store.stopping', { reason });
  stopping.abort();
  const servers = [s3, sqs];
  const closed = Promise.all(servers.map((server) => once(server, 'close')));
  for (const server of servers) server.close();
  // Node closes what is idle when it is told to, not what becomes idle afterwards.
  const sweep = setInterval(() => servers.forEach((server) => server.closeIdleConnections()), 50);
  setTimeout(() => servers.forEach((server) => server.closeAllConnections()), 5_000).unref();
  await closed;
  clearInterval(sweep);
  log('store.stopped');
}
