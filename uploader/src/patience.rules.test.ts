import { describe, expect, it } from '@jest/globals';
import { isPassing, pauseAfter, secondsOf, verdictOnPut } from './patience.rules.js';

describe('patience', () => {
  it('When tries come to nothing, then the pauses grow, up to half a minute, and end after seven', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7].map((tries) => pauseAfter(tries, null, 1));
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, null]);
  });

  it('When many wait at once, then chance spreads them over the second half of the pause', () => {
    expect(pauseAfter(3, null, 0)).toBe(2000);
    expect(pauseAfter(3, null, 0.5)).toBe(3000);
  });

  it('When the other side names a time, then it is kept, unless it is longer than people wait', () => {
    expect(pauseAfter(1, 60, 1)).toBe(60_000);
    expect(pauseAfter(5, 2, 1)).toBe(16_000);
    expect(pauseAfter(1, 121, 1)).toBeNull();
  });

  it.each([
    [0, true],
    [408, true],
    [429, true],
    [500, true],
    [503, true],
    [400, false],
    [401, false],
    [404, false],
  ])('When a call ends with %s, then trying it again later is worth it: %s', (status, worth) => {
    expect(isPassing(status)).toBe(worth);
  });

  it.each([
    ['sent', [200, 204, 412]],
    ['again', [0, 408, 409, 429, 500, 503]],
    ['new-ticket', [400, 403]],
    ['hopeless', [301, 404, 405, 411]],
  ] as const)('When the store answers a PUT, then it means %s for %j', (verdict, statuses) => {
    expect(statuses.map(verdictOnPut)).toEqual(statuses.map(() => verdict));
  });

  it('When Retry-After gives seconds, then they are read, and a date or nonsense is not', () => {
    expect(['1', '60', null, '', '-1', 'soon', 'Tue, 24 Nov 2026 14:00:00 GMT'].map(secondsOf)).toEqual([
      1,
      60,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
