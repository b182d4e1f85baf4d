import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.js';
import { Clock } from '../../src/shared/clock.js';
import { loadConfig } from '../../src/shared/config/config.js';
import { type Answer, type Ask, askApi, type TestApi, testEnvironment } from './api.js';

export interface AnotherInstance {
  readonly app: NestFastifyApplication;
  readonly url: string;
  ask(method: string, path: string, ask?: Ask): Promise<Answer>;
  get(path: string, ask?: Ask): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * A second API process' worth of application on the same database, which it leaves as it is. It keeps the time of the
 * first from its start on: what begins with it would take for over what that one has made in a year gone by.
 */
export async function anotherInstance(
  api: Pick<TestApi, 'app' | 'databaseUrl'>,
  more: Record<string, string> = {},
): Promise<AnotherInstance> {
  const app = await createApp(loadConfig(testEnvironment(api.databaseUrl, more)));
  const clock = api.app.get(Clock);
  app.get(Clock).now = () => clock.now();
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
