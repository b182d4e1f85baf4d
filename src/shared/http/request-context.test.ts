import { describe, expect, it } from '@jest/globals';
import { localeOf } from './request-context.js';

describe('the language of an answer', () => {
  it.each([
    [undefined, 'ko'],
    ['', 'ko'],
    ['en', 'en'],
    ['en-US,en;q=0.9,ko;q=0.8', 'en'],
    ['ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7', 'ko'],
    ['fr,de;q=0.5', 'ko'],
    ['en;q=0', 'ko'],
    ['en;q=0.5,ko;q=0.4', 'en'],
    ['en;q=x', 'en'],
  ])('When a caller accepts %j, then it is %s', (header, locale) => {
    expect(localeOf(header)).toBe(locale);
  });
});
