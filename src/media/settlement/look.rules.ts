import { limits } from '../../../lambda/src/contract.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A slow upload may have begun in the ticket's last second. */
const LATEST_UPLOAD_MS = limits.ticketSeconds * SECOND + 25 * MINUTE;
/** How long the function gets before its first, second, … re-drive, and after the last one. */
const PATIENCE_MS = [3 * MINUTE, 6 * MINUTE, 12 * MINUTE, 24 * MINUTE];

/** What the row says of a photo without a manifest. */
export interface Waiting {
  readonly status: 'awaiting' | 'processing';
  readonly createdAt: Date;
  readonly drivenAt: Date | null;
  readonly redrives: number;
}

export type Step = 'wait' | 'begin' | 'redrive' | 'fail' | 'expire';

/** When the sweeper looks at a photo for which nobody has brought news: a lost message costs a minute. */
export const nextLook = (now: Date): Date => new Date(now.getTime() + MINUTE);

/** What to do with a photo that has no manifest yet. */
export function nextStep(photo: Waiting, hasOriginal: boolean, now: Date): Step {
  if (photo.status === 'awaiting') {
    if (hasOriginal) return 'begin';
    return now.getTime() - photo.createdAt.getTime() > LATEST_UPLOAD_MS ? 'expire' : 'wait';
  }
  if (!hasOriginal) return 'fail';
  const patience = PATIENCE_MS[photo.redrives] ?? 0;
  if (now.getTime() - (photo.drivenAt ?? photo.createdAt).getTime() <= patience) return 'wait';
  return photo.redrives < PATIENCE_MS.length - 1 ? 'redrive' : 'fail';
}

/** How long an expired ticket stays to be seen by its owner before the sweeper removes it. */
export const EXPIRED_KEPT_MS = 24 * 60 * MINUTE;

/** The same for a photo that was refused or given up: somebody may ask why. */
export const NEVER_SHOWN_KEPT_MS = 7 * 24 * 60 * MINUTE;

/** After this long nothing that was under way when a photo was deleted can still write. */
export const QUIET_AFTER_MS = LATEST_UPLOAD_MS;
