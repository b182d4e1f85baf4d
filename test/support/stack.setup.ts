import { require as requireTypeScript } from 'tsx/cjs/api';

/** One store and one Lambda host for the whole run; every worker has a bucket of its own. */
export default async function setUp(): Promise<void> {
  // Jest resolves what this file imports without its own rules for TypeScript.
  const support = requireTypeScript('./store.ts', import.meta.url) as typeof import('./store.js');
  const buckets = Array.from({ length: 4 }, (_, index) => `fasteval-test-${index + 1}`);
  const store = await support.startStore({ buckets });
  const lambda = await support.startLambda({ store, buckets });
  process.env['TEST_S3_URL'] = store.s3Url;
  process.env['TEST_QUEUE_URL'] = store.queueUrl;
  process.env['TEST_S3_ACCESS_KEY_ID'] = store.accessKeyId;
  process.env['TEST_S3_SECRET_ACCESS_KEY'] = store.secretAccessKey;
  Object.assign(globalThis, { fastevalStack: { store, lambda } });
}
