import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApi, startApi } from '../support/api.js';
import { cp949, previewed, settled, stdCsv, upload } from '../support/imports.js';
import { aPerson } from '../support/people.js';

const LIMIT = 256 * 1024;

describe('files that cannot be imported', () => {
  let api: TestApi;
  let token: string;
  beforeAll(async () => {
    api = await startApi({ IMPORT_MAX_BYTES: String(LIMIT) });
  });
  beforeEach(async () => {
    await api.empty();
    ({ token } = await aPerson(api, 'editor'));
  });
  afterAll(() => api.close());

  const send = (form: FormData, headers: Record<string, string> = {}) =>
    api.ask('POST', '/v1/admin/imports', { token, body: form, headers });
  const pointers = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer);
  const inProgress = async () => (await api.get('/v1/admin/imports', { token })).body.total;

  /** Reads a file that is of no use, and sees that nothing of it is left. */
  async function failed(file: Buffer | string): Promise<Record<string, unknown>> {
    const detail = await previewed(api, token, file);
    expect(detail).toMatchObject({ status: 'failed', counts: { new: 0, rejected: 0 }, rows: { total: 0 } });
    expect(
      (await api.post(`/v1/admin/imports/${detail.id as string}/apply`, undefined, { token })).body,
    ).toMatchObject({
      type: 'urn:fasteval:problem:import-other-status',
      importStatus: 'failed',
    });
    return detail.problem;
  }

  it('When a line is in no encoding of ours, then the import fails and names the line', async () => {
    const good = cp949(stdCsv([{}, { 축제명: '봄꽃축제' }]));
    const bad = Buffer.concat([good, Buffer.from([0x81, 0x20, 0xff]), cp949(stdCsv([{}]))]);
    expect(await failed(bad)).toEqual({
      code: 'wrong-encoding',
      message: 'UTF-8도 CP949(EUC-KR)도 아닌 글자가 있습니다. CSV UTF-8로 다시 저장해 주세요.',
      line: 4,
    });
  });

  it.each([
    ['an Excel workbook', Buffer.from('PK\u0003\u0004 [Content_Types].xml'), { code: 'excel-file' }],
    ['text in UTF-16', Buffer.from(`\ufeff${stdCsv([{}])}`, 'utf16le'), { code: 'utf-16-file' }],
    ['a picture', Buffer.from('\u0089PNG\r\n\u001a\n\u0000\u0000\u0000', 'latin1'), { code: 'not-a-table' }],
    ['a header alone', Buffer.from(stdCsv([])), { code: 'no-rows' }],
    [
      'a quotation mark that is never closed',
      Buffer.from(stdCsv([{}, '"한빛,축제'])),
      { code: 'broken-quotes', row: 3 },
    ],
  ])('When the file is %s, then the import fails and says so', async (_what, file, problem) => {
    expect(await failed(file)).toMatchObject(problem);
  });

  it('When JSON is of no known source, or the file of another one than said, then it is 400 and names which', async () => {
    const json = await upload(api, token, JSON.stringify({ a: 'x'.repeat(200_000) }));
    expect([json.status, json.body.type, pointers(json.body)]).toEqual([
      400,
      'urn:fasteval:problem:import-unknown-source',
      ['/file'],
    ]);
    const other = await upload(api, token, stdCsv([{}]), { provider: 'tourapi' });
    expect([other.status, other.body.type, pointers(other.body)]).toEqual([
      400,
      'urn:fasteval:problem:import-unknown-source',
      ['/provider'],
    ]);
    expect(await inProgress()).toBe(0);
  });

  it('When the header is not that of the standard, then the columns that are missing or doubled are named', async () => {
    expect(await failed(cp949('축제명,축제명,날짜\n봄꽃축제,봄꽃축제,2026-04-01\n'))).toMatchObject({
      code: 'wrong-header',
      missingColumns: ['축제시작일자', '축제종료일자'],
      doubledColumns: ['축제명'],
    });
  });

  it('When rows are ragged or have a quotation mark inside a value, then those rows are refused and the others read', async () => {
    const detail = await previewed(
      api,
      token,
      cp949(
        stdCsv([
          {},
          '봄꽃축제,들,2026-04-01',
          `가을,"나" 다${',x'.repeat(17)}`.replace('"나"', 'ㄴ "나"'),
          {},
        ]),
      ),
    );
    expect(detail.counts).toEqual({ new: 1, changed: 0, unchanged: 0, rejected: 2, duplicate: 1 });
    expect(detail.rows.items.slice(1, 3)).toMatchObject([
      {
        row: 3,
        outcome: 'rejected',
        name: '봄꽃축제',
        errors: [{ column: '*', value: '3 / 18', code: 'ragged-row', severity: 'error' }],
      },
      { row: 4, outcome: 'rejected', errors: [{ code: 'broken-quotes', severity: 'error' }] },
    ]);
  });

  it('When the file is empty, then it is 400 and names the file', async () => {
    const answer = await upload(api, token, '');
    expect([answer.status, pointers(answer.body)]).toEqual([400, ['/file']]);
    expect(await inProgress()).toBe(0);
  });

  it('When the file is over the limit, be it by a byte or 100 MB, then it is 413, names the limit and leaves no file', async () => {
    for (const byteSize of [LIMIT + 1, 100 * 1024 * 1024]) {
      const answer = await upload(api, token, Buffer.alloc(byteSize, '축제'));
      expect([answer.status, answer.body]).toMatchObject([
        413,
        {
          type: 'urn:fasteval:problem:import-file-too-large',
          maxBytes: LIMIT,
          errors: [{ pointer: '/file' }],
        },
      ]);
    }
    expect(
      readdirSync(tmpdir()).filter((name) => name.startsWith(`fasteval-import-${process.pid}-`)),
    ).toEqual([]);
    expect(await inProgress()).toBe(0);
    const largest = await upload(api, token, Buffer.alloc(LIMIT, 'a\n'));
    expect(largest.status).toBe(202);
    await settled(api, token, largest.body.id);
  });

  it('When a part is missing, doubled, unknown or of the wrong kind, then it is 400 and names the part', async () => {
    const file = () => new Blob([stdCsv([{}])]);
    const forms: [string[], (form: FormData) => void][] = [
      [['/file'], (form) => form.append('provider', 'std')],
      [['/file', '/file'], (form) => form.append('file', 'not a file')],
      [['/provider'], (form) => (form.append('provider', 'tourapi'), form.append('file', file(), 'a.csv'))],
      [
        ['/provider'],
        (form) => (
          form.append('file', file(), 'a.csv'),
          form.append('provider', 'std'),
          form.append('provider', 'std')
        ),
      ],
      [['/apply'], (form) => (form.append('apply', 'true'), form.append('file', file(), 'a.csv'))],
      [['/picture', '/file'], (form) => form.append('picture', file(), 'a.csv')],
    ];
    for (const [expected, fill] of forms) {
      const form = new FormData();
      fill(form);
      const answer = await send(form);
      expect([answer.status, pointers(answer.body)]).toEqual([400, expected]);
    }
    expect(await inProgress()).toBe(0);
  });

  it('When the body is no form, or a form cut off, then it is refused', async () => {
    expect((await api.post('/v1/admin/imports', { file: 'x' }, { token })).status).toBe(415);
    const cut = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n축제명,';
    const answer = await api.ask('POST', '/v1/admin/imports', {
      token,
      body: cut,
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    });
    expect(answer.status).toBe(400);
    expect(await inProgress()).toBe(0);
  });

  it('C7 When the file name tries paths, control characters or 5,000 letters, then it is kept as a harmless line', async () => {
    const names: string[] = [];
    for (const name of ['../../etc/passwd', 'a\u202efdp.csv', `${'축'.repeat(5000)}.csv`]) {
      const form = new FormData();
      form.append('file', new Blob([stdCsv([{}])]), name);
      const { body } = await send(form);
      names.push((await settled(api, token, body.id)).fileName);
    }
    expect(names).toEqual(['passwd', 'a fdp.csv', `${'축'.repeat(254)}…`]);
  });
});
