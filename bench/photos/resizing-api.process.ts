/**
 * The baseline: the same API, with a route that resizes in the request, as the former server did. Exists for
 * this benchmark alone. Takes the environment of the API and prints where it listens.
 */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../src/shared/config/config.js';
import { limits } from '../../lambda/src/contract.js';
import { processPhoto } from '../../lambda/src/photo.js';

// As built: the decorators' metadata, which injection goes by, is the compiler's work.
const { createApp } = (await import('../../dist/src/app.js' as string)) as {
  createApp(config: Config): Promise<NestFastifyApplication>;
};
const { loadConfig } = (await import('../../dist/src/shared/config/config.js' as string)) as {
  loadConfig(env: NodeJS.ProcessEnv): Config;
};

const app = await createApp(loadConfig(process.env));
const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
server.addContentTypeParser(
  'image/jpeg',
  { parseAs: 'buffer', bodyLimit: limits.maxBytes },
  (_request, body, done) => done(null, body),
);
server.post('/bench/photos', { bodyLimit: limits.maxBytes }, async (request) => {
  const { renditions } = await processPhoto(request.body as Buffer, ['webp', 'jpeg']);
  return { renditions: renditions.length };
});
await app.listen(0, '127.0.0.1');
process.stdout.write(`${JSON.stringify({ url: (await app.getUrl()).replace('[::1]', '127.0.0.1') })}\n`);
