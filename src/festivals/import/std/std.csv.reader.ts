import { decoded, detectEncoding } from '../file/csv.encoding.js';
import { csvRows } from '../file/csv.rows.js';
import { looksLikeJson } from '../file/file-start.js';
import type { StoredFile } from '../file/stored-file.js';
import { UnusableFile } from '../file/unusable-file.js';
import { UNKNOWN_ORIGIN } from '../row/import-record.js';
import { rowFault } from '../row/row-fault.js';
import type { NumberedReading, OpenedSource, SourceReader } from '../source-reader.js';
import { readStdHeader, type StdHeader } from './std.columns.js';
import { readStdRow } from './std.record.rules.js';

/** 전국문화축제표준데이터 as CSV, and whatever is no JSON: what is wrong with such a file it can tell best. */
export const stdCsvReader: SourceReader = {
  provider: 'std',
  recognises: (start) => !looksLikeJson(start),
  open: openStdCsv,
};

async function openStdCsv(file: StoredFile): Promise<OpenedSource> {
  const encoding = await detectEncoding(file.chunks());
  const rows = csvRows(decoded(file.chunks(), encoding));
  const first = await rows.next();
  const header = readStdHeader(first.done === true ? [] : (first.value.cells ?? []));
  const { missing, doubled } = header.faults;
  if (missing.length + doubled.length > 0) {
    throw new UnusableFile('wrong-header', { missingColumns: missing, doubledColumns: doubled });
  }
  const columns = { missing: header.missing, unknown: header.unknown };
  return { encoding, columns, rows: readings(header, rows) };
}

async function* readings(
  header: StdHeader,
  rows: ReturnType<typeof csvRows>,
): AsyncGenerator<NumberedReading> {
  for await (const { number, cells } of rows) {
    yield cells === null
      ? {
          number,
          name: '',
          origin: UNKNOWN_ORIGIN,
          record: null,
          faults: [rowFault('*', '', 'broken-quotes')],
        }
      : { number, ...readStdRow(header, cells) };
  }
}
