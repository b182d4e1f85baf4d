import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits as the text of a link. */
export function newCode(): string {
  return randomBytes(32).toString('base64url');
}

export function hashOf(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}
