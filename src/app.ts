import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule } from './app.module.js';
import type { Config } from './shared/config/config.js';
import { apiDocument, serveDocs } from './shared/http/api-document.js';
import { servePages } from './shared/http/pages.js';
import { addRequestHooks } from './shared/http/request-hooks.js';
import { SchemaPipe } from './shared/http/schema.pipe.js';
import { createServer } from './shared/http/server.js';
import { Log } from './shared/log/log.js';
import { ProblemFilter } from './shared/problem/problem.filter.js';

/** The whole application, ready to listen; `main` and every API test use this and nothing else. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const adapter = createServer(config.trustedProxies);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    bufferLogs: true,
    abortOnError: false,
    bodyParser: false,
    return503OnClosing: true,
  });
  const log = app.get(Log);
  app.useLogger(log);
  app.useGlobalPipes(new SchemaPipe());
  app.useGlobalFilters(new ProblemFilter(log));
  if (config.corsOrigins.length > 0) {
    app.enableCors({
      origin: [...config.corsOrigins],
      credentials: true,
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      exposedHeaders: [
        'etag',
        'link',
        'location',
        'ratelimit',
        'ratelimit-policy',
        'retry-after',
        'x-request-id',
        'x-total-count',
      ],
      maxAge: 600,
    });
  }
  const server = adapter.getInstance<FastifyInstance>();
  addRequestHooks(server, log);
  await server.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    globalDecompression: false,
  });
  await server.register(cookie);
  await server.register(multipart, {
    limits: { files: 1, fields: 5, parts: 6, fileSize: config.importMaxBytes },
  });
  await servePages(server, { media: config.mediaBaseUrl, store: config.s3.endpoint });
  if (config.docsEnabled) serveDocs(app, () => apiDocument(app));
  return app;
}
