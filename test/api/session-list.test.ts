import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { anotherInstance } from '../support/another-instance.js';
import { aPerson, type Person } from '../support/people.js';
import { statementsOf } from '../support/statements.js';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

describe("a person's sessions", () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(() => api.empty());
  afterAll(() => api.close());

  const signInAgain = async ({ email, password }: Person, userAgent = FIREFOX) => {
    const { body } = await api.post(
      '/v1/auth/login',
      { email, password },
      { headers: { 'user-agent': userAgent } },
    );
    return { token: body.accessToken as string, refreshToken: body.refreshToken as string };
  };
  const idsOf = async (token: string) =>
    ((await api.get('/v1/auth/sessions', { token })).body.items as { id: string }[]).map(({ id }) => id);

  const again = ({ token, password }: Person, given: readonly (string | undefined)[]) => {
    const [currentPassword = given.length === 0 ? password : undefined] = given;
    return { token, ...(currentPassword !== undefined && { body: { currentPassword } }) };
  };
  /** With their password, unless another one or none is given. */
  const endOne = (person: Person, id = '', ...given: (string | undefined)[]) =>
    api.delete(`/v1/auth/sessions/${id}`, again(person, given));
  const endOthers = (person: Person, ...given: (string | undefined)[]) =>
    api.delete('/v1/auth/sessions', again(person, given));

  it('When a person lists them, then each says with what and since when, and which one asks', async () => {
    const person = await aPerson(api);
    const second = await signInAgain(person);
    const { body, status } = await api.get('/v1/auth/sessions', { token: second.token });
    expect(status).toBe(200);
    expect(body.items).toHaveLength(2);
    expect(body.items.map(({ current }: { current: boolean }) => current)).toEqual([true, false]);
    expect(body.items[0]).toMatchObject({ browser: 'Firefox', system: 'Windows' });
    expect(Object.keys(body.items[0]).sort()).toEqual(
      ['browser', 'current', 'expiresAt', 'id', 'lastUsedAt', 'startedAt', 'system'].sort(),
    );
  });

  it('When a client names itself by what nobody knows, then it has no name', async () => {
    const { token } = await signInAgain(await aPerson(api), 'my own thing');
    const { body } = await api.get('/v1/auth/sessions', { token });
    expect(body.items[0]).toMatchObject({ current: true, browser: null, system: null });
  });

  it('When it is listed, then that takes one statement beside the one of the guard', async () => {
    const { token } = await aPerson(api);
    const { statements } = await statementsOf(api, () => api.get('/v1/auth/sessions', { token }));
    expect(statements).toHaveLength(2);
  });

  it('A6 When one is ended, then both of its tokens are dead at once, on every instance, and the others live', async () => {
    const person = await aPerson(api);
    const lost = await signInAgain(person);
    const other = await anotherInstance(api);
    expect((await other.get('/v1/me', { token: lost.token })).status).toBe(200);
    const [id] = await idsOf(lost.token);
    expect((await endOne(person, id)).status).toBe(204);
    expect((await other.get('/v1/me', { token: lost.token })).status).toBe(401);
    await other.close();
    expect((await api.post('/v1/auth/refresh', { refreshToken: lost.refreshToken })).status).toBe(401);
    expect((await api.get('/v1/me', { token: person.token })).status).toBe(200);
    expect(await idsOf(person.token)).not.toContain(id);
  });

  it('A6 When a person signs out everywhere else, then only the session that asked lives', async () => {
    const person = await aPerson(api);
    const others = [await signInAgain(person), await signInAgain(person)];
    expect((await endOthers(person)).status).toBe(204);
    for (const { token, refreshToken } of others) {
      expect((await api.get('/v1/me', { token })).status).toBe(401);
      expect((await api.post('/v1/auth/refresh', { refreshToken })).status).toBe(401);
    }
    expect(await idsOf(person.token)).toHaveLength(1);
  });

  it('A6 When who one is is not shown again, then no session ends, and the password is not asked for twice within five minutes', async () => {
    const begun = Date.now();
    const person = await aPerson(api);
    const others = [await signInAgain(person), await signInAgain(person), await signInAgain(person)];
    const ids = await idsOf(others[0]?.token as string);
    const wrong = 'not this one';
    const refused = [
      await endOne(person, ids[0], undefined),
      await endOne(person, ids[0], wrong),
      await endOthers(person, undefined),
      await endOthers(person, wrong),
    ];
    expect(refused.map(({ status, body }) => [status, body.errors[0].pointer])).toEqual(
      [400, 403, 400, 403].map((status) => [status, '/currentPassword']),
    );
    expect(await idsOf(person.token)).toHaveLength(4);
    expect((await endOne(person, ids[0])).status).toBe(204);
    standAt(api, new Date(begun + 299_000).toISOString());
    expect((await endOne(person, ids[1], undefined)).status).toBe(204);
    standAt(api, new Date(begun + 305_000).toISOString());
    expect((await endOthers(person, undefined)).status).toBe(400);
    standAt(api, new Date().toISOString());
  });

  it('A6 When somebody ends the session that they are in, then nothing is asked for', async () => {
    const person = await aPerson(api);
    const [id] = await idsOf(person.token);
    expect((await endOne(person, id, undefined)).status).toBe(204);
    expect((await api.get('/v1/me', { token: person.token })).status).toBe(401);
  });

  it('A6 When a person signs out, then both tokens are dead at once', async () => {
    const person = await aPerson(api);
    const body = { refreshToken: person.refreshToken };
    expect((await api.post('/v1/auth/logout', body, { token: person.token })).status).toBe(204);
    expect((await api.get('/v1/me', { token: person.token })).status).toBe(401);
    expect((await api.post('/v1/auth/refresh', body)).status).toBe(401);
  });

  it("B1 When the session is another person's or over, then it is not found, and another person's lives on", async () => {
    const [person, stranger] = [await aPerson(api), await aPerson(api)];
    const [id] = await idsOf(stranger.token);
    const theirs = await endOne(person, id);
    const none = await endOne(person, '01900000-0000-7000-8000-000000000000');
    expect([theirs.status, none.status]).toEqual([404, 404]);
    expect({ ...theirs.body, instance: '' }).toEqual({ ...none.body, instance: '' });
    expect((await api.get('/v1/me', { token: stranger.token })).status).toBe(200);
  });

  it('When a person signs in more often than fifty times, then the session used the longest ago ends', async () => {
    const person = await aPerson(api);
    const begun = Date.now();
    for (let minute = 1; minute <= 50; minute += 1) {
      standAt(api, new Date(begun + minute * 60_000).toISOString());
      await signInAgain(person);
    }
    standAt(api, new Date(begun).toISOString());
    expect((await api.get('/v1/me', { token: person.token })).status).toBe(401);
    expect(await idsOf((await signInAgain(person)).token)).toHaveLength(50);
    standAt(api, new Date().toISOString());
  });
});
