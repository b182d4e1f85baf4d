import { describe, expect, it } from '@jest/globals';
import { queryKey } from './service-key.rules.js';

describe('queryKey', () => {
  it.each([
    ['as it is', 'a+b/c=='],
    ['encoded', 'a%2Bb%2Fc%3D%3D'],
    ['encoded in small letters', 'a%2bb%2fc%3d%3d'],
    ['with blanks around it', ' a+b/c==\n'],
  ])('When the key is given %s, then it is encoded once', (_how, key) => {
    expect(queryKey(key)).toBe('a%2Bb%2Fc%3D%3D');
  });

  it('When the key is of hexadecimal digits, or no key at all, then it is still one value of a query', () => {
    expect(queryKey('0123abcd')).toBe('0123abcd');
    expect(queryKey('50% & more')).toBe('50%25%20%26%20more');
  });
});
