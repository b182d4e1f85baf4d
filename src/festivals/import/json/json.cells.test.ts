import { describe, expect, it } from '@jest/globals';
import { cellOf } from './json.cells.js';

describe('a cell of a JSON row', () => {
  it('When a text is longer than whoever reads markup may be given, then its beginning counts', () => {
    const text = '가나다라마바사아자차'.repeat(1_001);
    expect(cellOf({ text }, 'text')).toBe(text.slice(0, 10_000));
  });

  it('When it is a number, then it is its text; when it is anything else, then it is empty', () => {
    const row = { number: 36.5, nothing: null, list: ['가'], object: { a: '가' } };
    expect(Object.keys(row).map((key) => cellOf(row, key))).toEqual(['36.5', '', '', '']);
  });

  it('When the row does not have it, then it is not there, even where every object has something of that name', () => {
    expect([cellOf({}, 'text'), cellOf({}, 'toString'), cellOf({}, '__proto__')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
