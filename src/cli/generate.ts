import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.js';
import { loadConfig } from '../shared/config/config.js';
import { apiDocument } from '../shared/http/api-document.js';
import { projectRoot } from '../shared/project-root.js';
import { problemPage } from './problem-page.js';
import { uploaderLimits } from './uploader-limits.js';

/**
 * Writes what is generated from the code and committed: `openapi.json`, `docs/problems.md` and the limits that
 * the uploader keeps. Nest's preview mode knows every route and makes no instance, so neither a database nor a
 * store is needed.
 */
const nowhere = loadConfig({
  APP_ENV: 'test',
  PUBLIC_URL: 'http://127.0.0.1',
  DATABASE_URL: 'mysql://nobody@127.0.0.1/nothing',
  S3_BUCKET: 'nothing',
  MEDIA_BASE_URL: 'http://127.0.0.1',
  SMTP_URL: 'smtp://127.0.0.1',
  MAIL_FROM: 'nobody@127.0.0.1',
  JWT_SECRET: 'nothing is signed while the document is written',
  SECOND_FACTOR_KEY: 'nothing is sealed while the document is written',
});
const app = await NestFactory.create(AppModule.with(nowhere), new FastifyAdapter(), {
  preview: true,
  logger: false,
});
const document = apiDocument(app);
writeFileSync(join(projectRoot, 'openapi.json'), `${JSON.stringify(document, undefined, 2)}\n`);
writeFileSync(join(projectRoot, 'docs/problems.md'), problemPage());
writeFileSync(join(projectRoot, 'uploader/src/limits.ts'), uploaderLimits(document));
