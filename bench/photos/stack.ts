import { createHash, randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { migrate } from '../../src/migrations/migrate.js';
import {
  environmentOf,
  type RunningLambda,
  type RunningStore,
  startLambda,
  startStore,
} from '../../test/support/store.js';
import { generousLimits } from '../../test/support/api.js';

const BUCKET = 'fasteval-bench';

/** Store, function and an empty, migrated database; the API comes as whoever measures wants it. */
export interface Stack {
  readonly store: RunningStore;
  readonly lambda: RunningLambda;
  /** What an API needs to work on this stack. */
  readonly environment: Record<string, string>;
  stop(): Promise<void>;
}

export async function startStack(): Promise<Stack> {
  const store = await startStore({ buckets: [BUCKET] });
  const lambda = await startLambda({ store, buckets: [BUCKET] });
  const environment = {
    APP_ENV: 'test',
    PORT: '0',
    PUBLIC_URL: 'http://127.0.0.1:3000',
    DATABASE_URL: await freshDatabase(),
    ...environmentOf(store, BUCKET),
    S3_FORCE_PATH_STYLE: 'true',
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'bench@fasteval.example',
    JWT_SECRET: randomBytes(32).toString('hex'),
    SECOND_FACTOR_KEY: randomBytes(32).toString('hex'),
    ...generousLimits,
  };
  return {
    store,
    lambda,
    environment,
    async stop() {
      await lambda.stop();
      await store.stop();
    },
  };
}

async function freshDatabase(): Promise<string> {
  const url = new URL(process.env['TEST_DATABASE_URL'] ?? '');
  const name = 'fasteval_test_bench';
  const connection = await createConnection({ uri: url.href });
  await connection.query(`DROP DATABASE IF EXISTS ${name}`);
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci`);
  await connection.end();
  url.pathname = `/${name}`;
  await migrate(url.href);
  return url.href;
}

/** Calls of one person to the API, by HTTP as any client makes them. */
export class Client {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  private get headers(): Record<string, string> {
    return this.token === '' ? {} : { authorization: `Bearer ${this.token}` };
  }

  static async register(url: string, name: string): Promise<Client> {
    const credentials = { email: `${name}@example.com`, password: 'a long pass phrase for benchmarks' };
    await new Client(url, '').ask('POST', '/v1/auth/register', { ...credentials, displayName: name });
    const { accessToken } = await new Client(url, '').ask('POST', '/v1/auth/login', credentials);
    return new Client(url, String(accessToken));
  }

  /** Takes all of them through ticket, store and function at once; answers when every one is ready. */
  async upload(photos: readonly Buffer[]): Promise<void> {
    const { items } = await this.tickets(photos);
    await Promise.all(
      items.map(async ({ upload }, index) => {
        if (upload === null) return;
        const body = new Uint8Array(photos[index] ?? []);
        const { ok, status } = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body });
        if (!ok) throw new Error(`The store answered ${status}`);
      }),
    );
    await this.allReady(items.map(({ id }) => id));
  }

  async tickets(photos: readonly Buffer[]) {
    const files = photos.map((bytes) => ({
      contentType: 'image/jpeg',
      byteSize: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      purpose: 'review',
    }));
    return (await this.ask('POST', '/v1/media/uploads', { files })) as {
      items: { id: string; upload: { url: string; headers: Record<string, string> } | null }[];
    };
  }

  /** Waits as the web apps do: one stream tells of all photos. */
  private async allReady(ids: readonly string[]): Promise<void> {
    const answer = await fetch(`${this.url}/v1/media/events?ids=${ids.join(',')}`, { headers: this.headers });
    const told = await answer.text();
    const states = new Map(
      [...told.matchAll(/^data: (\{.*\})$/gm)]
        .map(([, json = '{}']) => JSON.parse(json) as { id?: string; status?: string })
        .map(({ id, status }) => [id, status]),
    );
    const other = ids.find((id) => states.get(id) !== 'ready');
    if (other !== undefined) throw new Error(`A photo ended ${String(states.get(other))}`);
  }

  private async ask(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const answer = await fetch(this.url + path, {
      method,
      headers: { ...this.headers, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  }
}
