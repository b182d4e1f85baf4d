import { describe, expect, it } from '@jest/globals';
import { dictionary } from '@zxcvbn-ts/language-common';
import fc from 'fast-check';
import { passwordFault } from './password.rules.js';

const owner = {
  email: 'gildong.hong@example.com',
  displayName: '봄나들이',
  role: 'visitor',
  hasSecondFactor: false,
} as const;
const faultOf = (password: string, more: object = {}) => passwordFault(password, { ...owner, ...more })?.en;

describe('which passwords may be chosen', () => {
  it('A11 When it is shorter than 8 or longer than 256 code points, then it is refused, whatever they are', () => {
    for (const seven of ['zq4kvwx', '🦊🐙🦔🐳🦉🐝🦋', '멧새딱따구리야'])
      expect(faultOf(seven)).toBe('Use 8 to 256 characters.');
    for (const eight of ['zq4kvwxu', '🦊🐙🦔🐳🦉🐝🦋🐌', '멧새 딱따구리야', 'q  z  w x'])
      expect(faultOf(eight)).toBeUndefined();
    expect(faultOf('밝'.repeat(256))).toBeUndefined();
    expect(faultOf('밝'.repeat(257))).toBe('Use 8 to 256 characters.');
  });

  it('A11 When an editor or admin chooses one, then it has at least 15', () => {
    for (const role of ['editor', 'admin']) {
      expect(faultOf('zq4kvwxuhgtrbe', { role })).toBe('Use 15 to 256 characters.');
      expect(faultOf('zq4kvwxuhgtrbes', { role })).toBeUndefined();
    }
  });

  it('A11 When an editor or admin has a second factor, then eight are enough', () => {
    for (const role of ['editor', 'admin']) {
      expect(faultOf('zq4kvwx', { role, hasSecondFactor: true })).toBe('Use 8 to 256 characters.');
      expect(faultOf('zq4kvwxu', { role, hasSecondFactor: true })).toBeUndefined();
    }
  });

  it('A13 When it is one of the 3,000 commonest that are long enough, then it is refused and told why', () => {
    const longEnough = dictionary['passwords-common'].filter((word) => word.length >= 8).slice(0, 3_000);
    expect(longEnough).toHaveLength(3_000);
    for (const password of longEnough)
      expect([password, faultOf(password)]).toEqual([password, expect.stringContaining('Many people')]);
  });

  it('A13 When only case, digits or signs around it make a common one another, then it is refused', () => {
    for (const password of [
      'PassWord',
      'dragon2026',
      '!!monkey!!',
      '2026iloveyou',
      '비밀번호1234',
      'qlalfqjsgh1!',
      'cnrwp2026!',
    ])
      expect([password, faultOf(password)]).toEqual([password, expect.stringContaining('Many people')]);
  });

  it("A13 When it consists of the site's words or the owner's own, then it is refused", () => {
    for (const password of [
      ...['fasteval2026', 'Fasteval!!', '축제2026축제!', '서울불꽃축제2026', 'boryeong-mud-festival'],
      ...['gildong.hong@example.com', 'gildonghong1', 'HongGildong99', '봄나들이2026', 'qhaskemfdl!!'],
    ])
      expect([password, faultOf(password)]).toEqual([password, expect.stringContaining('made of')]);
  });

  it('A14 When nothing is wrong with it, then any kind of character will do', () => {
    for (const password of [
      'qzjxkvbwpmfhgtr',
      'a long pass phrase',
      '83920174652938',
      '비밀번호 가나다라',
      'festival of my cats',
    ])
      expect([password, faultOf(password)]).toEqual([password, undefined]);
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'bcdfghjkqvwxz'.split('')), minLength: 15, maxLength: 15 }),
        (letters) => expect(faultOf(letters)).toBeUndefined(),
      ),
    );
  });
});
