import { describe, expect, it } from '@jest/globals';
import { coresAgree, headOf, namePartsOf } from './name-parts.rules.js';

const BORYEONG = { provinceCode: '44', districtCode: '44180' };
const DAEGU = { provinceCode: '27', districtCode: '27110' };

describe('the core of a name', () => {
  it.each([
    ['제29회 보령머드축제', '머드'],
    ['2026 충남 보령시 머드 페스티벌', '머드'],
    ['머드문화축제한마당', '머드문화'],
    ['보령 국제머드축제', '머드'],
    ['보령문화제', '보령문화제'],
    ['보령 북페스티벌', '북페스티벌'],
    ['온라인 보령머드축제', '머드'],
    ['보령 문화재 야행', '국가유산야행'],
    ['제주 머드축제', '제주머드'],
  ])('When the name is %s, then it is %s', (name, core) => {
    expect(namePartsOf(name, BORYEONG).core).toBe(core);
  });

  it('When cores are one but scopes are two, then they do not agree', () => {
    const [world, nation, neither] = ['세계비보이대회', '전국비보이대회', '비보이대회'].map((name) =>
      namePartsOf(name, BORYEONG),
    );
    if (!world || !nation || !neither) throw new Error('three names');
    expect([coresAgree(world, nation), coresAgree(world, neither)]).toEqual([false, true]);
  });
});

it('When a name begins with that of its province, then it speaks of all of it', () => {
  expect(namePartsOf('대구국제오페라축제', DAEGU).ofProvince).toBe(true);
  expect(namePartsOf('봉산미술제', DAEGU).ofProvince).toBe(false);
});

it.each([
  ['프린지페스티벌 쌍암공원', '프린지페스티벌'],
  ['안양춤축제 ANYANG DANCE FESTIVAL', '안양춤축제'],
  ['보령머드축제', null],
  ['축제의 밤', null],
])('When a name is %s, then it is of a part of %s', (name, head) => {
  expect(headOf(name)).toBe(head);
});
