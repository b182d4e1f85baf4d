import S3Error from '@20minutes/s3rver/lib/models/error.js';

// s3rver does not know these codes, or not with their real status.
const statuses: Record<string, number> = {
  AccessForbidden: 403,
  BadDigest: 400,
  InvalidRequest: 400,
  NotImplemented: 501,
  XAmzContentSHA256Mismatch: 400,
};

/** An error in S3's own words, which goes out as S3's own XML. */
export function refusal(code: string, message: string, detail: Record<string, string> = {}): S3Error {
  const error = new S3Error(code, message, detail);
  error.status = statuses[code] ?? error.status;
  return error;
}

export const accessDenied = (detail: Record<string, string> = {}): S3Error =>
  refusal('AccessDenied', 'Access Denied', detail);

export const preconditionFailed = (condition: 'If-None-Match' | 'If-Match'): S3Error =>
  refusal('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    Condition: condition,
  });

/** @returns what to answer for anything thrown while handling a request */
export function asS3Error(error: unknown): S3Error {
  if (error instanceof S3Error) return error;
  if (isSystemError(error, 'ENAMETOOLONG')) return refusal('KeyTooLongError', 'Your key is too long');
  return S3Error.fromError(error instanceof Error ? error : new Error(String(error)));
}

export const isSystemError = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
