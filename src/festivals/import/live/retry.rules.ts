const FIRST_MS = 500;

/** How often a call is made before it is given up. */
export const ATTEMPTS = 4;

/**
 * The pause before the next attempt: twice as long each time, and half of it by chance, so that many who
 * were refused together do not come again together. `chance`: from 0 to 1.
 */
export function pauseAfter(attempt: number, chance: number): number {
  const longest = FIRST_MS * 2 ** (attempt - 1);
  return Math.round((longest * (1 + chance)) / 2);
}
