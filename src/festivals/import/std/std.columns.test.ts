import { describe, expect, it } from '@jest/globals';
import { readStdHeader, STD_COLUMNS } from './std.columns.js';

describe('readStdHeader', () => {
  it('When the header is that of the files before 2025, then the columns are the same', () => {
    const old = STD_COLUMNS.map((name) => name.replace(/(주관|주최|후원)기관명/, '$1기관'));
    expect(readStdHeader(old)).toMatchObject({ columns: [...STD_COLUMNS], missing: [], unknown: [] });
  });

  it('When columns are in another order, marked, spaced or strange, then the known ones are found', () => {
    const header = readStdHeader(['\ufeff"제공기관명"', '축제 종료일자', '비고', '축제시작일자', '축제명']);
    expect(header.columns).toEqual(['제공기관명', '축제종료일자', null, '축제시작일자', '축제명']);
    expect(header.unknown).toEqual(['비고']);
    expect(header.missing).toHaveLength(STD_COLUMNS.length - 4);
    expect(header.faults).toEqual({ missing: [], doubled: [] });
  });

  it('When who says a row is called otherwise, then it is that column, unless the file has it by its own name', () => {
    const days = ['축제명', '축제시작일자', '축제종료일자'];
    expect(readStdHeader([...days, '관리기관명', '관리기관']).columns.slice(3)).toEqual(['제공기관명', null]);
    const both = readStdHeader([...days, '관리기관', '제공기관명']);
    expect([both.columns.slice(3), both.unknown]).toEqual([[null, '제공기관명'], ['관리기관']]);
    expect(both.faults).toEqual({ missing: [], doubled: [] });
  });

  it('When a needed column is missing or a column is there twice, then it is named', () => {
    expect(readStdHeader(['축제명', '축제명', '축제시작일자']).faults).toEqual({
      missing: ['축제종료일자'],
      doubled: ['축제명'],
    });
  });
});
