import authentication from '@20minutes/s3rver/lib/middleware/authentication.js';
import type { Context } from 'koa';

const verify = authentication();

/**
 * s3rver's own check of an AWS signature, on the path exactly as it was asked for: inside its router s3rver
 * drops a trailing slash, which the SDK signs. Leaves the verified account in `context.state.account`.
 * @throws S3Error
 */
export async function verifySignature(context: Context): Promise<void> {
  const path = decodeURIComponent(context.path);
  // The path that is signed is put together again from these two.
  const parts = path.endsWith('/')
    ? { mountPath: path.slice(0, -1), params: {} }
    : { mountPath: '', params: { bucket: path.slice(1) } };
  await verify(Object.assign(Object.create(context), parts) as never, () => Promise.resolve());
}
