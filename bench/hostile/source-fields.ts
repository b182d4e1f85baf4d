import type { Asking } from '../../test/support/api.js';
import { anotherFestival, previewed, stdCsv } from '../../test/support/imports.js';
import { type Slowest, slowestOf } from './worst.js';

const FESTIVAL = anotherFestival('한빛등불축제');
/** Whatever else an item says is sound, so that the reading goes on to its last field. */
const ITEM = { startDate: '2026-10-02', endDate: '2026-10-05', addr: '충청남도 보령시 머드로 123' };
const TOURAPI = {
  addr1: '충청남도 보령시 머드로 123',
  eventstartdate: '20261002',
  eventenddate: '20261005',
  modifiedtime: '20260601000000',
};
const FIELDS_OF_ITEM = ['title', ...Object.keys(ITEM), 'lat', 'lng', 'image', 'tel', 'hp', 'ov'];
const FIELDS_OF_TOURAPI = [
  ...['title', 'addr2', ...Object.keys(TOURAPI), 'tel', 'mapx', 'mapy', 'firstimage', 'overview', 'homepage'],
  ...['program', 'sponsor1', 'sponsor2', 'eventplace', 'eventhomepage', 'usetimefestival', 'agelimit'],
];

/** Files whose rows have the text in one field each, in turn. */
const FILES: Record<string, (text: string) => { rows: number; file: string }> = {
  'standard data': (text) => {
    const columns = Object.keys(anotherFestival('')).concat(
      '축제내용',
      '관련정보',
      '주최기관명',
      '후원기관명',
    );
    const rows = columns.map((column) => ({ ...FESTIVAL, [column]: text }));
    return { rows: rows.length, file: stdCsv(rows) };
  },
  'a collected list': (text) => {
    const rows = FIELDS_OF_ITEM.map((field, id) => ({ id, title: '한빛등불축제', ...ITEM, [field]: text }));
    return { rows: rows.length, file: JSON.stringify([{ id: 'first', title: '축제', ...ITEM }, ...rows]) };
  },
  TourAPI: (text) => {
    const item = FIELDS_OF_TOURAPI.map((field, id) => ({
      ...{ contentid: String(id), title: '한빛등불축제', ...TOURAPI },
      [field]: text,
    }));
    const items = { item: [{ contentid: '1000', title: '축제', ...TOURAPI }, ...item] };
    const body = { items, numOfRows: item.length + 1, pageNo: 1, totalCount: item.length + 1 };
    return {
      rows: item.length,
      file: JSON.stringify({ response: { header: { resultCode: '0000' }, body } }),
    };
  },
};

/** Of each kind of source what a row takes until it is previewed, and with which text in its fields the longest. */
export function rowsOfSources(api: Asking, token: string): Promise<Slowest> {
  return slowestOf(Object.keys(FILES), async (source, text) => {
    const { rows, file } = FILES[source]?.(text) ?? { rows: 0, file: '' };
    const startedAt = performance.now();
    const seen = (await previewed(api, token, file)) as { status: string; rows: { total: number } };
    if (seen.status !== 'previewed' || seen.rows.total < rows)
      throw new Error(`${source} is ${seen.status} with ${seen.rows.total} rows`);
    return (performance.now() - startedAt) / rows;
  });
}
