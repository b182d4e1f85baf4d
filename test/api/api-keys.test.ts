import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/shared/database/database.js';
import { apiDocument } from '../../src/shared/http/api-document.js';
import { newId } from '../../src/shared/ids.js';
import { type Answer, standAt, startApi, type TestApi } from '../support/api.js';
import { KEY_SCOPES } from '../support/key-scopes.js';
import { operationsOf } from '../support/operations.js';
import { aPerson, type Person } from '../support/people.js';
import { aPublishedFestival } from '../support/published-festival.js';
import { rightsTable } from '../support/rights-table.js';
import { RightsWorld } from '../support/rights-world.js';
import { statementsOf } from '../support/statements.js';

const PATH = '/v1/me/api-keys';
const SCOPES = Object.keys(KEY_SCOPES);
const DAY_MS = 86_400_000;

describe('API keys', () => {
  let api: TestApi;
  let person: Person;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    standAt(api, new Date().toISOString());
    await api.empty();
    person = await aPerson(api);
  });
  afterAll(() => api.close());

  const database = () => api.app.get(Database);
  const make = (more: object = {}, by = person): Promise<Answer> =>
    api.post(
      PATH,
      {
        name: '축제 알림',
        scopes: ['festivals:read'],
        expiresInDays: 30,
        currentPassword: by.password,
        ...more,
      },
      { token: by.token },
    );
  const keyOf = async (more: object = {}, by = person): Promise<string> => (await make(more, by)).body.key;
  const mine = async () => (await api.get(PATH, { token: person.token })).body.items;
  const festivals = (token: string) => api.get('/v1/festivals', { token });

  it('When a key is made, then it is shown once, calls with it are taken, and what is kept of it opens nothing', async () => {
    const made = await make();
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      id: expect.any(String),
      key: expect.stringMatching(/^fev_[\w-]{43}$/),
      name: '축제 알림',
      hint: made.body.key.slice(0, 8),
      scopes: ['festivals:read'],
      createdAt: expect.any(String),
      expiresAt: expect.any(String),
      lastUsedAt: null,
    });
    expect(Date.parse(made.body.expiresAt) - Date.parse(made.body.createdAt)).toBe(30 * DAY_MS);
    expect((await festivals(made.body.key)).status).toBe(200);
    const { key, ...shown } = made.body;
    expect(await mine()).toEqual([{ ...shown, lastUsedAt: expect.any(String) }]);
    const rows = JSON.stringify(await database().rows('SELECT * FROM auth_api_key'));
    expect(rows).not.toContain(key.slice(8));
  });

  it('When the password is wrong, then none is made', async () => {
    const refused = await make({ currentPassword: 'not this one' });
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([403, '/currentPassword']);
    expect(await mine()).toEqual([]);
  });

  it.each([
    ['/scopes', { scopes: [] }],
    ['/scopes/0', { scopes: ['everything'] }],
    ['/expiresInDays', { expiresInDays: 366 }],
    ['/expiresInDays', { expiresInDays: 0 }],
    ['/name', { name: '' }],
  ])('When %s is not as it may be, then 400 names it', async (pointer, more) => {
    const refused = await make(more);
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, pointer]);
    expect(await mine()).toEqual([]);
  });

  it('B1 When a key calls an operation, then it gets what its owner may with the scope of the operation, and 403 without', async () => {
    const world = await RightsWorld.of(api);
    const { owner } = world.people;
    const scopeOf = new Map(
      Object.entries(KEY_SCOPES).flatMap(([scope, names]) => names.map((name) => [name, scope])),
    );
    const documented = Object.values(apiDocument(api.app).paths).flatMap((path) =>
      Object.values(path as Record<string, { operationId: string; 'x-api-key-scope'?: string }>),
    );
    expect(
      documented
        .flatMap((one) => (one['x-api-key-scope'] ? [[one.operationId, one['x-api-key-scope']]] : []))
        .sort(),
    ).toEqual([...scopeOf].sort());
    const all = await keyOf({ scopes: SCOPES }, owner);
    const only = new Map<string, string>();
    const allBut = new Map<string, string>();
    for (const scope of SCOPES) {
      only.set(scope, await keyOf({ scopes: [scope] }, owner));
      allBut.set(scope, await keyOf({ scopes: SCOPES.filter((one) => one !== scope) }, owner));
    }
    const surprises: string[] = [];
    let asked = 0;
    for (const operation of operationsOf(api)) {
      const scope = scopeOf.get(operation.name);
      const { path, ...ask } = await world.callOf(operation);
      const refused = await api.ask(operation.method, path, {
        ...ask,
        token: allBut.get(scope ?? '') ?? all,
      });
      if (refused.status !== 403 || refused.body.type !== 'urn:fasteval:problem:key-out-of-scope')
        surprises.push(`${operation.name} without its scope: ${refused.status}`);
      if (refused.body.scope !== (scope ?? null))
        surprises.push(`${operation.name} names ${refused.body.scope}`);
      asked += 1;
      if (scope === undefined) continue;
      const { status } = await api.ask(operation.method, path, { ...ask, token: only.get(scope) });
      if (status !== rightsTable().get(operation.name)?.owner) surprises.push(`${operation.name}: ${status}`);
    }
    expect(surprises).toEqual([]);
    expect(asked).toBeGreaterThan(80);
  });

  it('When the owner is an editor or an admin, then the key is a visitor all the same', async () => {
    const { id } = await aPublishedFestival(api, { status: 'hidden' });
    for (const role of ['editor', 'admin'] as const) {
      const owner = await aPerson(api, role);
      const key = await keyOf({ scopes: SCOPES }, owner);
      expect((await api.get(`/v1/festivals/${id}`, { token: owner.token })).status).toBe(200);
      expect((await api.get(`/v1/festivals/${id}`, { token: key })).status).toBe(404);
      const add = await api.post('/v1/festivals', { name: '등불', category: 'light' }, { token: key });
      expect(add.status).toBe(403);
      expect((await api.get('/v1/admin/users', { token: key })).status).toBe(403);
    }
  });

  it('A7 When a key is revoked or over, or its owner suspended, gone or of another password, then it is good for nothing at once', async () => {
    const revoked = await make();
    const at = `${PATH}/${revoked.body.id}`;
    const stranger = await aPerson(api);
    expect((await api.delete(at, { token: stranger.token })).status).toBe(204);
    expect((await festivals(revoked.body.key)).status).toBe(200);
    for (let round = 0; round < 2; round += 1)
      expect((await api.delete(at, { token: person.token })).status).toBe(204);
    const refused = await festivals(revoked.body.key);
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="fasteval"',
    ]);

    const admin = await aPerson(api, 'admin');
    const key = await keyOf();
    const suspend = async (suspended: boolean) => {
      const at = `/v1/admin/users/${person.id}`;
      const etag = (await api.get(at, { token: admin.token })).headers.get('etag') as string;
      const ask = { token: admin.token, headers: { 'if-match': etag } };
      expect((await api.patch(at, { suspended }, ask)).status).toBe(200);
    };
    await suspend(true);
    expect((await festivals(key)).status).toBe(401);
    await suspend(false);
    expect((await festivals(key)).status).toBe(200);

    const others = await keyOf({ expiresInDays: 1 }, stranger);
    const change = { currentPassword: stranger.password, password: 'another long pass phrase' };
    expect((await api.put('/v1/me/password', change, { token: stranger.token })).status).toBe(200);
    expect((await festivals(others)).status).toBe(401);

    const { password, token } = await aPerson(api);
    const leaving = await keyOf({}, { ...person, password, token });
    await api.delete('/v1/me', { token, body: { currentPassword: password } });
    expect((await festivals(leaving)).status).toBe(401);

    standAt(api, new Date(Date.now() + 30 * DAY_MS + 60_000).toISOString());
    expect((await festivals(key)).status).toBe(401);
  });

  it.each(['fev_', `fev_${'A'.repeat(43)}`, `FEV_${'A'.repeat(43)}`, `fev_${'A'.repeat(44)}`])(
    'When the key is %s, then 401',
    async (key) => {
      expect((await festivals(key)).status).toBe(401);
    },
  );

  it('When a key is used often, then its use is written once a minute, and a call costs one statement for it', async () => {
    const key = await keyOf();
    const start = Date.now();
    standAt(api, new Date(start).toISOString());
    const written = async () => {
      const { statements } = await statementsOf(api, () => api.get('/v1/categories', { token: key }));
      return statements.map((sql) => sql.trim().split(/\s/, 1)[0]);
    };
    expect(await written()).toEqual(['SELECT', 'UPDATE']);
    expect(await written()).toEqual(['SELECT']);
    standAt(api, new Date(start + 59_000).toISOString());
    expect(await written()).toEqual(['SELECT']);
    standAt(api, new Date(start + 61_000).toISOString());
    expect(await written()).toEqual(['SELECT', 'UPDATE']);
    expect((await mine())[0].lastUsedAt).toBe(new Date(start + 61_000).toISOString());
  });

  it('When thirty are asked for at once, then there are twenty', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => make()));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(20);
    expect(new Set(statuses)).toEqual(new Set([201, 409]));
    expect(await mine()).toHaveLength(20);
  });

  it('When keys are made and revoked, then the audit log has it without the key or its name', async () => {
    const admin = await aPerson(api, 'admin');
    const { id, key } = (await make()).body;
    await api.delete(`${PATH}/${id}`, { token: person.token });
    await api.delete(`${PATH}/${newId()}`, { token: person.token });
    const { items } = (await api.get('/v1/admin/audit', { token: admin.token })).body;
    const ours = items.filter(({ subject }: { subject: { kind: string } }) => subject.kind === 'api-key');
    expect(ours.map(({ action }: { action: string }) => action).sort()).toEqual([
      'api-key.created',
      'api-key.revoked',
    ]);
    const text = JSON.stringify(ours);
    for (const secret of [key, '축제 알림']) expect(text).not.toContain(secret);
  });

  it('When a key calls too often, then it is its owner’s account that is counted', async () => {
    const strict = await startApi({ LIMIT_SEARCH: 'account=2/60,network=1000/60,all=1000/60' });
    const owner = await aPerson(strict);
    const wish = {
      name: 'k',
      scopes: ['festivals:read'],
      expiresInDays: 1,
      currentPassword: owner.password,
    };
    const { key } = (await strict.post(PATH, wish, { token: owner.token })).body;
    const statuses = [];
    for (const token of [key, owner.token, key])
      statuses.push((await strict.get('/v1/festivals', { token })).status);
    expect(statuses).toEqual([200, 200, 429]);
    await strict.close();
  });
});
