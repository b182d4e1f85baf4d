import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection } from 'mysql2/promise';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { anotherFestival, applied, previewed, settled, stdCsv, undone } from '../support/imports.js';
import { aPerson } from '../support/people.js';

const LATER = { 데이터기준일자: '2026-06-10' };

describe('what happens between the preview of an import and its applying', () => {
  let api: TestApi;
  let token: string;
  let connection: Connection;
  beforeAll(async () => {
    api = await startApi();
    connection = await createConnection({ uri: api.databaseUrl });
  });
  beforeEach(async () => {
    await api.empty();
    standAt(api, '2026-06-15T03:00:00Z');
    ({ token } = await aPerson(api, 'editor'));
  });
  afterAll(async () => {
    await connection.end();
    await api.close();
  });

  async function apply(id: string) {
    await api.post(`/v1/admin/imports/${id}/apply`, undefined, { token });
    return settled(api, token, id);
  }
  const festivals = async () => (await api.get('/v1/festivals?perPage=100')).body;
  const outcomesOf = (detail: { rows: { items: { outcome: string }[] } }) =>
    detail.rows.items.map(({ outcome }) => outcome);

  it('When nothing does, then what was shown becomes true, down to the festivals that were planned', async () => {
    const shown = await previewed(api, token, stdCsv([{}, anotherFestival('봄꽃축제')]));
    const [planned] = (await connection.query(
      'SELECT festival_id AS id FROM festivals_import_row WHERE import_id = ? ORDER BY number',
      [shown.id],
    )) as unknown as [{ id: string }[]];
    const done = await apply(shown.id as string);
    expect(outcomesOf(done)).toEqual(['new', 'new']);
    expect(done.counts).toEqual(shown.counts);
    expect(done.rows.items.map(({ festivalId }: { festivalId: string }) => festivalId)).toEqual(
      planned.map(({ id }) => id),
    );
    expect((await festivals()).total).toBe(2);
  });

  it('When the same festival came by another import, then it is not made twice', async () => {
    const other = await previewed(api, token, stdCsv([{ ...LATER, 전화번호: '041-930-1111' }]));
    const { id } = await previewed(api, token, stdCsv([{}, anotherFestival('봄꽃축제')]));
    await apply(other.id as string);
    expect(outcomesOf(await apply(id as string))).toEqual(['unchanged', 'new']);
    expect((await festivals()).total).toBe(2);
  });

  it('When an import that changes nothing was applied, then its later words are heard nevertheless', async () => {
    await applied(api, token, stdCsv([{}]));
    const same = await previewed(api, token, stdCsv([{ 데이터기준일자: '2026-06-12' }]));
    const { id } = await previewed(api, token, stdCsv([{ ...LATER, 개최장소: '새공원' }]));
    expect(outcomesOf(await apply(same.id as string))).toEqual(['unchanged']);
    expect(outcomesOf(await apply(id as string))).toEqual(['unchanged']);
    expect((await festivals()).items[0].place).toBe('한빛공원');
  });

  it('When the import that said the same before was taken back, then this one makes the festival', async () => {
    const first = await applied(api, token, stdCsv([{}]));
    const { id } = await previewed(api, token, stdCsv([{}]));
    await undone(api, token, first.id as string);
    expect(outcomesOf(await apply(id as string))).toEqual(['new']);
    expect((await festivals()).total).toBe(1);
  });

  it('When an editor wrote a field that the file would change, then the word of the editor stays', async () => {
    await applied(api, token, stdCsv([{}]));
    const shown = await previewed(api, token, stdCsv([{ ...LATER, 전화번호: '041-930-1111' }]));
    expect(outcomesOf(shown)).toEqual(['changed']);
    const path = `/v1/festivals/${(await festivals()).items[0].id as string}`;
    const { headers } = await api.get(path);
    await api.patch(path, { phone: '1330' }, { token, headers: { 'if-match': headers.get('etag') ?? '' } });
    const done = await apply(shown.id as string);
    expect(outcomesOf(done)).toEqual(['unchanged']);
    expect(done.rows.items[0].errors).toMatchObject([{ code: 'kept-by-editor' }]);
    expect((await api.get(path)).body.phone).toBe('1330');
  });
});
