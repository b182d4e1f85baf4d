import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { etagOf } from './etag.js';

/** Anonymous answers may be kept by anybody for a minute; those to a person are `no-store` already. */
const SHARED_FOR_A_MINUTE = 'public, max-age=60';

/**
 * Puts an ETag on the answer and passes `body` on, or answers 304 where the reader has it already.
 * With the version of what is shown the ETag is also good for `If-Match`.
 */
export function unlessKnown<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  body: T,
  version?: number,
): T | undefined {
  const etag = putETag(reply, body, version);
  if (!reply.hasHeader('cache-control')) void reply.header('cache-control', SHARED_FOR_A_MINUTE);
  // Whoever signs in must not be served what a cache kept of nobody's.
  void reply.header('vary', [reply.getHeader('vary'), 'Authorization'].flat().filter(Boolean).join(', '));
  if (!isNamedIn(request.headers['if-none-match'], etag)) return body;
  void reply.status(304);
  return undefined;
}

/** The ETag that a GET of this body would carry, for the answer to a write. */
export function putETag(reply: FastifyReply, body: unknown, version?: number): string {
  const digest = createHash('sha1').update(JSON.stringify(body)).digest('base64url').slice(0, 16);
  const etag = version === undefined ? `W/"${digest}"` : etagOf(version, digest);
  void reply.header('etag', etag);
  return etag;
}

/** Weak comparison (RFC 9110, 13.1.2). */
function isNamedIn(ifNoneMatch: string | undefined, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch?.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag)) ?? false;
}
