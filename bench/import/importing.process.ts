import type { INestApplicationContext } from '@nestjs/common';
import { testEnvironment } from '../../test/support/api.js';

/** Imports the file of each message to its end, as a server that runs does, and answers how long that took. */
const dist = new URL('../../dist/src/', import.meta.url);
const [url = ''] = process.argv.slice(2);
const { NestFactory } = await import('@nestjs/core');
const { AppModule } = await import(new URL('app.module.js', dist).href);
const { loadConfig } = await import(new URL('shared/config/config.js', dist).href);
const { ImportService, StoredFile } = await import(new URL('festivals/index.js', dist).href);

const config = loadConfig(testEnvironment(url));
const app: INestApplicationContext = await NestFactory.createApplicationContext(AppModule.with(config), {
  logger: false,
});
const imports = app.get(ImportService);

process.on('message', (path: string) => void imported(path));
process.on('disconnect', () => void app.close());
process.send?.('ready');

async function imported(path: string): Promise<void> {
  const began = performance.now();
  const of = { provider: undefined, fileName: 'bench.csv', accountId: null };
  const { id, ended } = await imports.start(await StoredFile.open(path), of);
  await ended;
  await (
    await imports.apply(id)
  ).ended;
  const ms = performance.now() - began;
  const { status } = await imports.state(id);
  process.send?.({ ms, status });
}
