import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { type Connection, createConnection } from 'mysql2/promise';
import { type Answer, type TestApi, startApi } from '../support/api.js';
import { aPerson } from '../support/people.js';
import { until } from '../support/until.js';

describe('passwords', () => {
  let api: TestApi;
  let database: Connection;
  beforeAll(async () => {
    api = await startApi();
    database = await createConnection({ uri: api.databaseUrl });
  });
  beforeEach(() => api.empty());
  afterAll(async () => {
    await database.end();
    await api.close();
  });

  const email = 'someone@example.com';
  const register = (password: string) =>
    api.post('/v1/auth/register', { email, password, displayName: '봄나들이' });
  const login = async (password: string) => (await api.post('/v1/auth/login', { email, password })).status;
  const storedHash = async () => {
    const [rows] = await database.query('SELECT password_hash AS hash FROM auth_account');
    return (rows as { hash: string }[])[0]?.hash;
  };

  it('A11 When it has seven characters or more than may be, then the field is named, and nothing is stored', async () => {
    for (const password of ['zq4kvwx', 'x'.repeat(257), 'x'.repeat(4_096)]) {
      const { status, body } = await register(password);
      expect([status, body.errors[0].pointer]).toEqual([400, '/password']);
    }
    expect(await storedHash()).toBeUndefined();
  });

  it('A11 When it has eight characters, spaces, emoji or Hangul, then it is taken and signs in, composed or not', async () => {
    for (const password of [
      'zq4kvwxu',
      '  zq  4k ',
      '🦊🐙🦔🐳🦉🐝🦋🐌',
      '멧새 딱따구리야',
      'x7'.repeat(128),
    ]) {
      await api.empty();
      expect((await register(password)).status).toBe(201);
      expect([password, await login(password.normalize('NFD'))]).toEqual([password, 200]);
    }
  });

  it('A12 When two passwords are equal in their first 72 bytes, then the other does not sign in', async () => {
    const long = 'v4'.repeat(36);
    await register(`${long}-one`);
    expect(await login(`${long}-two`)).toBe(401);
    expect(await login(`${long}-one`)).toBe(200);
  });

  it('A12 When it is stored, then by argon2id with at least 19 MiB and two passes', async () => {
    await register('a long pass phrase');
    const [, m, t] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$/.exec((await storedHash()) ?? '') ?? [];
    expect(Number(m)).toBeGreaterThanOrEqual(19_456);
    expect(Number(t)).toBeGreaterThanOrEqual(2);
  });

  it('A12 When it was stored with less, then signing in stores it with what is asked today, and a wrong one does not', async () => {
    await register('a long pass phrase');
    const weak = await hash('a long pass phrase', {
      memoryCost: 4_096,
      timeCost: 1,
      parallelism: 1,
    });
    await database.query('UPDATE auth_account SET password_hash = ?', [weak]);
    expect(await login('not this one')).toBe(401);
    expect(await storedHash()).toBe(weak);
    expect(await login('a long pass phrase')).toBe(200);
    expect(await storedHash()).toContain('m=19456,t=2');
    expect(await login('a long pass phrase')).toBe(200);
  });

  it("A13 When many people use it or it is made of the owner's own words, then the answer says so in their language", async () => {
    for (const [password, words] of [
      ['iloveyou', 'Many people use this password'],
      ['fasteval2026', 'made of your address, your name or words about festivals'],
      ['someone@example.com', 'made of your address, your name or words about festivals'],
      ['봄나들이 2026', 'made of your address, your name or words about festivals'],
    ] as const) {
      const english = await api.post(
        '/v1/auth/register',
        { email, password, displayName: '봄나들이' },
        { headers: { 'accept-language': 'en' } },
      );
      expect([english.status, english.body.errors[0].pointer]).toEqual([400, '/password']);
      expect(english.body.errors[0].detail).toContain(words);
    }
    expect((await register('iloveyou')).body.errors[0].detail).toContain('널리 쓰여');
    expect(await storedHash()).toBeUndefined();
  });

  it('A14 When it is 15 lower-case letters outside of the list, then it is taken', async () => {
    expect((await register('qzjxkvbwpmfhgtr')).status).toBe(201);
  });

  it('When more sign in at once than can wait, then the rest are told to come again, and nobody else is kept waiting', async () => {
    const [person, other] = [await aPerson(api), await aPerson(api)];
    const login = () => api.post('/v1/auth/login', { email: person.email, password: person.password });
    // Whether the line fills up is between the database and the processor, so a crowd comes until it does.
    const [{ headers, body }] = await until(async () => {
      const attempts = Array.from({ length: 250 }, login);
      expect((await api.get('/v1/me', { token: other.token })).status).toBe(200);
      const answers = await Promise.all(attempts);
      const shed = answers.filter(({ status }) => status === 503);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(250 - shed.length);
      return shed.length > 0 && (shed as [Answer, ...Answer[]]);
    });
    expect(headers.get('retry-after')).toBe('2');
    expect(body.type).toBe('urn:fasteval:problem:busy');
  });
});
