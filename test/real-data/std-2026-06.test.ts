import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection } from 'mysql2/promise';
import { projectRoot } from '../../src/shared/project-root.js';
import { type Answer, type TestApi, standAt, startApi } from '../support/api.js';
import { applied, previewed, undone } from '../support/imports.js';
import { aPerson } from '../support/people.js';

const folder = process.env['SHARED_DATA'] ?? join(projectRoot, '../shared/data');
const vintage = (name: string) => readFileSync(join(folder, 'festivals/std', name));
const ROWS = 1_300;

interface Row {
  readonly row: number;
  readonly outcome: string;
  readonly name: string;
  readonly festivalId?: string;
  readonly errors?: { column: string; value: string; code: string; severity: string }[];
}

describe('the national standard data of June 2026', () => {
  let api: TestApi;
  let token: string;
  let connection: Connection;
  let preview: Answer['body'];
  let done: Answer['body'];
  let rows: Row[];
  beforeAll(async () => {
    api = await startApi();
    connection = await createConnection({ uri: api.databaseUrl });
    await api.empty();
    standAt(api, '2026-06-30T03:00:00Z');
    ({ token } = await aPerson(api, 'editor'));
    const file = vintage('std_2026-06_cp949.csv');
    const began = performance.now();
    preview = await previewed(api, token, file);
    const read = performance.now();
    done = await applied(api, token, file);
    const end = performance.now();
    rows = await allRows(done.id);
    const perSecond = (ms: number) => Math.round((ROWS / ms) * 1000);
    process.stdout.write(
      `std_2026-06: ${JSON.stringify(done.counts)}; preview ${perSecond(read - began)} rows/s, ` +
        `preview and apply ${perSecond(end - read)} rows/s, RSS ${Math.round(process.memoryUsage.rss() / 1048576)} MiB\n`,
    );
  }, 180_000);
  afterAll(async () => {
    await connection.end();
    await api.close();
  });

  async function allRows(id: string): Promise<Row[]> {
    const pages = Array.from({ length: ROWS / 100 }, (_, index) =>
      api.get(`/v1/admin/imports/${id}?perPage=100&page=${index + 1}`, { token }),
    );
    return (await Promise.all(pages)).flatMap(({ body }) => body.rows.items as Row[]);
  }

  /** Everything that an import may change, as numbers that tell when it did. */
  async function stateOfCatalogue(): Promise<unknown> {
    const tables = [
      'festivals_festival',
      'festivals_edition',
      'festivals_showing',
      'festivals_statement',
      'festivals_block_key',
      'festivals_duplicate',
    ];
    const checks = await Promise.all(
      tables.map(async (table) => (await connection.query(`CHECKSUM TABLE ${table}`))[0]),
    );
    const [[written]] = (await connection.query(
      `SELECT COUNT(*) AS festivals, MAX(updated_at) AS updatedAt, SUM(version) AS versions,
              (SELECT COUNT(*) FROM festivals_edition) AS editions,
              (SELECT MAX(updated_at) FROM festivals_edition) AS editionUpdatedAt FROM festivals_festival`,
    )) as unknown as [unknown[]];
    return { checks, written };
  }

  const rowAt = (number: number) => rows.find(({ row }) => row === number);
  const codesAt = (number: number) => rowAt(number)?.errors?.map(({ code }) => code) ?? [];
  const festival = async (id: string | undefined) => (await api.get(`/v1/festivals/${id ?? ''}`)).body;

  it('When it is read, then each of its 1,300 rows has an outcome, and applying does what the preview said', () => {
    expect(rows).toHaveLength(ROWS);
    expect(preview.counts).toEqual({ new: 1232, changed: 0, unchanged: 0, rejected: 2, duplicate: 66 });
    expect(done).toMatchObject({
      status: 'applied',
      encoding: 'cp949',
      counts: preview.counts,
      columns: { missing: [], unknown: [] },
    });
  });

  it('When it is applied, then every row is an edition of a festival, or is in the report with its reason', async () => {
    const [[{ festivals, editions }]] = (await connection.query(
      'SELECT (SELECT COUNT(*) FROM festivals_festival) AS festivals, (SELECT COUNT(*) FROM festivals_edition) AS editions',
    )) as unknown as [[{ festivals: number; editions: number }]];
    expect(editions).toBe(1232);
    expect(festivals).toBe(new Set(rows.flatMap(({ festivalId }) => festivalId ?? [])).size);
    expect((await api.get('/v1/festivals')).body.total).toBe(festivals);
    for (const { outcome, festivalId, errors = [] } of rows) {
      if (outcome === 'new') expect(festivalId).toBeDefined();
      else expect(errors.length).toBeGreaterThan(0);
    }
  });

  it('When it comes again, then nothing changes', async () => {
    const before = await stateOfCatalogue();
    const again = await applied(api, token, vintage('std_2026-06_cp949.csv'));
    expect(again.counts).toEqual({ new: 0, changed: 0, unchanged: 1232, rejected: 2, duplicate: 66 });
    expect(await stateOfCatalogue()).toEqual(before);
  });

  it('When a festival ends before it starts, then its row is refused with row, column, value and reason', () => {
    expect(rows.filter(({ outcome }) => outcome === 'rejected')).toEqual([
      expect.objectContaining({
        row: 983,
        name: '여수밤바다 불꽃축제',
        errors: expect.arrayContaining([
          expect.objectContaining({
            column: '축제종료일자',
            value: '2025-10-25..2024-10-01',
            code: 'start-after-end',
            severity: 'error',
          }),
        ]),
      }),
      expect.objectContaining({ row: 1056, name: '계촌클래식축제' }),
    ]);
  });

  it('When 울산쇠부리축제 is there three times, then the newest of the reports is the festival and two are duplicates', async () => {
    expect([486, 487, 589].map((number) => rowAt(number)?.outcome)).toEqual([
      'new',
      'duplicate',
      'duplicate',
    ]);
    expect(rowAt(487)?.errors).toMatchObject([{ code: 'same-as-row', value: '486' }]);
    expect(rowAt(589)?.errors).toMatchObject([{ code: 'same-as-row', value: '486' }]);
    expect(await festival(rowAt(486)?.festivalId)).toMatchObject({
      name: '울산쇠부리축제',
      place: '달천철장',
      host: '울산쇠부리축제 추진위원회',
      sponsors: '울산광역시, 울산광역시북구, 울산광역시 의회, 울산광역시 북구의회',
      homepage: 'http://www.soeburi.org',
      editions: [{ startsOn: '2026-05-08', endsOn: '2026-05-10' }],
    });
  });

  it('When the portal’s tourism office and the city both report 구미라면축제, then the newer report wins', async () => {
    expect([rowAt(2)?.outcome, rowAt(658)?.outcome]).toEqual(['new', 'duplicate']);
    expect(await festival(rowAt(2)?.festivalId)).toMatchObject({
      name: '구미라면축제',
      description: "이색라면 레스토랑 및 '갓 튀긴 라면' 팝업스토어 운영 등",
      region: { name: '경상북도 구미시' },
    });
  });

  it('When coordinates are missing in 228 rows, then these have a warning, and the festivals no point', async () => {
    const without = rows.filter(({ row }) => codesAt(row).includes('no-coordinates'));
    expect(without).toHaveLength(228);
    const { row } = without.find(({ outcome }) => outcome === 'new') as Row;
    expect(await festival(rowAt(row)?.festivalId)).toMatchObject({
      point: null,
      region: { code: expect.any(String) },
    });
  });

  it('When a festival tells of many years, then it is one festival with an edition a year', async () => {
    const ids = [400, 401, 402, 403, 404, 405, 406, 407, 408].map((number) => rowAt(number)?.festivalId);
    expect(new Set(ids).size).toBe(1);
    const { editions } = await festival(ids[0]);
    expect(editions.map(({ year }: { year: number }) => year)).toEqual([
      2025, 2024, 2023, 2022, 2021, 2019, 2018, 2016, 2015,
    ]);
  });

  it('When titles differ by 제N회 and the place by town, then the years still belong together', async () => {
    const ids = [333, 336, 339, 1297].map((number) => rowAt(number)?.festivalId);
    expect(new Set(ids).size).toBe(1);
    expect(await festival(ids[0])).toMatchObject({
      name: '백제문화제',
      region: { name: '충청남도 부여군' },
      editions: [{ ordinal: 72 }, { ordinal: 71 }, { ordinal: 70 }, { ordinal: 68 }],
    });
  });

  it('When it lasts the whole year or its days are not settled, then it is there with a warning', () => {
    expect(codesAt(590)).toContain('whole-year');
    expect(codesAt(1182)).toContain('days-undecided');
    expect([590, 1182].map((number) => rowAt(number)?.outcome)).toEqual(['new', 'new']);
  });

  it('When its 85 homepages lack the scheme, then all of them are usable addresses', async () => {
    const [stored] = (await connection.query(
      'SELECT homepage FROM festivals_festival WHERE homepage IS NOT NULL',
    )) as unknown as [{ homepage: string }[]];
    expect(stored.length).toBeGreaterThan(600);
    for (const { homepage } of stored) expect([homepage, URL.canParse(homepage)]).toEqual([homepage, true]);
    expect(rows.filter(({ row }) => codesAt(row).includes('unusable-homepage'))).toEqual([]);
  });

  it('When every row has an address or an authority, then every festival is in a district', async () => {
    const [[{ lost }]] = (await connection.query(
      'SELECT COUNT(*) AS lost FROM festivals_festival WHERE province_code IS NULL',
    )) as unknown as [[{ lost: number }]];
    expect(lost).toBe(0);
  });

  it('When an older vintage with the old header comes after it, then it adds years and overwrites nothing newer', async () => {
    const before = await festival(rowAt(486)?.festivalId);
    const older = await applied(api, token, vintage('std_2020-06_cp949_oldheader.csv'));
    const counts = older.counts as Record<string, number>;
    expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(1263);
    const filled = await api.get(`/v1/admin/imports/${older.id as string}?outcome=changed&perPage=100`, {
      token,
    });
    for (const { changes } of filled.body.rows.items) {
      for (const { field, from } of changes) expect([field, from]).toEqual([field, null]);
    }
    const after = await festival(rowAt(486)?.festivalId);
    expect(after.editions.map(({ year }: { year: number }) => year)).toEqual([2026, 2019]);
    const lasting = { editions: [], updatedAt: '', usually: null };
    expect({ ...after, ...lasting }).toEqual({ ...before, ...lasting });
  });

  it('When all of it is undone, the last import first, then the catalogue is empty again', async () => {
    const { body } = await api.get('/v1/admin/imports?perPage=100', { token });
    for (const { id } of body.items)
      expect(await undone(api, token, id as string)).toMatchObject({
        status: 'undone',
        undo: { kept: { total: 0 } },
      });
    expect((await api.get('/v1/festivals')).body.total).toBe(0);
  });
});
