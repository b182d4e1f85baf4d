import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/shared/database/database.js';
import { type AnotherInstance, anotherInstance } from '../support/another-instance.js';
import { type TestApi, startApi } from '../support/api.js';
import { aPerson, asRead, type Person } from '../support/people.js';
import { aPublishedFestival } from '../support/published-festival.js';
import { statementsOf } from '../support/statements.js';

describe('accounts in the hands of admins', () => {
  let api: TestApi;
  let second: AnotherInstance;
  let admin: Person;
  beforeAll(async () => {
    api = await startApi();
    second = await anotherInstance(api);
  });
  beforeEach(async () => {
    await api.empty();
    admin = await aPerson(api, 'admin');
  });
  afterAll(async () => {
    await second.close();
    await api.close();
  });

  const change = async (id: string, body: object, by = admin) =>
    api.patch(`/v1/admin/users/${id}`, body, { token: by.token, headers: await asRead(api, id) });
  /** The database chooses other ways among many accounts than among few, and locks what it passes. */
  const amongThousands = async () => {
    const { manager } = api.app.get(Database);
    await manager.query(`
      INSERT INTO auth_account (id, email, password_hash, display_name, role, created_at)
      SELECT CONCAT('one-of-thousands-', seq), CONCAT(seq, '@thousands.example'), '-', '-', 'visitor', NOW()
      FROM seq_1_to_3000`);
    await manager.query('ANALYZE TABLE auth_account');
  };
  const list = async (query = '') => (await api.get(`/v1/admin/users${query}`, { token: admin.token })).body;

  it('When an admin lists accounts, then they come newest first, by role, suspension and beginning of the address', async () => {
    const [visitor, editor] = [await aPerson(api), await aPerson(api, 'editor')];
    await change(visitor.id, { suspended: true });
    const ids = async (query: string) => (await list(query)).items.map(({ id }: { id: string }) => id);
    expect(await ids('')).toEqual([editor.id, visitor.id, admin.id]);
    expect(await ids('?role=editor')).toEqual([editor.id]);
    expect(await ids('?suspended=true')).toEqual([visitor.id]);
    expect(await ids('?suspended=false')).toEqual([editor.id, admin.id]);
    expect(await ids(`?email=${encodeURIComponent(visitor.email.toUpperCase())}`)).toEqual([visitor.id]);
    expect(await ids('?email=%25')).toEqual([]);
    expect((await list('?perPage=1')).total).toBe(3);
    expect(await ids(`?ids=${visitor.id},${admin.id},01900000-0000-7000-8000-000000000000`)).toEqual([
      visitor.id,
      admin.id,
    ]);
    expect((await api.get('/v1/admin/users?ids=1', { token: admin.token })).body.errors[0].pointer).toBe(
      '/ids',
    );
  });

  it('When the list grows, then it still takes four reads, the guard included', async () => {
    for (let more = 0; more < 3; more += 1) await aPerson(api);
    const { statements } = await statementsOf(api, () => list('?perPage=2'));
    expect(statements.filter((sql) => /^\s*SELECT/.test(sql) && !sql.includes('audit_'))).toHaveLength(4);
  });

  it('A7 When somebody is suspended, then both tokens and the password are refused at once, on every instance', async () => {
    const editor = await aPerson(api, 'editor');
    const festival = { name: '늦은 축제', category: 'food' };
    expect((await change(editor.id, { suspended: true })).body.suspendedAt).toEqual(expect.any(String));
    for (const instance of [api, second]) {
      const made = await instance.ask('POST', '/v1/festivals', { body: festival, token: editor.token });
      expect(made.status).toBe(401);
      const { refreshToken } = editor;
      expect((await instance.ask('POST', '/v1/auth/refresh', { body: { refreshToken } })).status).toBe(401);
    }
    const { email, password } = editor;
    const login = await api.post('/v1/auth/login', { email, password });
    expect([login.status, login.body.type]).toEqual([403, 'urn:fasteval:problem:account-suspended']);
    expect((await api.post('/v1/auth/login', { email, password: `${password}!` })).status).toBe(401);
    expect((await api.get('/v1/festivals')).body.total).toBe(0);
  });

  it('When somebody is reinstated, then they sign in again, and what ended stays ended', async () => {
    const visitor = await aPerson(api);
    await change(visitor.id, { suspended: true });
    expect((await change(visitor.id, { suspended: false })).body.suspendedAt).toBeNull();
    expect((await api.get('/v1/me', { token: visitor.token })).status).toBe(401);
    const { email, password } = visitor;
    expect((await api.post('/v1/auth/login', { email, password })).status).toBe(200);
  });

  it('When somebody who is suspended is suspended again, then it is since the first time', async () => {
    const visitor = await aPerson(api);
    const [first, again] = [
      await change(visitor.id, { suspended: true }),
      await change(visitor.id, { suspended: true }),
    ];
    expect([again.status, again.body]).toEqual([200, first.body]);
  });

  it('A7 When an editor becomes a visitor, then the next call with the old token is 403 and nothing is written', async () => {
    const editor = await aPerson(api, 'editor');
    await change(editor.id, { role: 'visitor' });
    for (const instance of [api, second]) {
      const made = await instance.ask('POST', '/v1/festivals', {
        body: { name: '늦은 축제', category: 'food' },
        token: editor.token,
      });
      expect(made.status).toBe(403);
    }
    expect((await api.get('/v1/festivals')).body.total).toBe(0);
  });

  it('B8 When the last admin gives up the role or is suspended, then it is refused and they stay admin', async () => {
    await change((await aPerson(api, 'admin')).id, { suspended: true });
    for (const body of [{ role: 'visitor' }, { role: 'editor' }, { suspended: true }]) {
      const answer = await change(admin.id, body);
      expect([answer.status, answer.body.type]).toEqual([409, 'urn:fasteval:problem:last-admin']);
    }
    expect((await list(`?role=admin&suspended=false`)).total).toBe(1);
  });

  it('B8 When two admins demote each other at the same moment, on two instances, then one of them stays', async () => {
    for (let round = 0; round < 5; round += 1) {
      const rival = await aPerson(api, 'admin');
      const before = admin;
      const demote = { role: 'visitor' };
      const [ofRival, ofBefore] = [await asRead(api, rival.id), await asRead(api, before.id)];
      const answers = await Promise.all([
        api.ask('PATCH', `/v1/admin/users/${rival.id}`, {
          body: demote,
          token: before.token,
          headers: ofRival,
        }),
        second.ask('PATCH', `/v1/admin/users/${before.id}`, {
          body: demote,
          token: rival.token,
          headers: ofBefore,
        }),
      ]);
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      admin = statuses[0] === 200 ? before : rival;
      expect((await list('?role=admin')).items.map(({ id }: { id: string }) => id)).toEqual([admin.id]);
    }
  });

  it('B8 When an editor asks for more rights, then nothing of it is theirs to give', async () => {
    const editor = await aPerson(api, 'editor');
    expect((await change(editor.id, { role: 'admin' }, editor)).status).toBe(403);
    expect((await api.patch('/v1/me', { role: 'admin' }, { token: editor.token })).status).toBe(400);
  });

  it('When an editor is bound to regions, by code or name, then they edit festivals there and nowhere else', async () => {
    const editor = await aPerson(api, 'editor');
    const bound = await change(editor.id, { regions: ['충남 보령시', '강원도'] });
    expect(bound.body.regions).toEqual(['44180', '51']);
    const theirs = await aPublishedFestival(api, { region: { provinceCode: '51', districtCode: '51150' } });
    const others = await aPublishedFestival(api, { region: { provinceCode: '44', districtCode: '44200' } });
    const nowhere = await aPublishedFestival(api);
    const edit = async (id: string, body: object) =>
      (await api.patch(`/v1/festivals/${id}`, body, { token: editor.token, headers: { 'if-match': '"1"' } }))
        .status;
    expect(await edit(theirs.id, { phone: '033-1' })).toBe(200);
    expect(await edit(others.id, { phone: '041-1' })).toBe(403);
    expect(await edit(nowhere.id, { phone: '02-1' })).toBe(403);
  });

  it('When an editor of a region would take a festival out of it or add one elsewhere, then it is refused and nothing changes', async () => {
    const editor = await aPerson(api, 'editor');
    await change(editor.id, { regions: ['44180'] });
    const as = { token: editor.token };
    const { id } = await aPublishedFestival(api, { region: { provinceCode: '44', districtCode: '44180' } });
    const headers = { 'if-match': '"1"' };
    for (const body of [{ region: '26' }, { region: null }]) {
      const moved = await api.patch(`/v1/festivals/${id}`, body, { ...as, headers });
      expect([moved.status, moved.body.type]).toEqual([403, 'urn:fasteval:problem:region-not-yours']);
    }
    const added = { name: '부산 축제', category: 'food', region: '26' };
    expect((await api.post('/v1/festivals', added, as)).status).toBe(403);
    expect((await api.post('/v1/festivals', { ...added, region: undefined }, as)).status).toBe(403);
    const kept = await api.get(`/v1/festivals/${id}`, as);
    expect([
      kept.headers.get('etag')?.startsWith('"1-'),
      (await api.get('/v1/festivals')).body.total,
    ]).toEqual([true, 1]);
  });

  it('When regions are unknown, of several places or for somebody who is no editor, then 400 names the place', async () => {
    const [editor, visitor] = [await aPerson(api, 'editor'), await aPerson(api)];
    const pointers = async (id: string, body: object) => {
      const answer = await change(id, body);
      return [answer.status, ...answer.body.errors.map((fault: { pointer: string }) => fault.pointer)];
    };
    expect(await pointers(editor.id, { regions: ['44180', '아틀란티스', '중구'] })).toEqual([
      400,
      '/regions/1',
      '/regions/2',
    ]);
    expect(await pointers(visitor.id, { regions: ['44180'] })).toEqual([400, '/regions']);
    expect(await pointers(editor.id, { regions: [] })).toEqual([400, '/regions']);
    expect(await pointers(editor.id, {})).toEqual([400, '']);
  });

  it('When an editor of regions gets another role, then the regions go with the old one', async () => {
    const editor = await aPerson(api, 'editor');
    await change(editor.id, { regions: ['44180'] });
    expect((await change(editor.id, { role: 'admin' })).body).toMatchObject({ role: 'admin', regions: null });
    expect((await change(editor.id, { role: 'editor' })).body).toMatchObject({
      role: 'editor',
      regions: null,
    });
  });

  it('G2 When an account is changed without its ETag, with a made-up one or a stale one, then nothing changes, and who lost the race is told the present state', async () => {
    const visitor = await aPerson(api);
    const path = `/v1/admin/users/${visitor.id}`;
    const read = await api.get(path, { token: admin.token });
    const etag = read.headers.get('etag') as string;
    const as = (headers: Record<string, string>) => ({ token: admin.token, headers });
    expect((await api.patch(path, { role: 'editor' }, as({}))).status).toBe(428);
    const madeUp = await api.patch(path, { role: 'editor' }, as({ 'if-match': '*' }));
    expect([madeUp.status, madeUp.body.errors[0].pointer]).toEqual([400, '/If-Match']);
    const won = await api.patch(path, { role: 'editor' }, as({ 'if-match': etag }));
    expect([won.status, won.body.role]).toEqual([200, 'editor']);
    const lost = await api.patch(path, { suspended: true }, as({ 'if-match': etag }));
    expect([lost.status, lost.body.type]).toEqual([412, 'urn:fasteval:problem:precondition-failed']);
    expect(lost.body.current).toEqual(won.body);
    expect(lost.headers.get('etag')).toBe(won.headers.get('etag'));
    const again = await api.patch(
      path,
      { suspended: true },
      as({ 'if-match': won.headers.get('etag') ?? '' }),
    );
    expect([again.status, again.body.role]).toEqual([200, 'editor']);
  });

  it('G2 When two admins change one account at the same moment, on two instances, then one of them is told that they lost', async () => {
    const rival = await aPerson(api, 'admin');
    for (let round = 0; round < 5; round += 1) {
      const { id } = await aPerson(api);
      const path = `/v1/admin/users/${id}`;
      const headers = await asRead(api, id);
      const answers = await Promise.all([
        api.ask('PATCH', path, { body: { role: 'editor' }, token: admin.token, headers }),
        second.ask('PATCH', path, { body: { suspended: true }, token: rival.token, headers }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    }
  });

  it('When an admin changes the roles of many at once, on two instances, then each is changed', async () => {
    const people: Person[] = [];
    while (people.length < 30) people.push(await aPerson(api));
    await amongThousands();
    const answers = await Promise.all(
      people.map(async ({ id }, at) =>
        (at % 2 === 0 ? api : second).ask('PATCH', `/v1/admin/users/${id}`, {
          body: { role: 'editor' },
          token: admin.token,
          headers: await asRead(api, id),
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(people.map(() => 200));
  });

  it('G2 When a person renames themselves meanwhile, then an admin who read them before is told', async () => {
    const visitor = await aPerson(api);
    const headers = await asRead(api, visitor.id);
    await api.patch('/v1/me', { displayName: '새 이름' }, { token: visitor.token });
    const lost = await api.patch(
      `/v1/admin/users/${visitor.id}`,
      { role: 'editor' },
      { token: admin.token, headers },
    );
    expect([lost.status, lost.body.current.displayName]).toEqual([412, '새 이름']);
  });

  it('When there is no such account, then 404 says so', async () => {
    const path = '01900000-0000-7000-8000-000000000000';
    expect((await change(path, { role: 'editor' })).body.type).toBe('urn:fasteval:problem:account-not-found');
    expect((await api.get(`/v1/admin/users/${path}`, { token: admin.token })).status).toBe(404);
  });
});
