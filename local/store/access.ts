import type { Context } from 'koa';
import { accessDenied, refusal } from './refusal.js';

/** The one object that a request without a signature may read. */
export interface PublicRead {
  bucket: string;
  key: string;
}

// Plain characters only: what is matched here cannot be decoded to anything else further in.
const publicPath = /^\/([a-z0-9][a-z0-9.-]{2,62})\/(renditions(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+)$/;

const objectMethods = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);
const bucketMethods = new Set(['GET', 'HEAD']);
/** Query parameters that choose another operation; each would need its own rules to be as strict as S3. */
const plainParameters = new Set([
  'continuation-token',
  'delimiter',
  'encoding-type',
  'fetch-owner',
  'list-type',
  'marker',
  'max-keys',
  'prefix',
  'start-after',
  'x-id',
]);

/**
 * Who may knock at all: decides before any signature is looked at, and refuses what s3rver would let through.
 * @returns what may be read without a signature, or null when the signature decides
 * @throws S3Error
 */
export function admitRequest(context: Context): PublicRead | null {
  const signedHeaders = signedHeaderNames(context);
  if (!signedHeaders) return admitAnonymous(context);
  refuseAmbiguity(context);
  refuseUnsignedHeaders(context, signedHeaders);
  return null;
}

function admitAnonymous(context: Context): PublicRead {
  const [, bucket, key] = publicPath.exec(context.path) ?? [];
  const isRead = context.method === 'GET' || context.method === 'HEAD';
  if (!isRead || !bucket || !key || context.querystring) throw accessDenied();
  return { bucket, key };
}

/** @returns null when the request carries no signature */
function signedHeaderNames(context: Context): Set<string> | null {
  const query = new URLSearchParams(context.querystring);
  const authorization = context.get('authorization');
  const isOldVersion = query.has('Signature') || query.has('AWSAccessKeyId') || /^AWS /.test(authorization);
  if (isOldVersion) {
    throw refusal(
      'InvalidRequest',
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    );
  }
  const names = authorization
    ? /SignedHeaders=([^,\s]*)/.exec(authorization)?.[1]
    : query.has('X-Amz-Signature') || query.has('X-Amz-Algorithm')
      ? (query.get('X-Amz-SignedHeaders') ?? '')
      : undefined;
  return names === undefined ? null : new Set(names.split(';'));
}

/** A signature speaks of one reading of the request only. */
function refuseAmbiguity(context: Context): void {
  const names = [...new URLSearchParams(context.querystring).keys()];
  const isRepeated = new Set(names.map((name) => name.toLowerCase())).size < names.length;
  const segments = context.path.split('/').map(decode);
  const isOdd = segments.some(
    (segment) => segment === null || segment === '.' || segment === '..' || /[\0\\/]/.test(segment),
  );
  if (isRepeated || isOdd || segments.slice(1, -1).includes('')) throw accessDenied();
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

function refuseUnsignedHeaders(context: Context, signed: Set<string>): void {
  const loose = Object.keys(context.headers).filter(
    (name) => name.startsWith('x-amz-') && name !== 'x-amz-content-sha256' && !signed.has(name),
  );
  if (loose.length || !signed.has('host')) {
    throw refusal('AccessDenied', 'There were headers present in the request which were not signed', {
      HeadersNotSigned: loose.join(', ') || 'host',
    });
  }
}

/**
 * What Fasteval does not use is not played here: copies to elsewhere, parts, ACLs, forms.
 * @throws S3Error, once the signature has been found to be good
 */
export function refuseOtherOperations(context: Context): void {
  const query = new URLSearchParams(context.querystring);
  const names = [...query.keys()].filter((name) => !name.startsWith('response-'));
  const isObject = /^\/[^/]+\/./.test(context.path);
  const isBulkDelete = !isObject && context.method === 'POST' && names.includes('delete');
  const isKnown =
    isBulkDelete ||
    ((isObject ? objectMethods : bucketMethods).has(context.method) &&
      names.every((name) => plainParameters.has(name)));
  const isOtherCopy = 'x-amz-copy-source' in context.headers && !isCopyOntoItself(context);
  const isChunkSigned = /^STREAMING-/.test(context.get('x-amz-content-sha256'));
  if (!isKnown || isOtherCopy || isChunkSigned) {
    throw refusal(
      'NotImplemented',
      'A header or parameter you provided implies functionality that is not implemented',
    );
  }
}

/** How an object is announced once more: S3 takes it for a new one. */
function isCopyOntoItself(context: Context): boolean {
  const source = context.get('x-amz-copy-source').replace(/^\/?/, '/');
  return source === context.path && context.get('x-amz-metadata-directive') === 'REPLACE';
}
