import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../src/shared/project-root.js';
import { type TestApi, startApi } from '../support/api.js';
import { allRowsOf, previewed } from '../support/imports.js';
import { aPerson } from '../support/people.js';

const folder = join(process.env['SHARED_DATA'] ?? join(projectRoot, '../shared/data'), 'festivals');

interface Row {
  readonly name: string;
  readonly errors?: { column: string; value: string; code: string }[];
}

/** What SOURCE.md of the data says of each file: rows, and how many rows have a fault of which kind. */
const FILES: readonly [file: string, provider: string, rows: number, faults: Record<string, number>][] = [
  ['std/std_2026-06_cp949.csv', 'std', 1300, { 'start-after-end': 2, 'no-coordinates': 228 }],
  ['std/std_2020-06_cp949_oldheader.csv', 'std', 1263, { 'start-after-end': 12, 'outside-korea': 1 }],
  [
    'std/std_2022-03_sparse.json',
    'std',
    1004,
    { 'start-after-end': 6, 'no-coordinates': 83, 'outside-korea': 1 },
  ],
  ['std/std_openapi_2026-06_page1of2.json', 'std', 1000, { 'start-after-end': 1, 'more-pages': 1 }],
  ['tourapi/seoul_2026-07.json', 'tourapi', 201, { undated: 5, 'zero-coordinates': 1 }],
  ['tourapi/gumi_gyeongbuk_2026-07_nodates.json', 'tourapi', 30, { undated: 30 }],
  ['tourapi/envelope_searchFestival2_single.json', 'tourapi', 1, {}],
  ['tourapi/envelope_detailIntro2_type15.json', 'tourapi', 1, {}],
  ['compiled/nationwide_tourapi_2026-08.json', 'collected', 925, { 'outside-korea': 3, 'no-coordinates': 5 }],
  ['compiled/nationwide_tourapi_overview_2026-08.json', 'collected', 915, { 'no-coordinates': 4 }],
  ['compiled/festivals_en_2026-08.json', 'collected', 216, {}],
  ['compiled/festivals_ja_2026-08.json', 'collected', 177, {}],
];

describe('the real files of every source', () => {
  let api: TestApi;
  let token: string;
  const rowsOf = new Map<string, Row[]>();
  beforeAll(async () => {
    expect(existsSync(folder)).toBe(true);
    api = await startApi();
    await api.empty();
    ({ token } = await aPerson(api, 'editor'));
  });
  afterAll(() => api.close());

  it.each(FILES)(
    'When %s is read, then it is of %s, every row comes, and its faults are told',
    async (name, provider, total, faults) => {
      const preview = await previewed(api, token, readFileSync(join(folder, name)));
      expect(preview).toMatchObject({ status: 'previewed', provider, progress: { rowsTotal: total } });
      const rows = await allRowsOf<Row>(api, token, { id: preview.id as string, rowsTotal: total });
      rowsOf.set(name, rows);
      const withFault = (code: string) =>
        rows.filter(({ errors }) => errors?.some((one) => one.code === code));
      expect(Object.fromEntries(Object.keys(faults).map((code) => [code, withFault(code).length]))).toEqual(
        faults,
      );
    },
    180_000,
  );

  it.each([
    ['std/std_2026-06_cp949.csv', '여수밤바다 불꽃축제', 'start-after-end', '2025-10-25..2024-10-01'],
    ['std/std_2026-06_cp949.csv', '계촌클래식축제', 'start-after-end', '2025-06-08..2025-06-06'],
    ['std/std_2022-03_sparse.json', '코로나19 확산 방지를', 'not-a-festival-name', '코로나19 확산'],
    ['std/std_openapi_2026-06_page1of2.json', '', 'more-pages', '1000 / 1300'],
    ['tourapi/seoul_2026-07.json', '도심속 바다축제', 'zero-coordinates', '0, 0'],
    [
      'compiled/nationwide_tourapi_2026-08.json',
      '드론봇 페스티벌',
      'outside-korea',
      '19.69442748, 117.9925662504',
    ],
    [
      'compiled/nationwide_tourapi_overview_2026-08.json',
      '수문장 교대의식',
      'whole-year',
      '2024-01-01..2024-12-31',
    ],
  ])('When %s has "%s", then the row is told to be %s', (file, name, code, value) => {
    const found = rowsOf
      .get(file)
      ?.filter((row) => row.name.startsWith(name))
      .flatMap(({ errors }) => errors ?? [])
      .filter((one) => one.code === code);
    expect(found?.some((one) => one.value.startsWith(value))).toBe(true);
  });
});
