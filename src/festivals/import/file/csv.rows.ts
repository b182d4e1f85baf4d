import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { UnusableFile } from './unusable-file.js';

/** A row as written. `number` is what a spreadsheet shows: the header is row 1. */
export interface CsvRow {
  readonly number: number;
  /** Null where a quotation mark inside a value makes the row unreadable. */
  readonly cells: readonly string[] | null;
}

/** No row of any vintage comes near; a quotation mark that is never closed would make one. */
const LONGEST_ROW = 256 * 1024;

/**
 * The rows of a CSV text (RFC 4180, LF or CRLF), header first, one at a time. Empty lines count but
 * are left out. Rows may have any number of cells: judging that is the reader's.
 * @throws UnusableFile where it cannot be known where a row ends
 */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<CsvRow> {
  const unreadable: { number: number; line: unknown }[] = [];
  let count = 0;
  const parser = parse({
    relax_column_count: true,
    skip_records_with_error: true,
    max_record_size: LONGEST_ROW,
    on_record: (cells) => [String((count += 1)), ...cells],
    on_skip: (error) => {
      if (error?.code !== 'INVALID_OPENING_QUOTE')
        throw new UnusableFile('broken-quotes', { row: count + 1 });
      // Each further mark in the same line is told again.
      if (unreadable.at(-1)?.line !== error['lines'])
        unreadable.push({ number: (count += 1), line: error['lines'] });
      return undefined;
    },
  });
  for await (const [number = '', ...cells] of Readable.from(text).compose(parser) as AsyncIterable<
    string[]
  >) {
    while (unreadable[0] !== undefined && unreadable[0].number < Number(number)) {
      yield { number: unreadable[0].number, cells: null };
      unreadable.shift();
    }
    if (cells.length !== 1 || cells[0] !== '') yield { number: Number(number), cells };
  }
  for (const { number } of unreadable) yield { number, cells: null };
}
