import { describe, expect, it } from '@jest/globals';
import { ATTEMPTS, pauseAfter } from './retry.rules.js';

describe('pauseAfter', () => {
  it('When one attempt after the other fails, then the pauses double, half of each by chance, and end', () => {
    expect([1, 2, 3].map((attempt) => [pauseAfter(attempt, 0), pauseAfter(attempt, 1)])).toEqual([
      [250, 500],
      [500, 1_000],
      [1_000, 2_000],
    ]);
    expect(ATTEMPTS).toBe(4);
  });
});
