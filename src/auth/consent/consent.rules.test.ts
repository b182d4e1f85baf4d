import { describe, expect, it } from '@jest/globals';
import { isOldEnough } from './consent.rules.js';

describe('who may decide alone', () => {
  it.each([
    ['2012-12-02', '2026-12-01', false],
    ['2012-12-01', '2026-12-01', true],
    ['2012-11-30', '2026-12-01', true],
    ['1999-01-01', '2026-12-01', true],
    ['2012-02-29', '2026-02-28', false],
    ['2012-02-29', '2026-03-01', true],
    ['2026-12-02', '2026-12-01', false],
  ])('G8 When somebody is born on %s, then on %s it is %s', (born, today, expected) => {
    expect(isOldEnough(born, today)).toBe(expected);
  });
});
