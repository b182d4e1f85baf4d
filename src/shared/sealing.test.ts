import { describe, expect, it } from '@jest/globals';
import { Sealing } from './sealing.js';

describe('what is sealed', () => {
  const secret = Buffer.from('what nobody else may read');
  const sealing = new Sealing('a key of at least 32 random bytes', 'tests');

  it('When it is opened with the same key for the same owner, then it is what it was, and never looks the same twice', () => {
    const sealed = sealing.seal(secret, 'me');
    expect(sealing.open(sealed, 'me')).toEqual(secret);
    expect(sealing.seal(secret, 'me')).not.toEqual(sealed);
    expect(sealed.includes(secret)).toBe(false);
  });

  it.each([
    ['another owner', sealing, 'you'],
    ['another purpose', new Sealing('a key of at least 32 random bytes', 'other tests'), 'me'],
    ['another key', new Sealing('another key of 32 random bytes or so', 'tests'), 'me'],
  ])('When it is opened with or for %s, then it stays shut', (_what, other, whose) => {
    expect(other.open(sealing.seal(secret, 'me'), whose)).toBeNull();
  });

  it('When the key is changed, then what lies under the one before opens and can be sealed anew, and without that one it stays shut', () => {
    const [before, after] = ['a key of at least 32 random bytes', 'another key of 32 random bytes or so'];
    const changed = new Sealing(after, 'tests', before);
    const sealed = sealing.seal(secret, 'me');
    expect(changed.open(sealed, 'me')).toEqual(secret);
    expect(changed.open(sealed, 'you')).toBeNull();
    const anew = changed.anew(sealed, 'me') as Buffer;
    expect(new Sealing(after, 'tests').open(anew, 'me')).toEqual(secret);
    expect(sealing.open(anew, 'me')).toBeNull();
    expect(changed.anew(anew, 'me')).toBeNull();
    expect(changed.anew(sealed, 'you')).toBeNull();
  });

  it('When one bit of it has changed, then it stays shut', () => {
    const sealed = sealing.seal(secret, 'me');
    for (const at of [0, 12, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(sealing.open(changed, 'me')).toBeNull();
    }
  });
});
