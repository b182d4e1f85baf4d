import { describe, expect, it } from '@jest/globals';
import { hasFailedThroughout, MOST_TRIES, pauseAfterFailure, signedHeaders } from './webhook.rules.js';

const attempt = (at: string) => ({ at, durationMs: 1, responseStatus: 500, failure: 'status' });

describe('the rules of webhooks', () => {
  it('When a delivery keeps failing, then the pauses grow, never all by the same, and the last try is most of a day later', () => {
    const pauses = (chance: number) =>
      Array.from({ length: MOST_TRIES - 1 }, (_, index) => pauseAfterFailure(index + 1, chance));
    const middle = pauses(0.5);
    expect(middle).toEqual([...middle].sort((a, b) => a - b));
    const hours = middle.reduce((sum, pause) => sum + pause, 0) / 3_600_000;
    expect(hours).toBeGreaterThan(12);
    expect(hours).toBeLessThan(24);
    expect(pauses(0)[0]).toBeLessThan(pauses(1)[0] ?? 0);
  });

  it('When anything has come through since the first try, then the address is not gone', () => {
    const attempts = [attempt('2027-03-01T00:00:00.000Z'), attempt('2027-03-01T12:00:00.000Z')];
    expect(hasFailedThroughout(attempts, new Date('2027-02-28T00:00:00Z'))).toBe(true);
    expect(hasFailedThroughout(attempts, new Date('2027-03-01T00:00:00Z'))).toBe(true);
    expect(hasFailedThroughout(attempts, new Date('2027-03-01T06:00:00Z'))).toBe(false);
    expect(hasFailedThroughout(attempts, null)).toBe(false);
  });

  it('When a message is signed, then it is as the example of Standard Webhooks', () => {
    const headers = signedHeaders(Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64'), {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      now: new Date(1_614_265_330_000),
      body: '{"test": 2432232314}',
    });
    expect(headers).toMatchObject({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });
});
