import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { searchQuestion } from '../text/question.rules.js';
import { FestivalIndex } from './festival-index.js';
import type { Searchable } from './searchable.js';

const nothing = { nameEn: null, formerNames: [], tags: [], place: null, organiser: null, region: null };

function indexOf(...festivals: (Partial<Searchable> & { name: string })[]): FestivalIndex {
  const index = new FestivalIndex();
  for (const festival of festivals) index.put(festival.name, { ...nothing, ...festival });
  return index;
}

/** Names, the nearest first. */
function find(index: FestivalIndex, typed: string): string[] {
  const question = searchQuestion(typed);
  if (question === null) return [];
  const { numbers, tiers } = index.find(question);
  return [...numbers]
    .map((number, at) => ({ name: index.ids[number] ?? '', tier: tiers[at] ?? 0 }))
    .toSorted((a, b) => a.tier - b.tier)
    .map(({ name }) => name);
}

describe('finding festivals by words', () => {
  it('When several are found, then the very name comes before a beginning, a word, an inside, a tag and a place', () => {
    const index = indexOf(
      { name: '강가', place: '장미공원' },
      { name: '들판', tags: ['장미'] },
      { name: '서울장미축제' },
      { name: '곡성 장미축제' },
      { name: '장미의 밤' },
      { name: '장미' },
    );
    expect(find(index, '장미')).toEqual([
      '장미',
      '장미의 밤',
      '곡성 장미축제',
      '서울장미축제',
      '들판',
      '강가',
    ]);
  });

  it('When a word is typed with one slip of the finger, then it is found; a short or a foreign one is not', () => {
    const index = indexOf({ name: '보령머드축제' }, { name: '진주남강유등축제' });
    for (const typed of [
      '보렁머드',
      '보령멀드축제',
      '보령머드추제',
      '머드춪제',
      '보려머드',
      '보령ㅁ머드축제',
    ])
      expect([typed, find(index, typed)]).toEqual([typed, ['보령머드축제']]);
    for (const typed of ['zzzz', '모드', '포렁마드', '뷁뷁뷁'])
      expect([typed, find(index, typed)]).toEqual([typed, []]);
  });

  it('When the slip is just before a word that thousands of festivals share, then it is found as well', () => {
    const others = Array.from({ length: 4_100 }, (_, at) => ({ name: `${at}축제` }));
    const index = indexOf({ name: '보령축제' }, { name: '나비축제' }, ...others);
    for (const typed of ['보렁축제', '보려축제', '보령ㅁ축제'])
      expect([typed, find(index, typed)]).toEqual([typed, ['보령축제']]);
    for (const turns = index.tidying(); turns.next().done !== true;);
    expect([find(index, '보렁축제'), find(index, '노비축제')]).toEqual([['보령축제'], ['나비축제']]);
    expect(find(index, '나방축제')).toEqual([]);
  });

  it('When the slip is in the word for festival itself, then the other words tell what is meant', () => {
    const index = indexOf({ name: '보령머드축제' }, { name: '나비축제' });
    for (const typed of [
      '보령 추제',
      '머드 축재',
      '보령 페스티발',
      '보렁머드 추제',
      '추제 보령머드',
      'boryeong festval',
    ])
      expect([typed, find(index, typed)]).toEqual([typed, ['보령머드축제']]);
    for (const typed of ['보령 숙제', '보령 축구', '추제', '안동 추제'])
      expect([typed, find(index, typed)]).toEqual([typed, []]);
  });

  it('When a word is found as it stands, then it is not taken for the word for festival', () => {
    const index = indexOf({ name: '보령 축재 강연' }, { name: '보령머드축제' });
    expect(find(index, '보령 축재')).toEqual(['보령 축재 강연']);
  });

  it('When what is typed is found as it stands, then nothing is guessed', () => {
    const index = indexOf({ name: '나비축제' }, { name: '나빌축제' });
    expect(find(index, '나비축제')).toEqual(['나비축제']);
  });

  it('When syllables and initial consonants are mixed, then the syllables must be those of the name', () => {
    const index = indexOf({ name: '보령머드축제' }, { name: '부론막동축제' });
    expect(find(index, 'ㅂㄹㅁㄷ').toSorted()).toEqual(['보령머드축제', '부론막동축제']);
    expect(find(index, '보령ㅁㄷ')).toEqual(['보령머드축제']);
    expect(find(index, 'ㅂㄹ머드')).toEqual(['보령머드축제']);
  });

  it('When it is typed in Latin letters or on the other keyboard, then the Korean name is found', () => {
    const index = indexOf({ name: '보령머드축제' }, { name: '신라문화제' }, { name: '서울숲 JAZZ페스티벌' });
    for (const typed of ['boryeong mud', 'Boryong', 'qhfudajem', 'mud festival'])
      expect([typed, find(index, typed)]).toEqual([typed, ['보령머드축제']]);
    for (const typed of ['silla', 'sinla'])
      expect([typed, find(index, typed)]).toEqual([typed, ['신라문화제']]);
    expect(find(index, '재즈')).toEqual(['서울숲 JAZZ페스티벌']);
  });

  it('When a letter is wrong or missing in Korean in Latin letters, then it is found all the same', () => {
    const index = indexOf({ name: '수원화성문화제' }, { name: '진주남강유등축제' }, { name: '보령머드축제' });
    for (const typed of ['suwon hwasung', 'suwonhwaseng', 'suwon hwaseomg'])
      expect([typed, find(index, typed)]).toEqual([typed, ['수원화성문화제']]);
    expect(find(index, 'jinju yudeng')).toEqual(['진주남강유등축제']);
    expect(find(index, 'qwerqwer')).toEqual([]);
  });

  it('When English is typed, then it is what it means before what it sounds like, and an r may be silent', () => {
    const index = indexOf(
      { name: '무등산 인문축제' },
      { name: '보령머드축제' },
      { name: '인천펜타포트 락 페스티벌' },
    );
    expect(find(index, 'mud')).toEqual(['보령머드축제']);
    expect(find(index, 'mudeung')).toEqual(['무등산 인문축제']);
    expect(find(indexOf({ name: '무등산 인문축제' }), 'mud')).toEqual(['무등산 인문축제']);
    expect(find(index, 'pentaport')).toEqual(['인천펜타포트 락 페스티벌']);
  });

  it('When a region is typed, old, new, with a particle or without a space, then its festivals are found', () => {
    const hwacheon = { provinceCode: '51', districtCode: '51790' };
    const index = indexOf({ name: '산천어축제', region: hwacheon }, { name: '산천어의 날' });
    for (const typed of [
      '강원도 산천어',
      '강원특별자치도 산천어',
      '화천산천어',
      '화천에서 산천어',
      '화천군산천어축제',
    ])
      expect([typed, find(index, typed)]).toEqual([typed, ['산천어축제']]);
  });

  it('When a festival is renamed or gone, then only its names of today are found, and nothing is kept twice', () => {
    const index = indexOf({ name: '보령머드축제' });
    index.put('보령머드축제', { ...nothing, name: '대천 모래밭' });
    expect([find(index, '머드'), find(index, '모래밭')]).toEqual([[], ['보령머드축제']]);
    for (let again = 0; again < 3_000; again += 1)
      index.put('보령머드축제', { ...nothing, name: '대천 모래밭' });
    expect(index.isWasteful).toBe(false);
    index.remove('보령머드축제');
    expect(find(index, '모래밭')).toEqual([]);
  });

  it('When any part of any name is typed with any spacing, then the festival is found', () => {
    const name = fc.string({
      unit: fc.constantFrom(...Array.from("보령머드축제 ㄳK-9%_\\'")),
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(name, fc.nat(20), fc.nat(20), (text, a, b) => {
        const part = text.slice(Math.min(a, b), Math.max(a, b)).replaceAll(' ', '');
        if (searchQuestion(part) === null || /^[ㄱ-ㅎ]$/.test(part)) return;
        expect([part, find(indexOf({ name: text }), part)]).toEqual([part, [text]]);
      }),
    );
  });

  it('When two words are typed, then all names that have both are found, however common one of them is', () => {
    const name = fc.string({
      unit: fc.constantFrom(...Array.from('보보보보령머장 ')),
      minLength: 1,
      maxLength: 7,
    });
    const word = fc.string({ unit: fc.constantFrom(...Array.from('보령머장')), minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(name, { maxLength: 40 }), word, word, (names, one, other) => {
        const all = new Set(names);
        const index = indexOf(...[...all].map((text) => ({ name: text, place: text.at(-1) ?? null })));
        const both = [...all].filter((text) => {
          const key = text.replaceAll(' ', '');
          return key.includes(one) && key.includes(other);
        });
        // Twice, since what a word means is kept.
        for (const typed of [`${one} ${other}`, `${other} ${one}`])
          if (both.length > 0) expect(find(index, typed).toSorted()).toEqual(both.toSorted());
      }),
      { numRuns: 500 },
    );
  });

  it('When all is put in order while festivals come and go, then what is found is what an index made anew finds', () => {
    const name = fc.string({
      unit: fc.constantFrom(...Array.from('보령머드장미 ')),
      minLength: 1,
      maxLength: 8,
    });
    const step = fc.tuple(fc.constantFrom('put', 'put', 'put', 'remove', 'tidy'), fc.nat(9), name);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), name, (steps, typed) => {
        const index = new FestivalIndex();
        const now = new Map<string, string>();
        for (const [what, number, text] of steps) {
          const id = String(number);
          if (what === 'put') {
            index.put(id, { ...nothing, name: text });
            now.set(id, text);
          } else if (what === 'remove') {
            index.remove(id);
            now.delete(id);
          } else for (const turns = index.tidying(); turns.next().done !== true;) find(index, typed);
          // What a word meant before is kept until it may mean something else.
          find(index, typed);
        }
        const anew = new FestivalIndex();
        for (const [id, text] of now) anew.put(id, { ...nothing, name: text });
        expect(find(index, typed).toSorted()).toEqual(find(anew, typed).toSorted());
      }),
      { numRuns: 500 },
    );
  });

  it('When any text is typed, then there is an answer', () => {
    const index = indexOf({ name: '보령머드축제' });
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz ')), maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(...Array.from('ㄱㄴㄷㅏㅑㅘㄳ가각 %')), maxLength: 30 }),
    );
    fc.assert(fc.property(typed, (text) => expect(find(index, text)).toEqual(expect.any(Array))));
  });
});
