import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '../../src/shared/project-root.js';
import { startApi, type TestApi } from './api.js';
import { bucketOf, type TestBucket } from './bucket.js';
import { environmentOf, startLambda, startStore } from './store.js';

const BUCKET = 'fasteval-pages';

export interface Pages extends TestApi {
  /** Where photos come from and go to: besides our own, the only origin a page may ask. */
  readonly storeUrl: string;
  readonly bucket: TestBucket;
}

/**
 * The real application with its built pages, and a store of its own that lets these pages upload: a browser
 * asks the store for leave by the page's origin, which has to be known before the store starts.
 * @param host as the browser calls this machine; passkeys want a name
 */
export async function startPages(
  more: Record<string, string> = {},
  host: '127.0.0.1' | 'localhost' = '127.0.0.1',
): Promise<Pages> {
  for (const page of ['app', 'admin']) {
    if (!existsSync(join(projectRoot, page, 'dist/index.html')))
      throw new Error(`${page}/ is not built: run the tests by \`npm test\``);
  }
  const port = await freePort();
  const url = `http://${host}:${port}`;
  const store = await startStore({ buckets: [BUCKET], corsOrigins: [url] });
  const lambda = await startLambda({ store, buckets: [BUCKET] });
  const storage = environmentOf(store, BUCKET);
  const api = await startApi({
    PORT: String(port),
    PUBLIC_URL: url,
    DOCS_ENABLED: 'true',
    ...storage,
    ...more,
  });
  const bucket = bucketOf(storage);
  return {
    ...api,
    url,
    storeUrl: store.s3Url,
    bucket,
    async close() {
      bucket.close();
      await api.close();
      await lambda.stop();
      await store.stop();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
