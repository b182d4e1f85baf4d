import { describe, expect, it } from '@jest/globals';
import { matchedPart } from './matched-part.rules.js';
import { searchQuestion } from './question.rules.js';

const wordsOf = (typed: string) => searchQuestion(typed)?.words.map(({ text }) => text);
const widerOf = (typed: string) =>
  searchQuestion(typed)?.words.flatMap(({ wider }) =>
    wider.map((words) => words.map(({ text }) => text).join(' ')),
  );

describe('what is meant by what is typed', () => {
  it('When nothing visible is typed, then there is no question', () => {
    for (const nothing of ['', '   ', '\u200b', '\u3164 \u2060']) expect(searchQuestion(nothing)).toBeNull();
  });

  it('When year, 제N회 or 축제 are beside other words, then only those are needed; alone they are asked for', () => {
    expect(wordsOf('2026년 제29회 보령 머드 축제')).toEqual(['보령', '머드']);
    expect(wordsOf('2026')).toEqual(['2026']);
    expect(wordsOf('제3회 축제')).toEqual(['축제']);
    expect(searchQuestion('2026 보령 축제')?.whole.text).toBe('보령축제');
  });

  it('When somebody says what they wish to know of a festival, then that is not needed to find it; alone it is', () => {
    expect(wordsOf('보령머드축제 일정')).toEqual(['보령머드축제']);
    expect(wordsOf('강릉커피축제 입장료는 얼마')).toEqual(['강릉커피축제']);
    expect(wordsOf('불꽃축제 언제예요?')).toEqual(['불꽃축제']);
    expect(wordsOf('부산에서 열리는 축제')).toEqual(['부산에서']);
    expect(wordsOf('축제 추천')).toEqual(['축제']);
    expect(wordsOf('주차 정보')).toEqual(['주차', '정보']);
  });

  it('When the other keyboard was used with Shift, then its letters are those of Shift, or without as a sentence begins', () => {
    expect(widerOf('Rhc')).toContain('꽃');
    expect(widerOf('Qkdcnrwp')).toContain('빵축제');
    expect(widerOf('Cnrwp')).toContain('축제');
    expect(widerOf('CNRWP')).toContain('축제');
  });

  it('When English words mean one thing together, then they are one word, also in Korean', () => {
    expect(wordsOf('Jinhae cherry blossoms')).toEqual(['jinhae', 'cherryblossoms']);
    const [, blossoms] = searchQuestion('Jinhae cherry blossoms')?.words ?? [];
    expect(blossoms?.readings.map(({ spelling }) => spelling.key)).toContain('ㅂㅓㅈㄲㅗㅊ');
  });

  it('When nothing may be found as it stands, then particle, kind, region and keyboard are thought of', () => {
    expect(widerOf('강릉에서')).toContain('강릉');
    expect(widerOf('머드축제')).toContain('머드');
    expect(widerOf('강릉커피')).toContain('강릉 커피');
    expect(widerOf('cnrwp')).toContain('축제');
    expect(widerOf('ㅗㅁㅔㅔㅛ')).toContain('happy');
    expect(widerOf('zzzz')).toEqual(['ㅋㅋㅋㅋ']);
  });

  it.each([
    ['보령머드축제', '머드', [2, 4]],
    ['보령 머드축제', '보령머', [0, 4]],
    ['보령머드축제', '보려', [0, 2]],
    ['보령머드축제', 'ㅁㄷ', [2, 4]],
    ['🎊 K-꽃', 'k-꽃', [3, 6]],
    ['보령머드축제', 'mud', [2, 4]],
    ['보령머드축제', '유등', null],
  ])('When %s is found by %s, then the part is %j', (text, typed, part) => {
    const question = searchQuestion(typed);
    expect(question && matchedPart(text, question)).toEqual(part);
  });
});
