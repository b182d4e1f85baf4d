const DAY_MS = 24 * 60 * 60_000;
const LONGEST_DAYS = 30;
const IDLE_DAYS = 14;

/** How long a session lasts at most, however much it is used. */
export const SESSION_SECONDS = (LONGEST_DAYS * DAY_MS) / 1000;

/** When a session is over that began then and is used now for the last time. */
export function endOfSession(beganAt: Date, usedAt: Date): Date {
  return new Date(Math.min(beganAt.getTime() + LONGEST_DAYS * DAY_MS, usedAt.getTime() + IDLE_DAYS * DAY_MS));
}
