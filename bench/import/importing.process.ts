/** Imports the file of each message to its end, as a server that runs does, and answers how long that took. */
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { AppModule as App } from '../../src/app.module.js';
import type { ImportService as Imports, StoredFile as File } from '../../src/festivals/index.js';
import type { Config } from '../../src/shared/config/config.js';
import { testEnvironment } from '../../test/support/api.js';

// As built: injection goes by what the compiler keeps of the types, and tsx keeps none of it.
const dist = new URL('../../dist/src/', import.meta.url);
const built = async <Module>(path: string) => (await import(new URL(path, dist).href)) as Module;
const { AppModule } = await built<{ AppModule: typeof App }>('app.module.js');
const { loadConfig } = await built<{ loadConfig: (env: NodeJS.ProcessEnv) => Config }>(
  'shared/config/config.js',
);
const { ImportService, StoredFile } = await built<{
  ImportService: typeof Imports;
  StoredFile: typeof File;
}>('festivals/index.js');

const [url = ''] = process.argv.slice(2);
const app: INestApplicationContext = await NestFactory.createApplicationContext(
  AppModule.with(loadConfig(testEnvironment(url))),
  { logger: false },
);
const imports = app.get(ImportService);

process.on('message', (path: string) => void imported(path));
process.on('disconnect', () => void app.close());
process.send?.('ready');

async function imported(path: string): Promise<void> {
  const file = await StoredFile.open(path);
  const began = performance.now();
  const { id, ended } = await imports.start(file, {
    provider: undefined,
    fileName: 'bench.csv',
    accountId: null,
  });
  await ended;
  await (
    await imports.apply(id)
  ).ended;
  const ms = performance.now() - began;
  const { status } = await imports.state(id);
  process.send?.({ ms, status });
}
