/**
 * The baseline: the same API, with routes that resize in the request, as the former server did. Exists for this
 * benchmark alone. Takes the environment of the API and prints where it listens.
 */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../../src/shared/config/config.js';
import sharp from 'sharp';
import { limits, renditionWidths } from '../../lambda/src/contract.js';
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
const options = { bodyLimit: limits.maxBytes };
// With all the care that the function takes: decoded once, each width made of the one before.
server.post('/bench/cascade', options, async (request) => {
  const { renditions } = await processPhoto(request.body as Buffer, ['webp', 'jpeg']);
  return { renditions: renditions.length };
});
// As servers do it: the same renditions, each made of the upload.
server.post('/bench/one-by-one', options, async (request) => {
  const upload = request.body as Buffer;
  const all = renditionWidths.flatMap((width) => [
    sharp(upload).autoOrient().resize({ width }).webp({ quality: 78, effort: 2 }).toBuffer(),
    sharp(upload).autoOrient().resize({ width }).jpeg({ quality: 80 }).toBuffer(),
  ]);
  return { renditions: (await Promise.all(all)).length };
});
await app.listen(0, '127.0.0.1');
process.stdout.write(`${JSON.stringify({ url: (await app.getUrl()).replace('[::1]', '127.0.0.1') })}\n`);
