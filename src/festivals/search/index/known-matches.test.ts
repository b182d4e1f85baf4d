import { describe, expect, it } from '@jest/globals';
import { KnownMatches } from './known-matches.js';

const matchesOf = (count: number) => ({ numbers: new Int32Array(count), tiers: new Uint8Array(count) });

describe('keeping what words were found to mean', () => {
  function asking() {
    const known = new KnownMatches();
    const found: string[] = [];
    const ask = (word: string, count: number) =>
      known.get(word, () => {
        found.push(word);
        return matchesOf(count);
      }).numbers.length;
    return { known, found, ask };
  }

  it('When a word is asked again, then it is not looked up again, unless something has changed', () => {
    const { known, found, ask } = asking();
    expect([ask('보령', 3), ask('보령', 3)]).toEqual([3, 3]);
    expect(found).toEqual(['보령']);
    known.clear();
    ask('보령', 3);
    expect(found).toEqual(['보령', '보령']);
  });

  it('When more would be kept than fits, then what was asked longest ago goes, however little it found', () => {
    const { found, ask } = asking();
    ask('서울', 200_000);
    ask('부산', 200_000);
    ask('서울', 200_000);
    ask('대전', 200_000);
    ask('서울', 200_000);
    expect(found).toEqual(['서울', '부산', '대전']);
    ask('부산', 200_000);
    expect(found.at(-1)).toBe('부산');
    for (let word = 0; word < 20_000; word += 1) ask(String(word), 0);
    ask('서울', 200_000);
    expect(found.at(-1)).toBe('서울');
  });
});
