import { describe, expect, it } from '@jest/globals';
import { choseongSpelling, jamoSpelling, searchKey } from './search-key.rules.js';
import { romanKey, romanSpellings } from './roman.rules.js';

describe('the forms in which texts are compared', () => {
  it('When a name is written with spaces, in capitals or decomposed, then its key is the same', () => {
    for (const spelling of ['보령머드 축제 ABC', '보령 머드축제abc', '보령머드축제 Abc'.normalize('NFD')]) {
      expect(searchKey(spelling)).toBe('보령머드축제abc');
    }
  });

  it('When a name has Latin letters and digits, then they stay among its initial consonants', () => {
    expect(choseongSpelling('제30회 K-POP 꽃축제').key).toBe('ㅈ30ㅎk-popㄲㅊㅈ');
  });

  it('When a keyboard has joined two consonants, then they count as two', () => {
    expect(choseongSpelling('ㄳㅊㅈ').key).toBe('ㄱㅅㅊㅈ');
  });

  it('When a syllable is still being typed, then what was struck so far begins the whole', () => {
    const { key } = jamoSpelling('보령머드');
    for (const typed of ['ㅂ', '보', '볼', '보려', '보령', '보령ㅁ', '보령머', '보령먿', '보령머드'])
      expect([typed, key.startsWith(jamoSpelling(typed).key)]).toEqual([typed, true]);
    expect(key.startsWith(jamoSpelling('보라').key)).toBe(false);
  });

  it('When words are apart, then it is marked where each word and each syllable begins', () => {
    expect(jamoSpelling('봄 꽃길 3k')).toEqual({ key: 'ㅂㅗㅁㄲㅗㅊㄱㅣㄹ3k', marks: 'w..w..s..ws' });
  });

  it('When Korean is written in Latin letters, then its sound and its spelling are both known', () => {
    expect(romanSpellings('신라').map(({ key }) => key)).toEqual([romanKey('Silla'), romanKey('Sinla')]);
    expect(romanSpellings('보령').map(({ key }) => key)).toEqual([romanKey('Boryeong')]);
    expect(romanKey('Pusan')).toBe(romanKey('Busan'));
    expect(romanSpellings('Mud')).toEqual([]);
  });
});
