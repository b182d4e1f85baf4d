import type { Provider } from './import.entity.js';
import type { SourceReader } from './source-reader.js';
import { stdCsvReader } from './std/std.csv.reader.js';

/** In the order in which they are asked. */
const READERS: readonly SourceReader[] = [stdCsvReader];

/** The reader of a file that begins like this, of the provider where one is named; none where nothing fits. */
export function readerOf(start: Buffer, provider: Provider | undefined): SourceReader | undefined {
  return READERS.find(
    (reader) => (provider === undefined || reader.provider === provider) && reader.recognises(start),
  );
}
