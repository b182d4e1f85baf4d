import './small-heap.js';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { ImportService } from '../festivals/index.js';
import { ConfigError, loadConfig } from '../shared/config/config.js';
import { withSecretFiles } from '../shared/config/secret-files.js';
import { Log } from '../shared/log/log.js';
import { importCommand } from './import.command.js';

/** Imports a file of public data; see {@link importCommand}. */
const { LC_ALL, LC_MESSAGES, LANG } = process.env;
const locale = (LC_ALL || LC_MESSAGES || LANG || '').startsWith('ko') ? 'ko' : 'en';

try {
  const config = loadConfig({ LOG_LEVEL: 'error', ...withSecretFiles(process.env) });
  const app = await NestFactory.createApplicationContext(AppModule.with(config), { bufferLogs: true });
  app.useLogger(app.get(Log));
  app.enableShutdownHooks();
  // Whoever reads may have seen enough, as `head` has; the work is done to its end.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  process.exitCode = await importCommand(app.get(ImportService), process.argv.slice(2), locale, {
    print: (text) => new Promise((resolve) => process.stdout.write(`${text}\n`, () => resolve())),
    tell: (text) => process.stderr.write(`${text}\n`),
  });
  await app.close();
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exitCode = 1;
}
