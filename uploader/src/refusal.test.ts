import { describe, expect, it } from '@jest/globals';
import { maxBytes } from './limits.js';
import { contentTypeOf, refusalOf } from './refusal.js';

const file = (name: string, type: string, size = 1000) => ({ name, type, size });

describe('what is refused before anything is asked', () => {
  it.each([
    ['an empty file', file('a.jpg', 'image/jpeg', 0), '빈 파일', 'is empty'],
    ['a file over the limit', file('a.jpg', 'image/jpeg', maxBytes + 1), '20MB보다', 'larger than 20 MB'],
    ['a HEIC photo', file('IMG_1.heic', 'image/heic'), '높은 호환성', 'Most Compatible'],
    ['a HEIF that the browser cannot name', file('IMG_1.HEIF', ''), '높은 호환성', 'Most Compatible'],
    ['a drawing', file('a.svg', 'image/svg+xml'), 'JPEG, PNG, WEBP, GIF, AVIF', 'JPEG, PNG, WEBP, GIF, AVIF'],
    ['a file without a type or an ending', file('photo', ''), '형식', 'format'],
  ])('When %s is chosen, then a sentence in either language says what to do', (_what, chosen, ko, en) => {
    expect(refusalOf(chosen, 'ko')).toContain(ko);
    expect(refusalOf(chosen, 'en')).toContain(en);
  });

  it.each(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'])(
    'When %s of the largest size is chosen, then nothing is said against it',
    (type) => {
      expect(refusalOf(file('a', type, maxBytes), 'ko')).toBeNull();
    },
  );

  it('When the browser does not know the type, then the ending of the name says it', () => {
    expect(contentTypeOf(file('A.JPG', ''))).toBe('image/jpeg');
    expect(contentTypeOf(file('a.b.avif', ''))).toBe('image/avif');
    expect(contentTypeOf(file('a.jpg', 'text/plain'))).toBeNull();
  });
});
