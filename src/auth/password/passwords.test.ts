import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../../shared/problem/problem.js';
import { Passwords } from './passwords.js';

describe('the line of those whose password is hashed', () => {
  it('takes two at a time and forty who wait, and sends away the rest at once, who may come again', async () => {
    const passwords = new Passwords();
    const crowd = await Promise.allSettled(
      Array.from({ length: 60 }, () => passwords.hash('of one of many')),
    );
    const refused = crowd.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused).toHaveLength(60 - 42);
    for (const reason of refused) expect(reason).toBeInstanceOf(DomainError);
    expect(await passwords.matches('of one more', await passwords.hash('of one more'))).toBe(true);
  });
});
