import { readCollectedRow } from '../../src/festivals/import/collected/collected.record.rules.js';
import type { JsonRow } from '../../src/festivals/import/json/json.cells.js';
import { readStdHeader, STD_COLUMNS } from '../../src/festivals/import/std/std.columns.js';
import { readStdRow } from '../../src/festivals/import/std/std.record.rules.js';
import { readTourApiItem } from '../../src/festivals/import/tourapi/tourapi.record.rules.js';
import { type Slowest, slowestOf } from './worst.js';

/** Whatever else a row says is sound, so that the reading goes on to its last field. */
const STD: Record<string, string> = {
  축제명: '제3회 한빛등불축제',
  개최장소: '한빛공원',
  축제시작일자: '2026-10-02',
  축제종료일자: '2026-10-05',
  소재지도로명주소: '충청남도 보령시 머드로 123',
  데이터기준일자: '2026-06-01',
  제공기관명: '충청남도 보령시',
};
const ITEM: Record<string, string> = {
  id: '100',
  contentid: '100',
  title: '한빛등불축제',
  name: '한빛등불축제',
  addr1: '충청남도 보령시 머드로 123',
  address: '충청남도 보령시 머드로 123',
  start: '2026-10-02',
  end: '2026-10-05',
  eventstartdate: '20261002',
  eventenddate: '20261005',
  modifiedtime: '20260601000000',
};

/** Of each kind of source the field of a row that takes the longest to read. */
export async function sourceFields(): Promise<(Slowest & { readonly source: string })[]> {
  const header = readStdHeader(STD_COLUMNS);
  const readers: Record<
    string,
    { fields: readonly string[]; read: (field: string, text: string) => unknown }
  > = {
    'standard data': {
      fields: STD_COLUMNS,
      read: (field, text) =>
        readStdRow(
          header,
          STD_COLUMNS.map((column) => (column === field ? text : (STD[column] ?? ''))),
        ),
    },
    'collected list': itemsBy((row) => readCollectedRow(row, 'ko', '2026-06-01')),
    TourAPI: itemsBy((row) => readTourApiItem(row, 'ko')),
  };
  const slowest: (Slowest & { source: string })[] = [];
  for (const [source, { fields, read }] of Object.entries(readers)) {
    const took = (field: string, text: string) => {
      const startedAt = performance.now();
      read(field, text);
      return performance.now() - startedAt;
    };
    slowest.push({ source, ...(await slowestOf(fields, took)) });
  }
  return slowest;
}

/** The fields are those that the reader asks a row for. */
function itemsBy(read: (row: JsonRow) => unknown) {
  const asked = new Set<string>();
  const watched = new Proxy<JsonRow>(ITEM, {
    getOwnPropertyDescriptor(target, key) {
      if (typeof key === 'string') asked.add(key);
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  });
  read(watched);
  return {
    fields: [...asked],
    read: (field: string, text: string) => read({ ...ITEM, [field]: text }),
  };
}
