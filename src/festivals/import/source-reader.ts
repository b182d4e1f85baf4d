import type { CsvEncoding } from './file/csv.encoding.js';
import type { StoredFile } from './file/stored-file.js';
import type { Provider } from './import.entity.js';
import type { RowReading } from './row/import-record.js';

export interface NumberedReading extends RowReading {
  /** As a spreadsheet shows it, where the header is row 1; the place in the list, from 1, in JSON. */
  readonly number: number;
}

/** A file that its reader has begun to read. */
export interface OpenedSource {
  readonly encoding: CsvEncoding;
  /** Columns of the standard that the file lacks, and those of the file that are not of the standard. */
  readonly columns: { readonly missing: readonly string[]; readonly unknown: readonly string[] };
  /** @throws UnusableFile while it is gone through */
  readonly rows: AsyncIterable<NumberedReading>;
}

/** One way in which one provider writes its rows. */
export interface SourceReader {
  readonly provider: Provider;
  /** Whether it is the reader of a file that begins with these bytes, at least 64 KiB of it or all. */
  recognises(start: Buffer): boolean;
  /** Reads as it goes, and holds no more of the file than a row. @throws UnusableFile */
  open(file: StoredFile): Promise<OpenedSource>;
}
