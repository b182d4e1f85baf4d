import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jamoSpelling } from '../text/search-key.rules.js';
import { MarkedTexts } from './marked-texts.js';
import { withOneSlip } from './one-slip.js';
import { sortSuffixes } from './suffix-order.js';

function inOrder(texts: readonly string[]) {
  const marked = new MarkedTexts();
  for (const text of texts) marked.add(jamoSpelling(text));
  const turns = marked.places(1, marked.used);
  let turn = turns.next();
  while (turn.done !== true) turn = turns.next();
  const places = turn.value;
  for (const sorting = sortSuffixes(marked.letters, places); sorting.next().done !== true;);
  return { letters: marked.letters, places };
}

/** All that one letter wrong, too many or left out behind the right ones makes of it. */
function slipsOf(key: string, right: number, alphabet: string): Set<string> {
  const made = new Set<string>();
  for (let at = right; at < key.length; at += 1) {
    made.add(key.slice(0, at) + key.slice(at + 1));
    for (const letter of alphabet) {
      made.add(key.slice(0, at) + letter + key.slice(at));
      made.add(key.slice(0, at) + letter + key.slice(at + 1));
    }
  }
  made.delete(key);
  return made;
}

describe('words with one slip among suffixes in order', () => {
  it('When anything is asked, then all places are found that begin with it but for one letter, and no others', () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from('가나개난축')),
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), text, fc.nat(2), (texts, asked, right) => {
        const { letters, places } = inOrder(texts);
        const { key } = jamoSpelling(asked);
        const found = new Set<number>();
        withOneSlip(letters, places, { key, right }, Infinity, (from, until) => {
          for (let at = from; at < until; at += 1) found.add(places[at] as number);
        });
        const meant = [...slipsOf(key, right, 'ㄱㄴㅊㅏㅐㅜ')];
        const suffixAt = (place: number) =>
          String.fromCharCode(...letters.subarray(place, letters.indexOf(0, place)));
        const others = [...places].filter((place) => !suffixAt(place).startsWith(key));
        const expected = others.filter((place) => meant.some((one) => suffixAt(place).startsWith(one)));
        expect(others.filter((place) => found.has(place))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
