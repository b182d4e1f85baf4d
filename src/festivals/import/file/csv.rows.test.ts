import { describe, expect, it } from '@jest/globals';
import { type CsvRow, csvRows } from './csv.rows.js';
import { UnusableFile } from './unusable-file.js';

async function* text(whole: string): AsyncGenerator<string> {
  yield* whole.match(/[\s\S]{1,5}/g) ?? [];
}

async function rowsOf(whole: string): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const row of csvRows(text(whole))) rows.push(row);
  return rows;
}

describe('csvRows', () => {
  it.each(['\n', '\r\n'])(
    'When lines end with %j, then rows are numbered as a spreadsheet numbers them',
    async (feed) => {
      expect(await rowsOf(['a,b', '1,"x, y"', '', '"2",3', ''].join(feed))).toEqual([
        { number: 1, cells: ['a', 'b'] },
        { number: 2, cells: ['1', 'x, y'] },
        { number: 4, cells: ['2', '3'] },
      ]);
    },
  );

  it('When rows have more or fewer cells, then they are passed on as they are', async () => {
    expect((await rowsOf('a,b\n1\n1,2,3\n')).map(({ cells }) => cells?.length)).toEqual([2, 1, 3]);
  });

  it('When a value has line breaks and doubled quotation marks, then it is one value', async () => {
    expect((await rowsOf('a\n"x\n""y"""\n'))[1]).toEqual({ number: 2, cells: ['x\n"y"'] });
  });

  it('When a quotation mark stands inside a value, then that row alone is unreadable', async () => {
    expect(await rowsOf('a,b\n1,x "q" y\n2,z\n3,p "q"\n')).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 2, cells: null },
      { number: 3, cells: ['2', 'z'] },
      { number: 4, cells: null },
    ]);
  });

  it.each([
    ['is never closed', 'a,b\n1,2\n3,"x\n4,5\n'],
    ['is followed by text', 'a,b\n1,2\n3,"x" y\n4,5\n'],
    ['opens a value without end', `a,b\n1,2\n3,"${'x'.repeat(300_000)}\n`],
  ])('When a quotation mark %s, then the row where it begins is named', async (_how, whole) => {
    const error: unknown = await rowsOf(whole).catch((thrown: unknown) => thrown);
    expect(error instanceof UnusableFile && error.problem).toEqual({ code: 'broken-quotes', row: 3 });
  });

  it('When there is nothing, then there are no rows', async () => {
    expect(await rowsOf('')).toEqual([]);
  });
});
