import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { Database } from '../../src/shared/database/database.js';
import { standAt, startApi, type TestApi } from '../support/api.js';
import { applied, stdCsv } from '../support/imports.js';
import { aPerson, type Person } from '../support/people.js';
import { boundStatementsOf, statementsOf } from '../support/statements.js';

const HWACHEON = { 축제명: '화천 축제', 제공기관코드: '9990000', 제공기관명: '화천군청' };

const FAULTY = stdCsv([
  { 축제명: '좋은 축제' },
  { 축제명: '=등불,"축제"', 위도: '', 경도: '', 데이터기준일자: '2024-01-01' },
  { 축제명: '거꾸로 축제', 축제시작일자: '2026-10-05', 축제종료일자: '2026-10-02' },
  { 축제명: '상설 축제', 축제시작일자: '2026-01-01', 축제종료일자: '2026-12-31' },
  { ...HWACHEON, 소재지도로명주소: '', 홈페이지주소: 'http://a.example.kr' },
  ...[1, 2, 3, 4, 5].map((n) => ({
    축제명: `시청 축제 ${'가나다라마바'[n]}`,
    위도: '37.1',
    경도: '127.1',
    제공기관코드: '8880000',
    제공기관명: '시청자미디어재단',
  })),
]);

describe('the quality of the data', () => {
  let api: TestApi;
  let editor: Person;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    standAt(api, '2026-07-01T03:00:00Z');
    editor = await aPerson(api, 'editor');
  });
  afterAll(() => api.close());

  const report = async (headers = {}): Promise<any[]> =>
    (await api.get('/v1/admin/data-quality', { token: editor.token, headers })).body.items;

  it('When a file has been applied, then the report says by authority what is wrong with how many rows, and shows some', async () => {
    await applied(api, editor.token, FAULTY);
    const items = await report({ 'accept-language': 'en' });
    const of = (code: string) =>
      items
        .filter((item) => item.code === code)
        .map(({ authority, rows, samples, severity }) => [authority, rows, samples, severity]);
    expect(of('start-after-end')).toEqual([['충청남도 보령시', 1, ['거꾸로 축제'], 'error']]);
    expect(of('no-point')).toEqual([['충청남도 보령시', 1, ['=등불,"축제"'], 'warning']]);
    expect(of('stale-reference-day')).toEqual([['충청남도 보령시', 1, ['=등불,"축제"'], 'warning']]);
    expect(of('no-address')).toEqual([['강원특별자치도 화천군', 1, ['화천 축제'], 'warning']]);
    expect(of('http-homepage')).toEqual([['강원특별자치도 화천군', 1, ['화천 축제'], 'warning']]);
    expect(of('shared-point')).toEqual([['시청자미디어재단', 5, expect.any(Array), 'warning']]);
    expect(items.filter(({ code }) => code === 'whole-year').map(({ about }) => about)).toEqual([
      'file',
      'catalogue',
    ]);
    expect(items.find(({ code }) => code === 'no-address')).toMatchObject({
      provider: 'std',
      text: 'Has no address.',
    });
    expect(items.find(({ code }) => code === 'shared-point').region).toMatchObject({ code: '44180' });
    expect(items.some(({ samples }) => samples.includes('좋은 축제'))).toBe(false);
  });

  it('C2 When it is asked for as CSV, then a spreadsheet opens it, takes nothing for a formula, and read back it says the same', async () => {
    await applied(api, editor.token, FAULTY);
    const answer = await fetch(`${api.url}/v1/admin/data-quality.csv`, {
      headers: { authorization: `Bearer ${editor.token}` },
    });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes.toString()).toContain('"\'=등불,""축제"""');
    const lines: string[][] = parse(bytes, { bom: true });
    const read = lines.slice(1).map((cells) => cells.map((cell) => cell.replace(/^'/, '')));
    expect(read).toEqual(
      (await report()).map((item) => [
        item.provider,
        item.authority ?? '',
        item.region?.name ?? '',
        item.about,
        item.code,
        item.severity,
        String(item.rows),
        item.text,
        item.samples.join(' | '),
      ]),
    );
  });

  it('When a newer file says better, then what the older said of the same festival is counted no more, and the rest still is', async () => {
    await applied(api, editor.token, FAULTY);
    standAt(api, '2026-07-01T03:05:00Z');
    await applied(
      api,
      editor.token,
      stdCsv([{ ...HWACHEON, 홈페이지주소: 'https://a.example.kr', 데이터기준일자: '2026-06-02' }]),
    );
    const codes = (await report()).filter(({ about }) => about === 'catalogue').map(({ code }) => code);
    expect(codes).not.toContain('no-address');
    expect(codes).not.toContain('http-homepage');
    expect(codes).toContain('no-point');
  });

  it('When an older file of an authority is applied last, then what its newer one says counts on, and so do files of others', async () => {
    const backwards = { 축제시작일자: '2026-10-05', 축제종료일자: '2026-10-02' };
    const files = [
      [{ 축제명: '올해 거꾸로', ...backwards, 제공기관명: '보령시청', 데이터기준일자: '2026-06-01' }],
      [
        { 축제명: '옛날 거꾸로', ...backwards, 제공기관명: '충청남도 보령시', 데이터기준일자: '2024-06-01' },
        { 축제명: '날짜 없는 거꾸로', ...backwards, 제공기관명: '보령시', 데이터기준일자: '' },
        { ...HWACHEON, 축제명: '화천 거꾸로', ...backwards, 데이터기준일자: '2024-06-01' },
      ],
    ];
    for (const [index, rows] of files.entries()) {
      standAt(api, `2026-07-01T03:0${index}:00Z`);
      await applied(api, editor.token, stdCsv(rows));
    }
    const errors = (await report()).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ authority, region, samples }) => [authority, region?.code, samples])).toEqual([
      ['강원특별자치도 화천군', '44180', ['화천 거꾸로']],
      ['충청남도 보령시', '44180', ['올해 거꾸로']],
    ]);
  });

  it('When an older file of the same record is applied last, then the catalogue is told by the newer one', async () => {
    const [newer, older] = [
      { 데이터기준일자: '2026-06-01', 홈페이지주소: 'https://a.example.kr' },
      { 데이터기준일자: '2026-05-01', 홈페이지주소: 'http://a.example.kr' },
    ];
    for (const [index, row] of [newer, older].entries()) {
      standAt(api, `2026-07-01T03:0${index}:00Z`);
      await applied(api, editor.token, stdCsv([row]));
    }
    expect((await report()).filter(({ code }) => code === 'http-homepage')).toEqual([]);
  });

  it('When rows do not tell who says them, then those of the newest file count', async () => {
    const torn = '등불축제,2026-10-02';
    for (const [index, 데이터기준일자] of ['2026-06-01', '2026-05-01'].entries()) {
      standAt(api, `2026-07-01T03:0${index}:00Z`);
      await applied(api, editor.token, stdCsv([{ 데이터기준일자 }, ...Array(index + 1).fill(torn)]));
    }
    const [found, ...others] = (await report()).filter(({ authority }) => authority === null);
    expect([found.rows, others]).toEqual([1, []]);
  });

  it('When a caller likes CSV better, then the report is that by its own address as well; what cannot be given is 406', async () => {
    await applied(api, editor.token, FAULTY);
    const { token } = editor;
    const as = (accept: string) => api.get('/v1/admin/data-quality', { token, headers: { accept } });
    const file = await api.get('/v1/admin/data-quality.csv', { token });
    for (const [accept, type] of [
      ['text/csv', 'text/csv'],
      ['application/json;q=0.5, text/*', 'text/csv'],
      ['*/*', 'application/json'],
      ['text/csv;q=0.5, application/json', 'application/json'],
    ] as const) {
      const answer = await as(accept);
      expect([accept, answer.headers.get('content-type')]).toEqual([accept, `${type}; charset=utf-8`]);
      expect(answer.headers.get('vary')).toContain('Accept');
      if (type === 'text/csv') expect(answer.text).toBe(file.text);
    }
    expect((await as('image/png')).status).toBe(406);
  });

  it('When it is made, then each table that grows is read once, and rows of files by their import', async () => {
    await applied(api, editor.token, FAULTY);
    const heard = await boundStatementsOf(api, () => report());
    const counting = heard.filter(({ sql }) => sql.startsWith('WITH'));
    expect(counting).toHaveLength(2);
    const read = [];
    for (const { sql, values } of counting) {
      const plan = await api.app
        .get(Database)
        .rows<{ table: string | null; type: string; key: string | null }>(`EXPLAIN ${sql}`, values);
      read.push(plan.filter(({ table }) => ['r', 's', 'a'].includes(table ?? '')));
    }
    const [faults, findings] = read.map((tables) => tables.map(({ table }) => table).sort());
    expect([faults, findings]).toEqual([['r'], ['a', 'r', 's']]);
    expect(read[0]).toEqual([expect.objectContaining({ table: 'r', type: 'ref' })]);
    expect(read[1]).toContainEqual(
      expect.objectContaining({ table: 'r', type: 'ref', key: 'festivals_import_row_statement' }),
    );
  });

  it('When nothing was imported, then it is empty; when a newer file is applied, then the faults of the older are gone', async () => {
    expect(await report()).toEqual([]);
    await applied(api, editor.token, FAULTY);
    standAt(api, '2026-07-01T03:05:00Z');
    await applied(api, editor.token, stdCsv([{ 축제명: '좋은 축제' }]));
    expect(
      (await report()).filter(({ about, severity }) => about === 'file' && severity === 'error'),
    ).toEqual([]);
  });

  it('When it is made, then two statements count, whatever was imported', async () => {
    await applied(api, editor.token, FAULTY);
    const { statements } = await statementsOf(api, () => report());
    expect(statements.filter((statement) => statement.includes('WITH'))).toHaveLength(2);
    // The third finds the account of whoever asks.
    expect(statements.length).toBeLessThanOrEqual(3);
  });

  it('When a visitor asks, then it is 403', async () => {
    const { token } = await aPerson(api);
    for (const path of ['/v1/admin/data-quality', '/v1/admin/data-quality.csv'])
      expect([path, (await api.get(path, { token })).status]).toEqual([path, 403]);
  });
});
