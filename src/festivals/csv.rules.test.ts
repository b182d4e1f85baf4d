import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvOf } from './csv.rules.js';

const back = (csv: string): string[][] =>
  parse(csv, { bom: true, relax_column_count: true, record_delimiter: '\r\n' }).map((cells) =>
    cells.map((cell) => cell.replace(/^'/, '')),
  );

describe('CSV for spreadsheets', () => {
  it.each(['=1+1', '+82 2', '-1', '@SUM(A1)', '\tx', '\rx', '\0x', '＝1', '＋1', '－1', '＠a'])(
    'C2 When a cell is %j, then it is made text',
    (cell) => {
      const written = csvOf(['a'], [[cell]])
        .split('\r\n')
        .slice(1)
        .join('\r\n');
      expect(written.replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  it('C2 When Korean is written, then a byte order mark comes first, and numbers stay numbers', () => {
    expect(csvOf(['이름', '수'], [['보령, "머드"', -3]])).toBe('\ufeff이름,수\r\n"보령, ""머드""",-3\r\n');
  });

  it('C2 When any text is written and read, then it is the same', () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from('가a=+-@\'",;\t \r\n＝＠')), minLength: 1 });
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
        expect(back(csvOf(['a', 'b'], rows)).slice(1)).toEqual(rows);
      }),
    );
  });
});
