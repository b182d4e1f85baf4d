import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../problem/problem.js';
import { keyedCall, keyFrom } from './keyed-call.js';

const PERSON = '01900000-0000-7000-8000-000000000001';
const REVIEW = { method: 'POST', url: '/v1/festivals/1/reviews', body: { rating: 4 } };

describe('the key of a call', () => {
  it('When there is no header, then there is no key', () => {
    expect(keyFrom(undefined)).toBeUndefined();
  });

  it.each(['a', '8e03978e-40d5-43dd-bc93-6894a57f9324', '"quoted"', 'x'.repeat(255)])(
    'When it is %s, then it is taken as it is',
    (key) => {
      expect(keyFrom(key)).toBe(key);
    },
  );

  it.each(['', ' ', 'two keys', 'one, another', '키', 'a\u0000', 'x'.repeat(256)])(
    'When it is %j, then it is refused',
    (key) => {
      expect(() => keyFrom(key)).toThrow(DomainError);
    },
  );

  it('When method, address or body differ, then it is another request under the same key', () => {
    const { key, request } = keyedCall(PERSON, 'k', REVIEW);
    const others = [
      { ...REVIEW, method: 'PUT' },
      { ...REVIEW, url: '/v1/festivals/2/reviews' },
      { ...REVIEW, body: { rating: 5 } },
      { ...REVIEW, body: undefined },
    ].map((other) => keyedCall(PERSON, 'k', other));
    for (const other of others) expect([other.key, other.request.equals(request)]).toEqual([key, false]);
    expect(keyedCall(PERSON, 'k', structuredClone(REVIEW)).request).toEqual(request);
  });
});
