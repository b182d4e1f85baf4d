import S3rver from '@20minutes/s3rver';
import { DUMMY_ACCOUNT } from '@20minutes/s3rver/lib/models/account.js';
import type { Context, Next } from 'koa';
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import FilesystemStore from '@20minutes/s3rver/lib/stores/filesystem.js';
import type { Log } from '../json-log.js';
import { verifySignature } from '../signature.js';
import { admitRequest, refuseOtherOperations } from './access.js';
import { allowEveryOrigin, allowOrigin, answerPreflight } from './cross-origin.js';
import { pageListings } from './list-pages.js';
import { Mutex } from './mutex.js';
import { Notifications, type NotificationTarget } from './notifications.js';
import { asS3Error, refusal } from './refusal.js';
import { StrictStore, type StoreParts } from './strict-store.js';

export interface S3Options {
  dir: string;
  buckets: string[];
  accessKeyId: string;
  secretAccessKey: string;
  corsOrigins: string[];
  target: NotificationTarget;
  log: Log;
}

/** S3 as far as Fasteval uses it, as strict as S3: s3rver behind a front that closes what it leaves open. */
export async function createS3Server(options: S3Options): Promise<Server> {
  const { dir, buckets, log } = options;
  const objects = join(dir, 'objects');
  const incoming = join(dir, 'incoming');
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { recursive: true });

  // s3rver would go on accepting its well-known key beside ours.
  DUMMY_ACCOUNT.revokeAccessKey('S3RVER');
  DUMMY_ACCOUNT.createKeyPair(options.accessKeyId, options.secretAccessKey);
  pageListings();

  const notifications = new Notifications(join(dir, 'announcing'), options.target);
  const files = new FilesystemStore(objects);
  const owed = await notifications.recover((bucket, key) => files.existsObject(bucket, key));
  if (owed) log('s3.events_recovered', { count: owed });

  const configureBuckets = buckets.map((name) => ({ name }));
  const s3 = new S3rver({ directory: objects, silent: true, vhostBuckets: false, configureBuckets });
  await s3.configureBuckets();
  const parts: StoreParts = { objects, incoming, commits: new Mutex(), notifications };
  s3.middleware.unshift(
    (context: Context, next: Next) => answer(context, next, options),
    (context: Context, next: Next) => guard(context, next, parts),
  );
  const handle = s3.callback();
  return createServer((request, response) => void handle(request, response));
}

/** The outermost layer: headers of every answer, S3's XML for every refusal, one log line. */
async function answer(context: Context, next: Next, { corsOrigins, log }: S3Options): Promise<void> {
  const startedAt = performance.now();
  const requestId = randomBytes(8).toString('hex').toUpperCase();
  context.set('x-amz-request-id', requestId);
  context.set('X-Content-Type-Options', 'nosniff');
  let code: string | undefined;
  try {
    if (context.method === 'OPTIONS') {
      answerPreflight(context, corsOrigins);
    } else {
      allowOrigin(context, corsOrigins);
      await next();
    }
  } catch (error) {
    const isCutOff = context.req.destroyed && !context.req.complete;
    const refused = isCutOff
      ? refusal('IncompleteBody', 'The request body ended too soon')
      : asS3Error(error);
    code = refused.code;
    context.status = refused.status;
    context.type = 'application/xml';
    context.body = refused.toXML();
    if (code === 'InternalError') log('s3.fault', { requestId, error: String(error) });
  }
  log('s3.request', {
    requestId,
    method: context.method,
    // Without the query: it would carry the signature.
    path: context.path,
    status: context.status,
    code,
    ms: Math.round(performance.now() - startedAt),
  });
}

async function guard(context: Context, next: Next, parts: StoreParts): Promise<void> {
  const publicRead = admitRequest(context);
  if (publicRead) {
    allowEveryOrigin(context);
  } else {
    await authenticate(context);
    refuseOtherOperations(context);
  }
  context.store = new StrictStore(context, publicRead, parts);
  await next();
}

/** Done once, out here: s3rver then finds an account and no signature left to misread. */
async function authenticate(context: Context): Promise<void> {
  await verifySignature(context);
  delete context.headers.authorization;
  const plain = Object.entries(context.query).filter(([name]) => !/^x-amz-/i.test(name));
  context.query = Object.fromEntries(plain);
}
