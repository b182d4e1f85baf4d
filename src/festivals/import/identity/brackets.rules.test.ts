import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bracketedIn, replaceBracketed } from './brackets.rules.js';

const contents = (text: string, kinds?: string) => bracketedIn(text, kinds).map(({ content }) => content);

describe('what stands in brackets', () => {
  it.each([
    ['제3회 한빛축제(취소)', ['취소']],
    ['「한빛축제」 <전야제> [무료]', ['한빛축제', '전야제', '무료']],
    ['한빛(봄 <밤> 마당)축제', ['봄 <밤> 마당']],
    ['한빛((가을)축제', ['가을']],
    ['한빛(축제', []],
    ['한빛()축제', ['']],
  ])('When the title is %s, then it is %j', (text, expected) => {
    expect(contents(text)).toEqual(expected);
  });

  it('When some kinds are asked for, then the others are letters like any', () => {
    expect(contents('한빛(봄 <밤> 마당)축제', '<[')).toEqual(['밤']);
  });

  it('When any text is read, then it is what the pattern of all kinds says', () => {
    const pattern =
      /\(([^()]*)\)|\[([^[\]]*)\]|<([^<>]*)>|〈([^〈〉]*)〉|「([^「」]*)」|『([^『』]*)』|《([^《》]*)》/gu;
    const letters = fc.constantFrom(...Array.from('()[]<>〈〉「」『』《》가나 😀'));
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        expect(contents(text)).toEqual([...text.matchAll(pattern)].map((match) => match.slice(1).join('')));
        expect(replaceBracketed(text, () => '·')).toBe(text.replaceAll(pattern, '·'));
        expect(replaceBracketed(text, () => null)).toBe(text);
      }),
    );
  });
});
