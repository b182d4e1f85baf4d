import { describe, expect, it } from '@jest/globals';
import { ATTEMPTS, pauseAfter, waitAskedMs } from './retry.rules.js';

describe('pauseAfter', () => {
  it('When one attempt after the other fails, then the pauses double, half of each by chance, and end', () => {
    expect([1, 2, 3].map((attempt) => [pauseAfter(attempt, 0, 0), pauseAfter(attempt, 1, 0)])).toEqual([
      [250, 500],
      [500, 1_000],
      [1_000, 2_000],
    ]);
    expect(ATTEMPTS).toBe(4);
  });

  it('When a longer pause is asked for, then it is that long, and past half a minute there is none', () => {
    expect([0, 400, 30_000, 30_001].map((asked) => pauseAfter(1, 0, asked))).toEqual([
      250,
      400,
      30_000,
      null,
    ]);
  });
});

describe('waitAskedMs', () => {
  it.each([
    [undefined, 0],
    ['5', 5_000],
    [' 0 ', 0],
    ['Mon, 30 Nov 2026 03:00:07 GMT', 7_000],
    ['Mon, 30 Nov 2026 02:00:00 GMT', 0],
    ['soon', 0],
    ['9'.repeat(400), Infinity],
  ])('When Retry-After is %s, then it asks for %d ms', (header, ms) => {
    expect(waitAskedMs(header, new Date('2026-11-30T03:00:00Z'))).toBe(ms);
  });
});
