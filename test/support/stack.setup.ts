import { startLambda, startStore } from './store.js';

/** One store and one Lambda host for the whole run; every worker has a bucket of its own. */
export default async function setUp(): Promise<void> {
  const buckets = Array.from({ length: 4 }, (_, index) => `fasteval-test-${index + 1}`);
  const store = await startStore({ buckets });
  const lambda = await startLambda({ store, buckets });
  process.env['TEST_S3_URL'] = store.s3Url;
  process.env['TEST_QUEUE_URL'] = store.queueUrl;
  Object.assign(globalThis, { fastevalStack: { store, lambda } });
}
