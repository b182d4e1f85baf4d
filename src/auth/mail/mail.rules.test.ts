import { describe, expect, it } from '@jest/globals';
import { isGivenUp, pauseAfterFailure } from './mail.rules.js';

describe('a mail that was not taken', () => {
  it('When tries fail one after the other, then the pauses double from five seconds to an hour', () => {
    const pauses = [1, 2, 3, 4, 10, 11, 200].map((tries) => pauseAfterFailure(tries, 0.5) / 1000);
    expect(pauses).toEqual([5, 10, 20, 40, 2560, 3600, 3600]);
  });

  it('When many fail together, then they come back within a fifth before or after', () => {
    expect([pauseAfterFailure(1, 0), pauseAfterFailure(1, 1)]).toEqual([4_000, 6_000]);
  });

  it('When it is three days old, then it is given up, and not a moment before', () => {
    const written = new Date('2026-05-01T00:00:00Z');
    expect(isGivenUp(written, new Date('2026-05-04T00:00:00.000Z'))).toBe(false);
    expect(isGivenUp(written, new Date('2026-05-04T00:00:00.001Z'))).toBe(true);
  });
});
