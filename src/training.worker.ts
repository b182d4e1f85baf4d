import { workerData } from 'node:worker_threads';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { ModelTraining, type TrainingOrder, yieldToRequests } from './recommendations/index.js';
import { createServer } from './shared/http/server.js';
import { Log } from './shared/log/log.js';

/**
 * The thread in which a model is trained, started by the API's. It has the services of the application and
 * connections of its own, but is never initialised: nothing listens, nothing sweeps, no round begins.
 */
const CONNECTIONS = 4;

yieldToRequests();
const { config, now } = workerData as TrainingOrder;
const app = await NestFactory.create<NestFastifyApplication>(
  AppModule.with({ ...config, database: { ...config.database, poolSize: CONNECTIONS } }),
  createServer([]),
  { bufferLogs: true, abortOnError: false },
);
app.useLogger(app.get(Log));
await app.get(ModelTraining).train(now);
// By itself, not by whoever started it, so that all that was said gets out; its connections would keep it alive.
process.exit();
