import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long a hint counts, either side of its hour: one caught on the way is worth nothing later. */
export const hintSeconds = 300;

/** "There is a new manifest of this photo." It only wakes: what counts is the manifest in the store. */
export interface Hint {
  id: string;
  /** Seconds since 1970. */
  sentAt: number;
  /** HMAC-SHA-256 over `sentAt.id` in lower-case hex. */
  signature: string;
}

const sign = (secret: string, id: string, sentAt: number): string =>
  createHmac('sha256', secret).update(`${sentAt}.${id}`).digest('hex');

export const signHint = (secret: string, id: string, now: Date): Hint => {
  const sentAt = Math.floor(now.getTime() / 1000);
  return { id, sentAt, signature: sign(secret, id, sentAt) };
};

/** Signed with our secret, and less than `hintSeconds` from now. */
export function isGenuineHint(secret: string, { id, sentAt, signature }: Hint, now: Date): boolean {
  const expected = Buffer.from(sign(secret, id, sentAt));
  const given = Buffer.from(signature);
  return (
    Math.abs(now.getTime() / 1000 - sentAt) <= hintSeconds &&
    given.length === expected.length &&
    timingSafeEqual(given, expected)
  );
}
