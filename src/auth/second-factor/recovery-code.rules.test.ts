import { describe, expect, it } from '@jest/globals';
import { hashOfRecoveryCode, newRecoveryCode } from './recovery-code.rules.js';

describe('a recovery code', () => {
  it('When codes are made, then each has 24 letters that cannot be mistaken, and all letters come up', () => {
    const codes = Array.from({ length: 500 }, newRecoveryCode);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}(-[0-9A-HJKMNP-TV-Z]{6}){3}$/);
    expect(new Set(codes).size).toBe(500);
    expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32);
  });

  it('When it is typed in small letters, without hyphens, with spaces, or O for 0 and l for 1, then it is the same', () => {
    const hash = hashOfRecoveryCode('0A1B2C-3D4E5F-6G7H8J-9KMNPQ');
    for (const typed of [
      '0a1b2c3d4e5f6g7h8j9kmnpq',
      ' 0A1B2C 3D4E5F 6G7H8J 9KMNPQ',
      'OalB2c-3d4e5f-6g7h8j-9kmnpq',
    ])
      expect(hashOfRecoveryCode(typed)).toEqual(hash);
    expect(hashOfRecoveryCode('1A1B2C-3D4E5F-6G7H8J-9KMNPQ')).not.toEqual(hash);
  });
});
