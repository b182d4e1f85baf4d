const FIRST_MS = 500;

/** How often a call is made before it is given up. */
export const ATTEMPTS = 4;

/** What asks us to wait longer is asked another time. */
const LONGEST_WAIT_MS = 30_000;

/**
 * The pause before the next attempt: twice as long each time, and half of it by chance, so that many who
 * were refused together do not come again together, and no shorter than was asked for; null where that is too long.
 * `chance`: from 0 to 1.
 */
export function pauseAfter(attempt: number, chance: number, askedMs: number): number | null {
  if (askedMs > LONGEST_WAIT_MS) return null;
  const longest = FIRST_MS * 2 ** (attempt - 1);
  return Math.max(Math.round((longest * (1 + chance)) / 2), askedMs);
}

/** Milliseconds for which `Retry-After` (RFC 9110, 10.2.3: seconds or a date) asks to be left alone; 0 without one. */
export function waitAskedMs(header: string | undefined, now: Date): number {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const until = Date.parse(text);
  return Number.isNaN(until) ? 0 : Math.max(0, until - now.getTime());
}
