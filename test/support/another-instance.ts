import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/shared/config/config.js';
import { type Answer, type Ask, askApi, type TestApi, testEnvironment } from './api.js';

export interface AnotherInstance {
  readonly app: NestFastifyApplication;
  readonly url: string;
  ask(method: string, path: string, ask?: Ask): Promise<Answer>;
  get(path: string, ask?: Ask): Promise<Answer>;
  close(): Promise<void>;
}

/** A second API process' worth of application on the same database, which it leaves as it is. */
export async function anotherInstance(
  api: Pick<TestApi, 'databaseUrl'>,
  more: Record<string, string> = {},
): Promise<AnotherInstance> {
  const app = await createApp(loadConfig(testEnvironment(api.databaseUrl, more)));
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return {
    app,
    url,
    ask: (method, path, ask) => askApi(url, method, path, ask),
    get: (path, ask) => askApi(url, 'GET', path, ask),
    close: () => app.close(),
  };
}
