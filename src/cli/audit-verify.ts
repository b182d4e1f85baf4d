import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { AuditVerifier } from '../audit/index.js';
import { loadConfig } from '../shared/config/config.js';
import { withSecretFiles } from '../shared/config/secret-files.js';
import { Log } from '../shared/log/log.js';

/** Reads the whole audit log and says whether it is what was written; 1 where it is not. */
const config = loadConfig({ ...withSecretFiles(process.env), LOG_LEVEL: 'error' });
const app = await NestFactory.createApplicationContext(AppModule.with(config), { bufferLogs: true });
app.useLogger(app.get(Log));
const { entries, brokenAt, hash } = await app.get(AuditVerifier).verify();
process.stdout.write(
  brokenAt === null
    ? `All ${entries} entries are as they were written. The chain ends with ${hash}.\n`
    : `Entry ${brokenAt} is not as it was written, or is missing. The ${entries} before it are whole.\n`,
);
process.exitCode = brokenAt === null ? 0 : 1;
await app.close();
