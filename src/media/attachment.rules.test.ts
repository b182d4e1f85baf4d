import { describe, expect, it } from '@jest/globals';
import { faultOfAttaching } from './attachment.rules.js';

const photo = { ownerId: 'me', purpose: 'review', status: 'ready' } as const;
const review = { ownerId: 'me', purpose: 'review' } as const;
const festival = { ownerId: 'me', purpose: 'festival' } as const;

describe('whether a photo can be shown', () => {
  it.each(['awaiting', 'processing', 'ready'] as const)('When my photo is %s, then it can', (status) => {
    expect(faultOfAttaching({ ...photo, status }, review)).toBeNull();
  });

  it.each(['rejected', 'failed', 'expired'] as const)('When my photo is %s, then it cannot', (status) => {
    expect(faultOfAttaching({ ...photo, status }, review)?.en).toMatch(/upload it again/);
  });

  it('When a photo is missing, of another person or for another purpose, then the three are told alike', () => {
    const faults = [
      faultOfAttaching(undefined, review),
      faultOfAttaching({ ...photo, ownerId: 'somebody' }, review),
      faultOfAttaching({ ...photo, purpose: 'avatar' }, review),
    ];
    expect(new Set(faults).size).toBe(1);
    expect(faults[0]).not.toBeNull();
  });

  it("When another editor's photo is of a festival, then it can", () => {
    expect(faultOfAttaching({ ...photo, ownerId: 'an editor', purpose: 'festival' }, festival)).toBeNull();
  });
});
