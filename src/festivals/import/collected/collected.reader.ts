import { dayInSeoul } from '../../../shared/clock.js';
import { looksLikeJson, startOf } from '../file/file-start.js';
import { cellOf } from '../json/json.cells.js';
import { openJson } from '../json/json.source.js';
import { JsonStart } from '../json/json.start.js';
import type { SourceReader } from '../source-reader.js';
import { languageOf } from '../tourapi/source-language.rules.js';
import type { TourApiLanguage } from '../tourapi/tourapi.record.rules.js';
import { readCollectedRow } from './collected.record.rules.js';

const UPDATED = ['$.updatedAt'];

/** Lists that others have made of TourAPI: flat rows with an id, a title and days. */
export const collectedReader: SourceReader = {
  provider: 'collected',
  recognises: (start) => looksLikeJson(start) && languageIn(start) !== null,
  open: async (file) => {
    const start = await startOf(file);
    const language = languageIn(start) ?? 'ko';
    let collectedOn: string | null = null;
    return openJson(file, {
      // The list is the document, or one field of it, whatever its name.
      rows: [isList(start) ? '$.*' : '$.*.*'],
      others: UPDATED,
      hear: ({ value }) => {
        const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
        collectedOn = Number.isNaN(time) ? null : dayInSeoul(new Date(time));
      },
      read: (row) => readCollectedRow(row, language, collectedOn),
    });
  },
};

function languageIn(start: Buffer): TourApiLanguage | null {
  const json = new JsonStart(start);
  const rows = [...json.rowsWith('id', 'title', 'start'), ...json.rowsWith('id', 'title', 'startDate')];
  return rows.length === 0 ? null : languageOf(rows.map((row) => cellOf(row, 'title') ?? ''));
}

function isList(start: Buffer): boolean {
  return start.subarray(0, 1024).toString('utf8').trimStart().replace('\ufeff', '').startsWith('[');
}
