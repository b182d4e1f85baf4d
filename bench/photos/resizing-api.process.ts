/**
 * The baseline: the same API, with a route that resizes in the request, as the former server did. Exists for
 * this benchmark alone. Takes the environment of the API and prints where it listens.
 */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../../src/shared/config/config.js';
import { limits } from '../../lambda/src/contract.js';
import { processPhoto } from '../../lambda/src/photo.js';

// As built: injection goes by what the compiler keeps of the types, and tsx keeps none of it.
const dist = new URL('../../dist/src/', import.meta.url);
const { createApp } = (await import(new URL('app.js', dist).href)) as {
  createApp: (config: Config) => Promise<NestFastifyApplication>;
};
const { loadConfig } = (await import(new URL('shared/config/config.js', dist).href)) as {
  loadConfig: (env: NodeJS.ProcessEnv) => Config;
};

const app = await createApp(loadConfig(process.env));
const server = app.getHttpAdapter().getInstance();
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
