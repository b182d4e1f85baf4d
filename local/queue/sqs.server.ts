import S3Error from '@20minutes/s3rver/lib/models/error.js';
import Koa, { type Context } from 'koa';
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Log } from '../json-log.js';
import { verifySignature } from '../signature.js';
import type { Queues } from './queues.js';
import { actions } from './sqs-actions.js';
import { SqsError } from './sqs-error.js';

const maxRequestBytes = 1_048_576;
const mediaType = 'application/x-amz-json-1.0';

export interface SqsOptions {
  queues: Queues;
  /** Known once the server listens. */
  url: () => string;
  /** Aborted when the process stops: whoever waits for messages is answered at once. */
  stopping: AbortSignal;
  log: Log;
}

/** Speaks as much of SQS's JSON protocol as the SDK's unmodified client needs here. */
export function createSqsServer(options: SqsOptions): Server {
  const app = new Koa();
  app.silent = true;
  app.use((context) => answer(context, options));
  const handle = app.callback();
  return createServer((request, response) => void handle(request, response));
}

async function answer(context: Context, options: SqsOptions): Promise<void> {
  let answered: object;
  try {
    answered = await dispatch(context, options);
    context.status = 200;
  } catch (error) {
    const known = asSqsError(error);
    if (known.status >= 500) options.log('sqs.fault', { error: String(error) });
    context.status = known.status;
    context.set('x-amzn-query-error', `${known.queryCode};${known.status < 500 ? 'Sender' : 'Receiver'}`);
    answered = { __type: known.type, message: known.message };
  }
  context.set('x-amzn-RequestId', randomUUID());
  context.body = JSON.stringify(answered);
  context.type = mediaType;
}

async function dispatch(context: Context, { queues, url, stopping }: SqsOptions): Promise<object> {
  if (context.method !== 'POST' || !context.is(mediaType))
    throw new SqsError('InvalidAction', 'POST JSON to me', undefined, 404);
  if (!(Number(context.get('content-length')) <= maxRequestBytes)) {
    throw new SqsError('RequestEntityTooLarge', 'Send a Content-Length of at most 1 MiB.', undefined, 413);
  }
  const body = await text(context.req);
  await authenticate(context, body);
  const run = actions[/^AmazonSQS\.(\w+)$/.exec(context.get('x-amz-target'))?.[1] ?? ''];
  if (!run) throw new SqsError('com.amazonaws.sqs#UnsupportedOperation', 'This action is not played here.');
  const gone = new AbortController();
  context.res.once('close', () => gone.abort());
  return run(parseJson(body), { queues, url: url(), signal: AbortSignal.any([gone.signal, stopping]) });
}

/** s3rver's own check of the signature. It reads the body's hash from a header that S3 wants and SQS does not. */
async function authenticate(context: Context, body: string): Promise<void> {
  if (!context.get('authorization') || context.querystring)
    throw new SqsError('MissingAuthenticationToken', 'Sign your request.', undefined, 403);
  context.headers['x-amz-content-sha256'] = createHash('sha256').update(body).digest('hex');
  await verifySignature(context);
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new SqsError('SerializationException', 'The body is no JSON.');
  }
}

function asSqsError(error: unknown): SqsError {
  if (error instanceof SqsError) return error;
  if (error instanceof URIError) return new SqsError('InvalidAddress', 'The path is no URL path.');
  if (error instanceof S3Error) return new SqsError(error.code, error.message, undefined, 403);
  return new SqsError('InternalFailure', 'Something broke here; see the log.', undefined, 500);
}
