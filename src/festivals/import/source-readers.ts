import { collectedReader } from './collected/collected.reader.js';
import type { Provider } from './import.entity.js';
import type { SourceReader } from './source-reader.js';
import { stdCsvReader } from './std/std.csv.reader.js';
import { stdApiReader, stdPortalReader } from './std/std.json.reader.js';
import { tourApiReader } from './tourapi/tourapi.reader.js';

/** In the order in which they are asked: whatever is nothing else is taken for CSV. */
const READERS: readonly SourceReader[] = [
  stdPortalReader,
  tourApiReader('ko'),
  tourApiReader('en'),
  tourApiReader('ja'),
  stdApiReader,
  collectedReader,
  stdCsvReader,
];

/** The reader of a file that begins like this, of the provider where one is named; none where nothing fits. */
export function readerOf(start: Buffer, provider: Provider | undefined): SourceReader | undefined {
  return READERS.find(
    (reader) => (provider === undefined || reader.provider === provider) && reader.recognises(start),
  );
}
