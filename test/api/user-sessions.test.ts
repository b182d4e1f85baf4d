import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type AnotherInstance, anotherInstance } from '../support/another-instance.js';
import { type TestApi, startApi } from '../support/api.js';
import { aPerson, type Person } from '../support/people.js';
import { statementsOf } from '../support/statements.js';

const NOBODY = '01900000-0000-7000-8000-000000000000';

describe("somebody's sessions in the hands of admins", () => {
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

  const pathOf = ({ id }: Person, session = '') =>
    `/v1/admin/users/${id}/sessions${session === '' ? '' : `/${session}`}`;
  const list = async (person: Person) =>
    (await api.get(pathOf(person), { token: admin.token })).body.items as { id: string; current: boolean }[];
  const end = (person: Person, session?: string) =>
    api.delete(pathOf(person, session), { token: admin.token });
  const signInAgain = async ({ email, password }: Person) =>
    (await api.post('/v1/auth/login', { email, password })).body as {
      accessToken: string;
      refreshToken: string;
    };
  const statusWith = async (token: string, instance: Pick<TestApi, 'ask'> = second) =>
    (await instance.ask('GET', '/v1/me', { token })).status;
  const kept = async (query: string) =>
    (await api.get(`/v1/admin/audit${query}`, { token: admin.token })).body.items;

  it('When an admin lists them, then as their owner sees them, each look is kept, and only the one that asks is current', async () => {
    const person = await aPerson(api);
    await signInAgain(person);
    const own = (await api.get('/v1/auth/sessions', { token: person.token })).body.items;
    const seen = await list(person);
    expect(seen).toEqual(own.map((session: object) => ({ ...session, current: false })));
    expect((await list(admin)).map(({ current }) => current)).toEqual([true]);
    expect(await kept(`?action=sessions.read&subjectId=${person.id}`)).toMatchObject([
      { accountId: admin.id, subject: { kind: 'account', id: person.id }, address: '127.0.0.1' },
    ]);
  });

  it('When there are more of them, then listing still takes three reads, the guard included', async () => {
    const person = await aPerson(api);
    for (let more = 0; more < 3; more += 1) await signInAgain(person);
    const { statements } = await statementsOf(api, () => list(person));
    expect(statements.filter((sql) => /^\s*SELECT/.test(sql) && !sql.includes('audit_'))).toHaveLength(3);
  });

  it('A6 When an admin ends one, then both of its tokens are dead at once, on every instance, the others live, and the log says so', async () => {
    const person = await aPerson(api);
    const lost = await signInAgain(person);
    const { items } = (await api.get('/v1/auth/sessions', { token: lost.accessToken })).body;
    const { id } = items.find(({ current }: { current: boolean }) => current);
    expect(await statusWith(lost.accessToken)).toBe(200);
    expect((await end(person, id)).status).toBe(204);
    expect(await statusWith(lost.accessToken)).toBe(401);
    expect((await api.post('/v1/auth/refresh', { refreshToken: lost.refreshToken })).status).toBe(401);
    expect(await statusWith(person.token)).toBe(200);
    expect(await kept(`?action=sessions.ended`)).toMatchObject([
      { accountId: admin.id, subject: { id: person.id }, after: { count: 1 }, address: '127.0.0.1' },
    ]);
    expect((await end(person, id)).status).toBe(404);
  });

  it('A6 When an admin signs somebody out everywhere, then every session ends, repeatably, and one entry counts them', async () => {
    const person = await aPerson(api);
    const other = await signInAgain(person);
    expect([(await end(person)).status, (await end(person)).status]).toEqual([204, 204]);
    for (const token of [person.token, other.accessToken]) expect(await statusWith(token)).toBe(401);
    expect(await list(person)).toEqual([]);
    expect(await kept(`?action=sessions.ended`)).toMatchObject([{ after: { count: 2 } }]);
    expect(await statusWith(admin.token)).toBe(200);
    expect((await signInAgain(person)).accessToken).toEqual(expect.any(String));
  });

  it('B8 When a session is asked for under another person, then 404, and it lives', async () => {
    const [person, other] = [await aPerson(api), await aPerson(api)];
    const [session] = await list(person);
    expect((await end(other, session?.id)).status).toBe(404);
    expect(await statusWith(person.token)).toBe(200);
    expect(await kept(`?action=sessions.ended`)).toEqual([]);
  });

  it('When there is no such account, then every one of them says so', async () => {
    const ask = (method: string, path: string) => api.ask(method, path, { token: admin.token });
    for (const [method, path] of [
      ['GET', `/v1/admin/users/${NOBODY}/sessions`],
      ['DELETE', `/v1/admin/users/${NOBODY}/sessions`],
      ['DELETE', `/v1/admin/users/${NOBODY}/sessions/${NOBODY}`],
    ] as const) {
      const answer = await ask(method, path);
      expect([answer.status, answer.body.type]).toEqual([404, 'urn:fasteval:problem:account-not-found']);
    }
  });
});
