import { createApp } from './app.js';
import { ConfigError, loadConfig } from './shared/config/config.js';
import { withSecretFiles } from './shared/config/secret-files.js';
import { Log } from './shared/log/log.js';

try {
  const config = loadConfig(withSecretFiles(process.env));
  const app = await createApp(config);
  app.enableShutdownHooks([], { useProcessExit: true });
  await app.listen(config.port, config.host);
  app.get(Log).info('listening', { at: await app.getUrl() });
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
}
