import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { etagOf } from './etag.js';

/**
 * Anonymous answers may be kept by anybody for a minute, and shown for five more while a newer one is fetched; those
 * to a person are `no-store` already.
 */
const SHARED_FOR_A_MINUTE = 'public, max-age=60, stale-while-revalidate=300';

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
  return answered(reply, isKnown(request, putETag(reply, body, version)) ? undefined : body);
}

/**
 * As {@link unlessKnown} for what can be told by a tag before it is made: `make` is told whether the reader has what
 * a tag names, and then need not make it.
 */
export async function unlessTagKnown<Made extends { readonly tag: string; readonly body: unknown }>(
  request: FastifyRequest,
  reply: FastifyReply,
  make: (knows: (tag: string) => boolean) => Promise<Made>,
): Promise<Made> {
  const made = await make((tag) => isKnown(request, weak(tag)));
  void reply.header('etag', weak(made.tag));
  answered(reply, made.body);
  return made;
}

/** As {@link unlessKnown} for what has an ETag before it is made. */
export function unlessETagKnown<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  etag: string,
  make: () => T,
): T | undefined {
  void reply.header('etag', etag);
  return answered(reply, isKnown(request, etag) ? undefined : make());
}

/** The ETag that a GET of this body would carry, for the answer to a write. */
export function putETag(reply: FastifyReply, body: unknown, version?: number): string {
  const digest = tagOf(body);
  const etag = version === undefined ? weak(digest) : etagOf(version, digest);
  void reply.header('etag', etag);
  return etag;
}

/** Equal for equal content. */
export function tagOf(content: unknown): string {
  return hash('sha1', JSON.stringify(content), 'base64url').slice(0, 16);
}

/** Adds to what the answer hangs on; each name once, in one header. */
export function varyOn(reply: FastifyReply, name: string): void {
  const present = reply.getHeader('vary');
  if (present === undefined) return void reply.header('vary', name);
  const isThere = `,${String(present).replaceAll(' ', '')},`
    .toLowerCase()
    .includes(`,${name.toLowerCase()},`);
  if (!isThere) void reply.header('vary', `${String(present)}, ${name}`);
}

function answered<T>(reply: FastifyReply, body: T | undefined): T | undefined {
  if (!reply.hasHeader('cache-control')) void reply.header('cache-control', SHARED_FOR_A_MINUTE);
  // Whoever signs in must not be served what a cache kept of nobody's.
  varyOn(reply, 'Authorization');
  if (body === undefined) void reply.status(304);
  return body;
}

function weak(tag: string): string {
  return `W/"${tag}"`;
}

/** Weak comparison (RFC 9110, 13.1.2). */
function isKnown({ headers }: FastifyRequest, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  const known = headers['if-none-match'];
  return known?.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag)) ?? false;
}
