import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { choseongKey, searchColumns, searchKey, searchQuestion } from './search-text.rules.js';

const mud = {
  name: '보령 머드축제',
  nameEn: 'Boryeong Mud Festival',
  formerNames: ['대천 머드축제'],
  tags: ['바다 놀이'],
  place: '대천해수욕장',
  organiser: '보령축제관광재단',
  region: { provinceCode: '44', districtCode: '44180' },
};

describe('what a festival is found by', () => {
  it('When a name is written with spaces, in capitals or decomposed, then its key is the same', () => {
    for (const spelling of ['보령머드 축제 ABC', '보령 머드축제abc', '보령머드축제 Abc'.normalize('NFD')]) {
      expect(searchKey(spelling)).toBe('보령머드축제abc');
    }
  });

  it('When a name has Latin letters and digits, then they stay among its initial consonants', () => {
    expect(choseongKey('제30회 K-POP 꽃축제')).toBe('ㅈ30ㅎk-popㄲㅊㅈ');
  });

  it('When a keyboard has joined two consonants, then they count as two', () => {
    expect(choseongKey('ㄳㅊㅈ')).toBe('ㄱㅅㅊㅈ');
  });

  it('When a festival is filed, then names, other text and initials each stand on a line of their own', () => {
    const { searchNames, searchText, searchChoseong } = searchColumns(mud);
    expect(searchNames).toBe('\n보령머드축제\nboryeongmudfestival\n대천머드축제\n');
    expect(searchChoseong).toBe('\nㅂㄹㅁㄷㅊㅈ\nㄷㅊㅁㄷㅊㅈ\n');
    for (const line of ['바다놀이', '대천해수욕장', '충청남도', '충남', '보령시'])
      expect(searchText).toContain(`\n${line}\n`);
  });

  it('When its region has had other names, then it is found by those too', () => {
    const gangwon = searchColumns({ ...mud, region: { provinceCode: '51', districtCode: null } });
    for (const line of ['강원특별자치도', '강원도', '강원'])
      expect(gangwon.searchText).toContain(`\n${line}\n`);
  });

  it('When a question has several words, then each of them or all together may be found', () => {
    expect(searchQuestion('  머드   축제 ')).toEqual({
      words: [
        { key: '머드', kind: 'text' },
        { key: '축제', kind: 'text' },
      ],
      whole: { key: '머드축제', kind: 'text' },
    });
  });

  it('When a question is typed as initial consonants, then it is compared with initials', () => {
    expect(searchQuestion('ㅂㄹ ㅁㄷ')?.whole).toEqual({ key: 'ㅂㄹㅁㄷ', kind: 'choseong' });
    expect(searchQuestion('보령 ㅁㄷ')?.words.map(({ kind }) => kind)).toEqual(['text', 'choseong']);
  });

  it('When nothing visible is typed, then there is no question', () => {
    for (const nothing of ['', '   ', '\u200b', '\u3164 \u2060']) expect(searchQuestion(nothing)).toBeNull();
  });

  it('When any part of any name is typed with any spacing, then it lies inside of the line of that name', () => {
    const name = fc.string({
      unit: fc.constantFrom(...Array.from("보령머드축제 ㄳK-9%_\\'")),
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(name, fc.nat(20), fc.nat(20), (text, a, b) => {
        const part = text.slice(Math.min(a, b), Math.max(a, b));
        const question = searchQuestion(part);
        const { searchNames, searchChoseong } = searchColumns({ ...mud, name: text });
        if (question === null) return;
        const { key, kind } = question.whole;
        expect((kind === 'text' ? searchNames : searchChoseong).includes(key)).toBe(true);
      }),
    );
  });
});
