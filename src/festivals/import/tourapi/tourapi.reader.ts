import { looksLikeJson, startOf } from '../file/file-start.js';
import type { StoredFile } from '../file/stored-file.js';
import { UnusableFile } from '../file/unusable-file.js';
import type { Provider } from '../import.entity.js';
import { cellOf } from '../json/json.cells.js';
import { envelopePaths, openJson } from '../json/json.source.js';
import { JsonStart } from '../json/json.start.js';
import { refusalOf, xmlRefusalIn } from '../json/refusal.rules.js';
import type { OpenedSource, SourceReader } from '../source-reader.js';
import { withGroupedPictures } from './picture-groups.rules.js';
import { languageOf } from './source-language.rules.js';
import { readTourApiItem, type TourApiLanguage } from './tourapi.record.rules.js';

const PROVIDERS: Record<TourApiLanguage, Provider> = {
  ko: 'tourapi',
  en: 'tourapi-en',
  ja: 'tourapi-ja',
};
/** Answers as they come, and the lists that collectors save: `{region, contentType, total, items}`. */
const ROWS = [...envelopePaths('items.item.*'), '$.items.*'];

/** Answers of TourAPI 4.0 of one language, of whichever operation. */
export function tourApiReader(language: TourApiLanguage): SourceReader {
  return {
    provider: PROVIDERS[language],
    recognises: (start) => kindOf(start) === language,
    open: (file) => open(file, language),
  };
}

/** Told by its items; answers without any are taken for Korean ones. */
function kindOf(start: Buffer): TourApiLanguage | null {
  if (!looksLikeJson(start)) return xmlRefusalIn(start) === undefined ? null : 'ko';
  const json = new JsonStart(start);
  const items = json.rowsWith('contentid');
  if (items.length === 0) {
    const code =
      json.at('$.resultCode') ?? json.at('.header.resultCode') ?? json.at('.cmmMsgHeader.returnReasonCode');
    return code === undefined || code === '00' || json.rowsWith('fstvlNm').length > 0 ? null : 'ko';
  }
  if (items.some((item) => cellOf(item, 'contenttypeid') === '15')) return 'ko';
  const titles = items.flatMap((item) => cellOf(item, 'title') ?? cellOf(item, 'overview') ?? []);
  return titles.length === 0 ? 'ko' : languageOf(titles);
}

async function open(file: StoredFile, language: TourApiLanguage): Promise<OpenedSource> {
  const start = await startOf(file);
  const code = looksLikeJson(start) ? undefined : xmlRefusalIn(start);
  if (code !== undefined) throw new UnusableFile(refusalOf(code) ?? 'source-refused', {});
  const opened = openJson(file, {
    rows: [...ROWS, ...new JsonStart(start).barePathsOf('contentid')],
    read: (item) => readTourApiItem(item, language),
  });
  return { ...opened, rows: withGroupedPictures(opened.rows) };
}
