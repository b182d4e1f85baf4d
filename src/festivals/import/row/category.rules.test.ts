import { describe, expect, it } from '@jest/globals';
import { guessCategory } from './category.rules.js';

describe('guessCategory', () => {
  it.each([
    ['광양매화축제', null, 'flowers'],
    ['무주반딧불축제', null, 'nature'],
    ['보령머드축제', null, 'sea'],
    ['태백산 눈축제', null, 'snow'],
    ['임실N치즈축제', null, 'food'],
    ['강릉단오제', null, 'tradition'],
    ['부산국제록페스티벌', '음악 공연', 'music'],
    ['부천국제만화축제', null, 'film-art'],
    ['부산불꽃축제', null, 'light'],
    ['성남 어린이날 행사', null, 'family'],
    ['상록수문화제', '체험 전시 공연', 'culture'],
    ['두리번 페스타', null, 'culture'],
    ['두리번 페스타', '사과와 배 판매', 'food'],
    ['문화거리 꽃게축제', null, 'food'],
  ])('When it is called %s (%s), then it is mainly about %s', (name, description, category) => {
    expect(guessCategory(name, description)).toBe(category);
  });
});
