import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/shared/database/database.js';
import { newId } from '../../src/shared/ids.js';
import { type TestApi, startApi } from '../support/api.js';
import { aPerson, type Person } from '../support/people.js';

const PATH = '/v1/admin/festival-views';
const MOST = 50;

describe('saved views of the list of festivals', () => {
  let api: TestApi;
  let mine: Person;
  let other: Person;
  let admin: Person;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    mine = await aPerson(api, 'editor', '봄지기');
    other = await aPerson(api, 'editor');
    admin = await aPerson(api, 'admin');
  });
  afterAll(() => api.close());

  const save = (body: object, { token } = mine) =>
    api.post(PATH, { name: '보기', shared: false, query: {}, ...body }, { token });
  const list = async ({ token } = mine): Promise<any[]> => (await api.get(PATH, { token })).body.items;
  const change = (id: string, body: object, { token } = mine, etag = '"1"') =>
    api.patch(`${PATH}/${id}`, body, { token, headers: { 'if-match': etag } });
  const remove = (id: string, { token } = mine, etag = '"1"') =>
    api.delete(`${PATH}/${id}`, { token, headers: { 'if-match': etag } });

  it('When a view is saved, then its owner finds the question as it was asked, under its name', async () => {
    const query = { q: '불꽃', region: '강원도', category: 'light,sea', status: 'upcoming', sort: 'updated' };
    const saved = await save({ name: '강원 불꽃', query });
    expect([saved.status, saved.headers.get('etag')]).toEqual([201, '"1"']);
    expect(await list()).toEqual([saved.body]);
    expect(saved.body).toMatchObject({
      name: '강원 불꽃',
      query,
      shared: false,
      mine: true,
      changeable: true,
      ownerName: '봄지기',
    });
    const asked = await api.get(
      `/v1/festivals?${new URLSearchParams(saved.body.query as Record<string, string>).toString()}`,
    );
    expect(asked.status).toBe(200);
  });

  it('When the list would refuse a question, then so does saving it, naming the parameter; where somebody is is never kept', async () => {
    for (const [query, pointer] of [
      [{ region: '없는 곳' }, '/query/region'],
      [{ category: 'sea,war' }, '/query/category'],
      [{ from: '2027-05-02', to: '2027-05-01' }, '/query/to'],
      [{ sort: 'distance' }, '/query/sort'],
      [{ near: '37.5,127' }, '/query/near'],
    ] as const) {
      const refused = await save({ query });
      const pointers = refused.body.errors?.map((fault: { pointer: string }) => fault.pointer);
      expect([query, refused.status, pointers]).toEqual([query, 400, [pointer]]);
    }
    expect(await list()).toEqual([]);
  });

  it('When a view is private, then to others it does not exist; when shared, then they see it and only its owner and admins change it', async () => {
    const { id } = (await save({ name: '혼자' })).body;
    expect([await list(other), await list(admin)]).toEqual([[], []]);
    for (const person of [other, admin])
      expect([
        (await change(id, { name: '뺏기' }, person)).status,
        (await remove(id, person)).status,
      ]).toEqual([404, 404]);

    expect((await change(id, { shared: true })).status).toBe(200);
    const [seen] = await list(other);
    expect(seen).toMatchObject({ id, mine: false, changeable: false, ownerName: '봄지기' });
    const refused = await change(id, { name: '뺏기' }, other, '"2"');
    expect([refused.status, refused.body.type]).toEqual([
      403,
      expect.stringContaining('saved-view-not-yours'),
    ]);
    expect((await remove(id, other, '"2"')).status).toBe(403);
    expect((await list(admin))[0]).toMatchObject({ id, mine: false, changeable: true });
    expect((await change(id, { name: '정리' }, admin, '"2"')).body).toMatchObject({
      name: '정리',
      version: 3,
    });
    expect((await remove(id, admin, '"3"')).status).toBe(204);
    expect(await list()).toEqual([]);
  });

  it('When two change a view from the same state, then the second is told the present one and nothing of it is written', async () => {
    const { id } = (await save({ shared: true })).body;
    const answers = await Promise.all([
      change(id, { name: '하나' }, mine),
      change(id, { name: '둘' }, admin),
      change(id, { name: '셋' }, mine),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    const won = answers.find(({ status }) => status === 200)!.body.name;
    for (const lost of answers.filter(({ status }) => status === 412))
      expect(lost.body.current).toMatchObject({ name: won, version: 2 });
    expect((await list())[0]).toMatchObject({ name: won, version: 2 });
    const { token } = mine;
    expect((await api.patch(`${PATH}/${id}`, { name: '넷' }, { token })).status).toBe(428);
    expect((await api.delete(`${PATH}/${id}`, { token })).status).toBe(428);
  });

  it('When a name is taken by another view of the same person, then 409 names it; others may have the same', async () => {
    await save({ name: '주말' });
    const twice = await Promise.all([1, 2, 3].map(() => save({ name: '이번 달' })));
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const { id } = twice.find(({ status }) => status === 201)!.body;
    const renamed = await change(id, { name: '주말' });
    expect([renamed.status, renamed.body.errors[0].pointer]).toEqual([409, '/name']);
    expect((await save({ name: '주말' }, other)).status).toBe(201);
    expect((await list()).map(({ name }) => name)).toEqual(['이번 달', '주말']);
  });

  it(`When a person saves more than ${MOST}, also at once, then the rest are refused`, async () => {
    const rows = Array.from({ length: MOST - 2 }, (_row, index) => [
      newId(),
      mine.id,
      `보기 ${index}`,
      0,
      '{}',
      1,
      new Date(),
    ]);
    await api.app.get(Database).change('INSERT INTO festivals_saved_view VALUES ?', [rows]);
    const answers = await Promise.all(['ㄱ', 'ㄴ', '0', 'a', '힣'].map((name) => save({ name })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409]);
    expect(await list()).toHaveLength(MOST);
  });

  it('When views are written, then the log keeps that, without their words', async () => {
    const { id } = (await save({ name: '비밀 계획', query: { q: '비밀' } })).body;
    await change(id, { shared: true });
    await remove(id, mine, '"2"');
    const { body, text } = await api.get(`/v1/admin/audit?subjectKind=saved-view&subjectId=${id}`, {
      token: admin.token,
    });
    expect(body.items.map(({ action }: { action: string }) => action)).toEqual([
      'saved-view.removed',
      'saved-view.changed',
      'saved-view.added',
    ]);
    expect(body.items[1]).toMatchObject({ before: { shared: false }, after: { shared: true } });
    expect(text).not.toContain('비밀');
  });
});
