const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** A mail server that is away for longer has been given up by its people too. */
const GIVEN_UP_AFTER_MS = 3 * 86_400_000;

/**
 * How long to wait after the `tries`th try failed: twice as long each time up to an hour, each a little different so
 * that not all come back at once.
 * @param lot from 0 to 1
 */
export function pauseAfterFailure(tries: number, lot: number): number {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS);
  return Math.round(pause * (0.8 + 0.4 * lot));
}

export function isGivenUp(createdAt: Date, now: Date): boolean {
  return now.getTime() - createdAt.getTime() > GIVEN_UP_AFTER_MS;
}
