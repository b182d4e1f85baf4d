import { looksLikeJson, startOf } from '../file/file-start.js';
import type { StoredFile } from '../file/stored-file.js';
import { cellOf, isJsonRow } from '../json/json.cells.js';
import { envelopePaths, openJson } from '../json/json.source.js';
import { JsonStart } from '../json/json.start.js';
import type { OpenedSource, SourceReader } from '../source-reader.js';
import { readStdHeader, STD_COLUMNS, type StdColumn, type StdHeader } from './std.columns.js';
import { readStdRow } from './std.record.rules.js';

/**
 * 전국문화축제표준데이터 with its Korean names: `{fields, records}` of the portal, where empty cells may be
 * left out, `{data}` of odcloud.kr, or a list.
 */
export const stdPortalReader: SourceReader = {
  provider: 'std',
  recognises: (start) => looksLikeJson(start) && new JsonStart(start).rowsWith('축제명').length > 0,
  open: openPortalJson,
};

async function openPortalJson(file: StoredFile): Promise<OpenedSource> {
  const json = new JsonStart(await startOf(file));
  const names: string[] = [];
  let header: StdHeader | undefined;
  return openJson(file, {
    rows: ['$.records.*', ...json.barePathsOf('축제명')],
    others: ['$.fields.*'],
    hear: ({ value }) => {
      if (isJsonRow(value)) names.push(cellOf(value, 'id') ?? '');
    },
    read: (row) => {
      // The fields come first; a file without them is taken to have all, by the names that its rows use.
      if (names.length === 0) {
        const used = [...new Set(json.rowsWith('축제명').flatMap((one) => Object.keys(one)))];
        names.push(...used, ...readStdHeader(used).missing);
      }
      header ??= readStdHeader(names);
      return readStdRow(
        header,
        names.map((name) => cellOf(row, name) ?? ''),
      );
    },
  });
}

/** What the open API calls the columns; the first of the names, or those before 2025. */
const API_KEYS: Record<StdColumn, readonly string[]> = {
  축제명: ['fstvlNm'],
  개최장소: ['opar'],
  축제시작일자: ['fstvlStartDate'],
  축제종료일자: ['fstvlEndDate'],
  축제내용: ['fstvlCo'],
  주관기관명: ['mnnstNm', 'mnnst'],
  주최기관명: ['auspcInsttNm', 'auspcInstt'],
  후원기관명: ['suprtInsttNm', 'suprtInstt'],
  전화번호: ['phoneNumber'],
  홈페이지주소: ['homepageUrl'],
  관련정보: ['relateInfo'],
  소재지도로명주소: ['rdnmadr'],
  소재지지번주소: ['lnmadr'],
  위도: ['latitude'],
  경도: ['longitude'],
  데이터기준일자: ['referenceDate'],
  제공기관코드: ['insttCode', 'instt_code'],
  제공기관명: ['insttNm', 'instt_nm'],
};
const API_HEADER = readStdHeader(STD_COLUMNS);

/** 전국문화축제표준데이터 as its open API answers with `type=json`: English keys, `items` a list itself. */
export const stdApiReader: SourceReader = {
  provider: 'std',
  recognises: (start) => {
    if (!looksLikeJson(start)) return false;
    const json = new JsonStart(start);
    return json.rowsWith('fstvlNm').length > 0 || json.at('.header.resultCode') === '00';
  },
  open: async (file) =>
    openJson(file, {
      rows: [...envelopePaths('items.*'), ...new JsonStart(await startOf(file)).barePathsOf('fstvlNm')],
      read: (row) =>
        readStdRow(
          API_HEADER,
          STD_COLUMNS.map((column) => {
            const key = API_KEYS[column].find((one) => cellOf(row, one) !== undefined);
            return key === undefined ? '' : (cellOf(row, key) ?? '');
          }),
        ),
    }),
};
