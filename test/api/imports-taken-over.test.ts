import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection } from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { migrations } from '../../src/migrations/index.js';
import { BlockKeyHash1700000000037 } from '../../src/migrations/0037-block-key-hash.migration.js';
import { HanjaAsSaid1700000000041 } from '../../src/migrations/0041-hanja-as-said.migration.js';
import { migrate } from '../../src/migrations/migrate.js';
import { dataSourceOptions } from '../../src/shared/database/data-source.options.js';
import { type TestApi, startApi } from '../support/api.js';
import { anotherFestival, applied, cp949, previewed, stdCsv } from '../support/imports.js';
import { aPerson } from '../support/people.js';

const AT = '2026-06-15 03:00:00';
const FILE = cp949(
  stdCsv([{}, anotherFestival('봄꽃축제', { 축제시작일자: '2026-04-01', 축제종료일자: '2026-04-05' })]),
);

const IN_BORYEONG = {
  address: '충청남도 보령시 머드로 123',
  region: { provinceCode: '44', districtCode: '44180' },
};
const AND_SO = { host: '충청남도 보령시', sponsors: null, description: '등불 행렬과 공연' };
/** What its rows say, as it was written before other sources came with their numbers and languages. */
const RECORDS = [
  {
    naturalKey: '4510000|한빛마을등불축제|2026-10-02',
    authority: '4510000',
    nameKey: '한빛마을등불축제',
    referenceDay: '2026-06-01',
    festival: {
      name: '한빛마을 등불축제',
      category: 'light',
      place: '한빛공원',
      ...IN_BORYEONG,
      point: { lat: 36.3129, lng: 126.5132 },
      organiser: '한빛문화재단',
      phone: '041-930-0000',
      homepage: 'https://lantern.example.kr',
      ...AND_SO,
    },
    edition: { startsOn: '2026-10-02', endsOn: '2026-10-05', ordinal: null, status: 'scheduled' },
  },
  {
    naturalKey: '4510000|봄꽃축제|2026-04-01',
    authority: '4510000',
    nameKey: '봄꽃축제',
    referenceDay: '2026-06-01',
    festival: {
      name: '봄꽃축제',
      category: 'flowers',
      place: '봄꽃축제 마당',
      ...IN_BORYEONG,
      point: null,
      organiser: '봄꽃축제 추진위원회',
      phone: null,
      homepage: null,
      ...AND_SO,
    },
    edition: { startsOn: '2026-04-01', endsOn: '2026-04-05', ordinal: null, status: 'scheduled' },
  },
];

/** Databases that were in use before the catalogue was a projection of all statements. */
describe('a database from before statements were kept', () => {
  let api: TestApi;
  let token: string;
  const [lantern, blossom] = [randomUUID(), randomUUID()];
  beforeAll(async () => {
    const url = await databaseBefore(15);
    await fill(url, [lantern, blossom]);
    await migrate(url);
    api = await startApi({ DATABASE_URL: url });
    ({ token } = await aPerson(api, 'editor'));
  });
  afterAll(() => api.close());

  const shown = async () =>
    Promise.all(
      [lantern, blossom].map(async (id) => {
        const { name, phone, organiser, editions } = (await api.get(`/v1/festivals/${id}`)).body;
        const days = editions.map(({ startsOn, endsOn }: Record<string, string>) => [startsOn, endsOn]);
        return { name, phone, organiser, days };
      }),
    );
  const AS_IT_WAS = [
    {
      name: '한빛마을 등불축제',
      phone: '041-930-7777',
      organiser: '한빛문화재단',
      days: [['2026-10-02', '2026-10-05']],
    },
    {
      name: '봄꽃축제',
      phone: null,
      organiser: '봄꽃축제 추진위원회',
      days: [['2026-04-01', '2026-04-05']],
    },
  ];

  it('When it is brought up to date, then the catalogue is as it was, and the file says nothing new', async () => {
    expect(await shown()).toEqual(AS_IT_WAS);
    const { counts, rows } = await previewed(api, token, FILE);
    expect(counts).toEqual({ new: 0, changed: 0, unchanged: 2, rejected: 0, duplicate: 0 });
    expect(rows.items.map(({ festivalId }: { festivalId: string }) => festivalId)).toEqual([
      lantern,
      blossom,
    ]);
    const codes = rows.items.flatMap(({ errors = [] }: { errors?: { code: string }[] }) =>
      errors.map(({ code }) => code),
    );
    expect(codes).not.toContain('older-than-known');
    await applied(api, token, FILE);
    expect(await shown()).toEqual(AS_IT_WAS);
  });

  it('When a later file says otherwise, then what an editor had changed stays and the rest follows', async () => {
    const later = stdCsv([
      { 전화번호: '041-930-9999', 주관기관명: '새한빛재단', 데이터기준일자: '2026-07-01' },
    ]);
    await applied(api, token, cp949(later));
    expect((await shown())[0]).toEqual({ ...AS_IT_WAS[0], organiser: '새한빛재단' });
  });
});

describe('a database whose keys were hashed in another way', () => {
  let api: TestApi;
  let token: string;
  beforeAll(async () => {
    api = await startApi();
    await api.empty();
    ({ token } = await aPerson(api, 'editor'));
  });
  afterAll(() => api.close());

  it('When it is brought up to date, then later words find what sources and what editors have made', async () => {
    await applied(api, token, cp949(stdCsv([{}])));
    const known = (await api.get('/v1/festivals')).body;
    const contacts = { phone: '041-930-1111', homepage: 'https://blossom.example.kr' };
    const body = { name: '봄꽃축제', category: 'flowers', region: '44180', ...contacts };
    const made = await api.post('/v1/festivals', body, { token });
    await applied(api, token, cp949(stdCsv([anotherFestival('여름물놀이축제')])));
    const runner = api.app.get(DataSource).createQueryRunner();
    await new BlockKeyHash1700000000037().up(runner);
    await runner.release();
    const later = [
      { 주관기관명: '새한빛재단', 데이터기준일자: '2026-07-01' },
      anotherFestival('봄꽃축제', { 전화번호: contacts.phone, 홈페이지주소: contacts.homepage }),
    ];
    const { rows } = await previewed(api, token, cp949(stdCsv(later)));
    expect(rows.items.map(({ festivalId }: { festivalId: string }) => festivalId)).toEqual([
      known.items[0].id,
      made.body.id,
    ]);
  });
});

describe('a database in which names with Hanja were looked up as they are written', () => {
  let api: TestApi;
  let token: string;
  beforeAll(async () => {
    api = await startApi();
    await api.empty();
    ({ token } = await aPerson(api, 'editor'));
  });
  afterAll(() => api.close());

  it('When it is brought up to date, then they are found as they are said, and others are left alone', async () => {
    const body = { name: '洋琴 축제', category: 'music', region: '44180', phone: '041-930-1111' };
    const made = await api.post('/v1/festivals', body, { token });
    await applied(api, token, cp949(stdCsv([anotherFestival('軍樂 축제'), anotherFestival('봄꽃축제')])));
    const runner = api.app.get(DataSource).createQueryRunner();
    // As they would be found by: nothing that later words have.
    await runner.query(
      `DELETE k FROM festivals_block_key k JOIN festivals_statement s ON s.id = k.statement_id
        WHERE s.identity LIKE '%軍樂%' OR s.identity LIKE '%洋琴%'`,
    );
    const others = async () =>
      runner.query(
        `SELECT k.block_key FROM festivals_block_key k JOIN festivals_statement s ON s.id = k.statement_id
          WHERE s.identity LIKE '%봄꽃%' ORDER BY k.block_key`,
      );
    const before = await others();
    await new HanjaAsSaid1700000000041().up(runner);
    expect(before.length).toBeGreaterThan(3);
    expect(await others()).toEqual(before);
    await runner.release();
    const later = [
      anotherFestival('군악축제', { 축제시작일자: '2025-10-02', 축제종료일자: '2025-10-05' }),
      anotherFestival('양금축제', { 전화번호: body.phone }),
    ];
    const { rows } = await previewed(api, token, cp949(stdCsv(later)));
    const { items } = (await api.get(`/v1/festivals?q=${encodeURIComponent('軍樂')}`)).body;
    expect(rows.items.map(({ festivalId }: { festivalId: string }) => festivalId)).toEqual([
      items[0].id,
      made.body.id,
    ]);
  });
});

/** A fresh database with the migrations before the one of this number. */
async function databaseBefore(number: number): Promise<string> {
  const url = new URL(process.env['TEST_DATABASE_URL'] ?? '');
  const name = `fasteval_test_taken_over_${process.env['JEST_WORKER_ID'] ?? '1'}`;
  const connection = await createConnection({ uri: url.href });
  await connection.query(`DROP DATABASE IF EXISTS ${name}`);
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci`);
  await connection.end();
  url.pathname = `/${name}`;
  const earlier = migrations.filter((one) => Number(one.name.slice(-4)) < number);
  const source = new DataSource({ ...dataSourceOptions(url.href, 2), migrations: earlier });
  await source.initialize();
  await source.runMigrations();
  await source.destroy();
  return url.href;
}

/** As the import of then left it: one festival and edition a row; an editor has since changed the first phone. */
async function fill(url: string, festivals: readonly string[]): Promise<void> {
  const connection = await createConnection({ uri: url, timezone: 'Z' });
  try {
    await fillIn(connection, festivals);
  } finally {
    await connection.end();
  }
}

async function fillIn(connection: Connection, festivals: readonly string[]): Promise<void> {
  const insert = (table: string, row: object) => connection.query(`INSERT INTO ${table} SET ?`, [row]);
  const importId = randomUUID();
  await insert('festivals_import', {
    id: importId,
    provider: 'std',
    file_name: '표준데이터.csv',
    status: 'applied',
    encoding: 'cp949',
    rows_total: festivals.length,
    counts: JSON.stringify({ new: 2, changed: 0, unchanged: 0, rejected: 0, duplicate: 0 }),
    created_at: AT,
  });
  for (const [index, record] of RECORDS.entries()) {
    const { festival, edition, naturalKey, nameKey, referenceDay } = record;
    const [festivalId, editionId] = [festivals[index], randomUUID()];
    await insert('festivals_festival', {
      id: festivalId,
      name: festival.name,
      former_names: '[]',
      linked_pictures: '[]',
      category: festival.category,
      place: festival.place,
      address: festival.address,
      province_code: festival.region.provinceCode,
      district_code: festival.region.districtCode,
      latitude: festival.point?.lat ?? null,
      longitude: festival.point?.lng ?? null,
      organiser: festival.organiser,
      host: festival.host,
      phone: index === 0 ? '041-930-7777' : festival.phone,
      homepage: festival.homepage,
      description: festival.description,
      status: 'published',
      search_names: '',
      search_text: '',
      search_choseong: '',
      version: index === 0 ? 2 : 1,
      created_at: AT,
      updated_at: AT,
    });
    await insert('festivals_edition', {
      id: editionId,
      festival_id: festivalId,
      year: 2026,
      starts_on: edition.startsOn,
      ends_on: edition.endsOn,
      status: edition.status,
      created_at: AT,
      updated_at: AT,
    });
    const said = {
      natural_key: naturalKey,
      name_key: nameKey,
      record: JSON.stringify(record),
      record_hash: createHash('sha256').update(JSON.stringify(record)).digest(),
      festival_id: festivalId,
      edition_id: editionId,
    };
    await insert('festivals_import_row', {
      ...said,
      import_id: importId,
      number: index + 2,
      name: festival.name,
      outcome: 'new',
      turn: `${index}`,
      creates_festival: true,
      creates_edition: true,
    });
    await insert('festivals_source_record', {
      ...said,
      id: randomUUID(),
      provider: 'std',
      province_code: festival.region.provinceCode,
      district_code: festival.region.districtCode,
      reference_day: referenceDay,
      import_id: importId,
      seen_at: AT,
    });
  }
}
