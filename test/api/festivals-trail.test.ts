import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApi, type TestApi } from '../support/api.js';
import { applied, cp949, stdCsv, undone } from '../support/imports.js';
import { aPerson, type Person } from '../support/people.js';

describe('what editors and imports did to a festival', () => {
  let api: TestApi;
  let editor: Person;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    editor = await aPerson(api, 'editor', '편집하는 이');
  });
  afterAll(() => api.close());

  const imported = async (cells = {}) => applied(api, editor.token, cp949(stdCsv([cells])));
  const theOne = async (): Promise<string> => (await api.get('/v1/festivals')).body.items[0].id;
  const history = async (id: string, query = ''): Promise<any> =>
    (await api.get(`/v1/admin/festivals/${id}/history${query}`, { token: editor.token })).body;
  const send = async (method: string, id: string, path: string, body?: object, tag?: string) => {
    const { headers } = await api.get(`/v1/festivals/${id}`, { token: editor.token });
    const answer = await api.ask(method, `/v1/festivals/${id}${path}`, {
      token: editor.token,
      ...(body === undefined ? {} : { body }),
      headers: { 'if-match': tag ?? (headers.get('etag') as string) },
    });
    expect(answer.status).toBeLessThan(300);
    return answer;
  };
  const edit = (id: string, body: object) => send('PATCH', id, '', body);
  const editionOf = async (id: string) => (await api.get(`/v1/festivals/${id}`)).body.editions[0];
  const sendToEdition = async (method: string, id: string, path: string, body?: object) => {
    const { id: editionId, version } = await editionOf(id);
    return send(method, id, `/editions/${editionId as string}${path}`, body, `"${String(version)}"`);
  };

  it('When an import and an editor changed it, then both are told field by field, with who and before and after, newest first', async () => {
    await imported();
    const id = await theOne();
    const { id: importId } = await imported({ 전화번호: '041-930-1111', 데이터기준일자: '2026-07-01' });
    await edit(id, { phone: '02-123-4567', tags: ['등불'] });
    const { items, total } = await history(id);
    expect(total).toBe(3);
    expect(items[0]).toEqual({
      id: expect.any(String),
      at: expect.any(String),
      action: 'festival.changed',
      by: { editorId: editor.id, editorName: '편집하는 이', provider: null, importId: null },
      editionId: null,
      changes: [
        { of: 'festival', field: 'tags', from: [], to: ['등불'] },
        { of: 'festival', field: 'phone', from: '041-930-1111', to: '02-123-4567' },
      ],
    });
    expect(items[1]).toMatchObject({
      action: 'import.applied',
      by: { provider: 'std', importId },
      changes: [{ of: 'festival', field: 'phone', from: '041-930-0000', to: '041-930-1111' }],
    });
    expect(items[2]).toMatchObject({ action: 'import.applied', by: { provider: 'std' }, changes: [] });
  });

  it('When fields were released, then what came back is told beside what went', async () => {
    await imported();
    const id = await theOne();
    await edit(id, { phone: '02-123-4567' });
    await send('POST', id, '/release', { fields: ['phone', 'homepage'] });
    await sendToEdition('PATCH', id, '', { endsOn: '2026-10-20' });
    await sendToEdition('POST', id, '/release', { fields: ['endsOn'] });
    const { items } = await history(id);
    expect(items[0]).toMatchObject({
      action: 'edition.released',
      editionId: (await editionOf(id)).id,
      changes: [{ of: 'edition', field: 'endsOn', from: '2026-10-20', to: '2026-10-05' }],
    });
    expect(items[2]).toMatchObject({
      action: 'festival.released',
      changes: [{ of: 'festival', field: 'phone', from: '02-123-4567', to: '041-930-0000' }],
    });
  });

  it('When an edition was removed, then its end is still told', async () => {
    await imported();
    const id = await theOne();
    await send('POST', id, '/editions', { startsOn: '2099-05-01', endsOn: '2099-05-03' });
    const { id: editionId } = await editionOf(id);
    await sendToEdition('DELETE', id, '');
    const { items } = await history(id);
    expect(items[0]).toMatchObject({
      action: 'edition.removed',
      editionId,
      changes: [
        { field: 'startsOn', from: '2099-05-01', to: null },
        { field: 'endsOn', from: '2099-05-03', to: null },
      ],
    });
    expect(items[1]).toMatchObject({ action: 'edition.added', editionId });
  });

  it('When an import is undone, then it is told no more', async () => {
    await imported();
    const id = await theOne();
    const { id: second } = await imported({ 전화번호: '041-930-1111', 데이터기준일자: '2026-07-01' });
    await undone(api, editor.token, second as string);
    expect((await history(id)).items).toEqual([expect.objectContaining({ changes: [] })]);
  });

  it('When it is longer than a page, then pages follow one another without a gap across editors and imports', async () => {
    await imported();
    const id = await theOne();
    await edit(id, { phone: '02-1' });
    await imported({ 축제내용: '새로운 소개', 데이터기준일자: '2026-07-01' });
    await edit(id, { phone: '02-2' });
    const whole = (await history(id)).items.map((one: any) => one.id);
    expect(whole).toHaveLength(4);
    const pages = [await history(id, '?perPage=3'), await history(id, '?perPage=3&page=2')];
    expect(pages.flatMap(({ items }) => items.map((one: any) => one.id))).toEqual(whole);
    expect(pages[1]).toMatchObject({ page: 2, perPage: 3, total: 4 });
  });

  it('When the log keeps more than the festival’s fields, then neither address nor request is told', async () => {
    await imported();
    const id = await theOne();
    await edit(id, { phone: '02-1' });
    const { text } = await api.get(`/v1/admin/festivals/${id}/history`, { token: editor.token });
    expect(text).not.toMatch(/127\.0\.0\.1|address|requestId|hash|role/);
  });

  it('When the festival is not there, the page too deep or a visitor asks, then it says so', async () => {
    await imported();
    const path = `/v1/admin/festivals/${await theOne()}/history`;
    const missing = '/v1/admin/festivals/01900000-0000-7000-8000-000000000000/history';
    expect((await api.get(missing, { token: editor.token })).status).toBe(404);
    expect((await api.get(`${path}?page=2000&perPage=100`, { token: editor.token })).status).toBe(400);
    expect((await api.get(path, { token: (await aPerson(api)).token })).status).toBe(403);
    expect((await api.get(path)).status).toBe(401);
  });
});
