import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection } from 'mysql2/promise';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { aPerson, type Person } from '../support/people.js';
import { until } from '../support/until.js';

const PARALLEL = 50;
const DAY_MS = 86_400_000;

describe('refresh tokens', () => {
  let api: TestApi;
  let database: Connection;
  beforeAll(async () => {
    api = await startApi({ DB_POOL_SIZE: String(PARALLEL + 10) });
    database = await createConnection({ uri: api.databaseUrl });
  });
  beforeEach(() => api.empty());
  afterAll(async () => {
    await database.end();
    await api.close();
  });

  const refresh = (refreshToken: string) => api.post('/v1/auth/refresh', { refreshToken });

  it('A5 When a used token comes again after its successor was used, then the whole family ends', async () => {
    const person = await aPerson(api);
    const second = await refresh(person.refreshToken);
    const third = await refresh(second.body.refreshToken);
    expect(third.status).toBe(200);
    expect((await refresh(person.refreshToken)).status).toBe(401);
    expect((await refresh(third.body.refreshToken)).status).toBe(401);
    expect((await api.get('/v1/me', { token: third.body.accessToken })).status).toBe(401);
  });

  it('A5 When the answer to a refresh was lost, then repeating it replaces the unused successor', async () => {
    const person = await aPerson(api);
    const lost = await refresh(person.refreshToken);
    const repeat = await refresh(person.refreshToken);
    expect(repeat.status).toBe(200);
    expect((await refresh(lost.body.refreshToken)).status).toBe(401);
    expect((await refresh(repeat.body.refreshToken)).status).toBe(200);
  });

  it('A5 When the repeat comes more than ten seconds later, then it is no lost answer and the family ends', async () => {
    const person = await aPerson(api);
    const second = await refresh(person.refreshToken);
    await database.query('UPDATE auth_refresh_token SET used_at = used_at - INTERVAL 11 SECOND');
    expect((await refresh(person.refreshToken)).status).toBe(401);
    expect((await refresh(second.body.refreshToken)).status).toBe(401);
  });

  it('A5 When fifty parallel calls use one token, then one succeeds, the others are told to wait, and its token lives', async () => {
    const person = await aPerson(api);
    await database.query('BEGIN');
    await database.query('SELECT id FROM auth_session FOR UPDATE');
    const calls = Array.from({ length: PARALLEL }, () => refresh(person.refreshToken));
    const watching = await createConnection({ uri: api.databaseUrl });
    await until(async () => {
      const [rows] = await watching.query(
        "SELECT COUNT(*) AS waiting FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE '%t.hash = % FOR UPDATE'",
      );
      return Number((rows as { waiting: number }[])[0]?.waiting) === PARALLEL;
    });
    await watching.end();
    await database.query('COMMIT');
    const answers = await Promise.all(calls);
    const winners = answers.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    for (const { status, headers } of answers.filter((answer) => answer !== winners[0]))
      expect([status, headers.get('retry-after')]).toEqual([409, '1']);
    expect((await refresh(winners[0]!.body.refreshToken)).status).toBe(200);
  });

  it('A5 When they are stored, then nothing of them can be read there', async () => {
    const person = await aPerson(api);
    const [rows] = await database.query('SELECT HEX(hash) AS hex FROM auth_refresh_token');
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(
      Buffer.from(person.refreshToken).toString('hex').toUpperCase(),
    );
    const decoded = Buffer.from(person.refreshToken, 'base64url').toString('hex').toUpperCase();
    expect(JSON.stringify(rows)).not.toContain(decoded);
  });

  it('A5 When a session is used day after day, then it ends after thirty days all the same', async () => {
    const person = await aPerson(api);
    const begun = Date.now();
    let token = person.refreshToken;
    for (let day = 1; day < 30; day += 1) {
      standAt(api, new Date(begun + day * DAY_MS).toISOString());
      const answer = await refresh(token);
      expect(answer.status).toBe(200);
      token = answer.body.refreshToken as string;
    }
    standAt(api, new Date(begun + 30 * DAY_MS + 60_000).toISOString());
    expect((await refresh(token)).status).toBe(401);
    standAt(api, new Date().toISOString());
  });

  it('A5 When a session was not used for fourteen days, then it is over', async () => {
    const begun = Date.now();
    const after = async (days: number, { refreshToken }: Person) => {
      standAt(api, new Date(begun + days * DAY_MS).toISOString());
      const { status } = await refresh(refreshToken);
      standAt(api, new Date().toISOString());
      return status;
    };
    expect([await after(13.9, await aPerson(api)), await after(14.1, await aPerson(api))]).toEqual([
      200, 401,
    ]);
  });

  it('G5 When the clock of the instance is five minutes off that of the database, then refreshing goes as ever', async () => {
    const person = await aPerson(api);
    let token = person.refreshToken;
    for (const offMs of [5 * 60_000, -5 * 60_000]) {
      standAt(api, new Date(Date.now() + offMs).toISOString());
      expect((await refresh(token)).status).toBe(200);
      const repeat = await refresh(token);
      expect(repeat.status).toBe(200);
      token = repeat.body.refreshToken as string;
    }
    standAt(api, new Date().toISOString());
  });
});
