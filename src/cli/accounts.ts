import { text } from 'node:stream/consumers';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { AppModule } from '../app.module.js';
import { AccountService, accountsToEnsure } from '../auth/index.js';
import { loadConfig } from '../shared/config/config.js';
import { withSecretFiles } from '../shared/config/secret-files.js';
import { Log } from '../shared/log/log.js';

/**
 * Makes the accounts described by a JSON list on standard input, `[{email, password, displayName,
 * role}]`; those that exist are left as they are. For the local start and for a first admin.
 */
const parsed = accountsToEnsure.safeParse(JSON.parse(await text(process.stdin)));
if (!parsed.success) {
  process.stderr.write(`${z.prettifyError(parsed.error)}\n`);
  process.exit(1);
}
const app = await NestFactory.createApplicationContext(
  AppModule.with(loadConfig(withSecretFiles(process.env))),
  {
    bufferLogs: true,
  },
);
app.useLogger(app.get(Log));
const accounts = app.get(AccountService);
for (const wanted of parsed.data) {
  const outcome = await accounts.ensure(wanted);
  process.stdout.write(
    `${wanted.email} (${wanted.role}): ${outcome === 'made' ? 'made' : 'was there already'}\n`,
  );
}
await app.close();
