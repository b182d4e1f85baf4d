/** Tries of one thing without a sign of life in between; with the pauses that is about a minute. */
const MOST_TRIES = 7;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
/** Who has to wait longer than this is told so instead. */
const LONGEST_RETRY_AFTER_S = 120;

/**
 * Milliseconds to wait after so many tries that came to nothing, or null when it is time to give up. The
 * pauses grow, and vary so that many clients do not come back at once.
 * @param retryAfter seconds the other side asked for, if it did
 * @param chance from 0 to 1
 */
export function pauseAfter(tries: number, retryAfter: number | null, chance: number): number | null {
  if (tries >= MOST_TRIES || (retryAfter ?? 0) > LONGEST_RETRY_AFTER_S) return null;
  const grown = Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS);
  return Math.max(grown * (0.5 + chance / 2), (retryAfter ?? 0) * 1000);
}

/** Whether the same call may well succeed later. */
export function isPassing(status: number): boolean {
  return status === 0 || status === 408 || status === 429 || status >= 500;
}

/**
 * What the store's answer to a PUT means.
 * `sent`: the bytes are there, by this PUT or (412) by an earlier one whose answer was lost.
 * `again`: nobody answered, or not now; the same ticket is still good.
 * `new-ticket`: the ticket has ended (403), or the bytes are not those that it was made for (400).
 */
export function verdictOnPut(status: number): 'sent' | 'again' | 'new-ticket' | 'hopeless' {
  if ((status >= 200 && status < 300) || status === 412) return 'sent';
  // Two writers of the same photo met: one of them has won by now.
  if (status === 409 || isPassing(status)) return 'again';
  return status === 403 || status === 400 ? 'new-ticket' : 'hopeless';
}

/** Seconds, from a `Retry-After` header that gives seconds; null for any other. */
export function secondsOf(retryAfter: string | null): number | null {
  return retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : null;
}
