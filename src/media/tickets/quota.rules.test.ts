import { describe, expect, it } from '@jest/globals';
import { quotaRetrySeconds } from './quota.rules.js';

describe('when to come back', () => {
  it.each([
    ['a second after midnight in Korea', '2026-10-02T15:00:01Z', 86_399],
    ['noon in Korea', '2026-10-03T03:00:00Z', 43_200],
    ['half a second before midnight in Korea', '2026-10-03T14:59:59.500Z', 1],
  ])(
    'E9 When the bytes of the day are used up at %s, then it is the next midnight there',
    (_, now, seconds) => {
      expect(quotaRetrySeconds('bytesPerDay', new Date(now))).toBe(seconds);
    },
  );

  it('E9 When too many photos are pending, then it is a minute', () => {
    expect(quotaRetrySeconds('pending', new Date('2026-10-03T14:59:59Z'))).toBe(60);
  });
});
