import { createHmac } from 'node:crypto';
import type { Attempt } from './webhook.entity.js';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const FIRST_PAUSE_MS = 30 * SECOND;
const LONGEST_PAUSE_MS = 8 * HOUR;

/** After so many failures, most of a day, a delivery is given up. */
export const MOST_TRIES = 8;

/** How long to wait after the `tries`-th failure; `chance`, from 0 to 1, keeps many from coming back at once. */
export function pauseAfterFailure(tries: number, chance: number): number {
  const pause = Math.min(FIRST_PAUSE_MS * 4 ** (tries - 1), LONGEST_PAUSE_MS);
  return Math.round(pause * (0.8 + 0.4 * chance));
}

/** Whether nothing at all has come through since this delivery was first tried: then the address counts as gone. */
export function hasFailedThroughout(attempts: readonly Attempt[], failingSince: Date | null): boolean {
  const first = attempts[0];
  return first !== undefined && failingSince !== null && failingSince.toISOString() <= first.at;
}

/** The headers of a message by the scheme of Standard Webhooks, version 1: HMAC-SHA256 over id, time and body. */
export function signedHeaders(
  secret: Buffer,
  { id, now, body }: { id: string; now: Date; body: string },
): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / SECOND));
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'content-type': 'application/json; charset=utf-8',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
