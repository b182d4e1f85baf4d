import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/shared/config/config.js';
import { Clock } from '../../src/shared/clock.js';
import { emptyDatabase, testDatabase } from './database.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON, otherwise the text. */
  readonly body: any;
  readonly text: string;
}

export interface Ask {
  readonly token?: string | undefined;
  readonly headers?: Record<string, string>;
  /** Sent as JSON; a string, Buffer or FormData goes as it is. */
  readonly body?: unknown;
}

/** An API as its clients reach it, in this process or another. */
export interface Asking {
  ask(method: string, path: string, ask?: Ask): Promise<Answer>;
  get(path: string, ask?: Ask): Promise<Answer>;
  post(path: string, body?: unknown, ask?: Ask): Promise<Answer>;
  patch(path: string, body?: unknown, ask?: Ask): Promise<Answer>;
  put(path: string, body?: unknown, ask?: Ask): Promise<Answer>;
  delete(path: string, ask?: Ask): Promise<Answer>;
}

export interface TestApi extends Asking {
  readonly url: string;
  readonly app: NestFastifyApplication;
  readonly databaseUrl: string;
  /** Empties the database; every test starts from nothing. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** Tests ask for more from one address than any person does; those about limits set their own. */
export const generousLimits = Object.fromEntries(
  ['LOGIN', 'REGISTER', 'RESET', 'WRITES', 'SEARCH'].map((purpose) => [
    `LIMIT_${purpose}`,
    ['account', 'network', 'all'].map((scope) => `${scope}=100000000/60`).join(','),
  ]),
);

/** The environment of a test API: the worker's own database and bucket. */
export function testEnvironment(
  databaseUrl: string,
  more: Record<string, string> = {},
): Record<string, string> {
  const bucket = `fasteval-test-${process.env['JEST_WORKER_ID'] ?? '1'}`;
  const s3 = process.env['TEST_S3_URL'] ?? 'http://127.0.0.1:9';
  const queue = process.env['TEST_QUEUE_URL'];
  return {
    APP_ENV: 'test',
    PORT: '0',
    PUBLIC_URL: 'http://127.0.0.1:3000',
    DATABASE_URL: databaseUrl,
    S3_ENDPOINT: s3,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: process.env['TEST_S3_ACCESS_KEY_ID'] ?? 'no-store',
    S3_SECRET_ACCESS_KEY: process.env['TEST_S3_SECRET_ACCESS_KEY'] ?? 'no-store',
    S3_FORCE_PATH_STYLE: 'true',
    MEDIA_BASE_URL: `${s3}/${bucket}`,
    ...(queue === undefined
      ? {}
      : { RESULTS_QUEUE_URL: `${queue}/000000000000/${bucket}-results`, SQS_ENDPOINT: queue }),
    SMTP_URL: process.env['TEST_SMTP_URL'] ?? 'smtp://127.0.0.1:9',
    MAIL_FROM: 'Fasteval <mail@fasteval.example>',
    JWT_SECRET: 'a-secret-that-only-the-tests-know-0123456789',
    SECOND_FACTOR_KEY: 'a-key-that-only-the-tests-know-0123456789',
    LOG_LEVEL: 'silent',
    ...generousLimits,
    ...more,
  };
}

/** The real application, on a free port unless told, against the worker's own database, emptied. */
export async function startApi(more: Record<string, string> = {}): Promise<TestApi> {
  const databaseUrl = await testDatabase();
  const config = loadConfig(testEnvironment(databaseUrl, more));
  const app = await createApp(config);
  await app.listen(config.port, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return {
    url,
    app,
    databaseUrl,
    ...askingAt(url),
    empty: () => emptyDatabase(databaseUrl),
    close: () => app.close(),
  };
}

export function askingAt(url: string): Asking {
  const ask = (method: string, path: string, options: Ask = {}) => askApi(url, method, path, options);
  return {
    ask,
    get: (path, options) => ask('GET', path, options),
    post: (path, body, options) => ask('POST', path, { body, ...options }),
    patch: (path, body, options) => ask('PATCH', path, { body, ...options }),
    put: (path, body, options) => ask('PUT', path, { body, ...options }),
    delete: (path, options) => ask('DELETE', path, options),
  };
}

/** Lets a test stand at any moment: what `clock.now()` of the running application answers from here on. */
export function standAt(api: Pick<TestApi, 'app'>, instant: string): void {
  const clock = api.app.get(Clock);
  clock.now = () => new Date(instant);
}

export async function askApi(
  url: string,
  method: string,
  path: string,
  { token, headers, body }: Ask = {},
): Promise<Answer> {
  const raw =
    body === undefined || typeof body === 'string' || body instanceof Buffer || body instanceof FormData;
  const response = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: (raw ? body : JSON.stringify(body)) as RequestInit['body'] }),
  });
  const text = await response.text();
  const json = (response.headers.get('content-type') ?? '').includes('json');
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: json && text !== '' ? JSON.parse(text) : text,
  };
}
