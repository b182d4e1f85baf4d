import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { AccountService } from '../auth/index.js';
import { SampleLoader } from '../festivals/index.js';
import { SyntheticSignals } from '../recommendations/index.js';
import { loadConfig } from '../shared/config/config.js';
import { withSecretFiles } from '../shared/config/secret-files.js';
import { Log } from '../shared/log/log.js';

/**
 * Loads the sample catalogue and its synthetic visitors into an empty database; does nothing where
 * there are festivals. `node dist/src/cli/sample.js EMAIL`: the account that the drawings belong to.
 */
const tell = (line: string) => process.stdout.write(`${line}\n`);
const app = await NestFactory.createApplicationContext(
  AppModule.with(loadConfig(withSecretFiles(process.env))),
  {
    bufferLogs: true,
  },
);
app.useLogger(app.get(Log));
try {
  const ownerId = await app.get(AccountService).idOf(process.argv[2] ?? '');
  if (ownerId === undefined) throw new Error('Name the e-mail address of an editor: sample.js EMAIL');
  const festivals = await app.get(SampleLoader).load(ownerId, tell);
  if (festivals === undefined) tell('There are festivals already; nothing was loaded.');
  else
    tell(
      `Loaded ${festivals.length} festivals and ${await app.get(SyntheticSignals).load(festivals)} synthetic signals.`,
    );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await app.close();
}
