import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection } from 'mysql2/promise';
import { newId } from '../../src/shared/ids.js';
import { type TestApi, startApi, testEnvironment } from '../support/api.js';
import { type ApiProcess, startApiProcess } from '../support/api-process.js';
import { aPerson, type Person } from '../support/people.js';
import { aPublishedFestival, type PublishedFestival } from '../support/published-festival.js';
import { until } from '../support/until.js';

describe('calls with an Idempotency-Key while processes end', () => {
  /** Lives on, as a second instance would. */
  let api: TestApi;
  let rival: Connection;
  let person: Person;
  let festival: PublishedFestival;
  let dying: ApiProcess;
  beforeAll(async () => {
    api = await startApi();
    rival = await createConnection({ uri: api.databaseUrl });
    // Sees what is written but not committed.
    await rival.query('SET SESSION TRANSACTION ISOLATION LEVEL READ UNCOMMITTED');
  });
  beforeEach(async () => {
    await rival.query('ROLLBACK');
    await api.empty();
    person = await aPerson(api);
    festival = await aPublishedFestival(api, {}, [{ startsIn: -9 }]);
    dying = await startApiProcess(testEnvironment(api.databaseUrl));
  });
  afterEach(() => dying.end('SIGKILL'));
  afterAll(async () => {
    await rival.end();
    await api.close();
  });

  const path = () => `/v1/festivals/${festival.id}/reviews`;
  const reviews = async () => (await api.get(path())).body;
  const headersWith = (key: string) => ({
    authorization: `Bearer ${person.token}`,
    'content-type': 'application/json',
    'idempotency-key': key,
  });
  const tryAgain = (key: string) =>
    until(async () => {
      const answer = await api.post(path(), { rating: 4 }, { headers: headersWith(key) });
      return answer.status !== 409 && answer;
    });

  it('G1 When the process is killed in the middle of a call, then the next try makes the one review', async () => {
    const key = newId();
    await rival.query('START TRANSACTION');
    await rival.query('SELECT id FROM festivals_festival WHERE id = ? FOR UPDATE', [festival.id]);
    const lost = fetch(dying.url + path(), {
      method: 'POST',
      headers: headersWith(key),
      body: JSON.stringify({ rating: 4 }),
    });
    const written = async () => {
      const [rows] = await rival.query('SELECT 1 FROM reviews_review');
      return (rows as unknown[]).length === 1;
    };
    await until(written);
    await Promise.all([dying.end('SIGKILL'), expect(lost).rejects.toThrow('fetch failed')]);
    await rival.query('ROLLBACK');
    const made = await tryAgain(key);
    expect(made.status).toBe(201);
    expect((await reviews()).items).toEqual([made.body]);
  });

  it('G1 When the process is killed with the answer on its way, then the next try has that answer', async () => {
    const key = newId();
    const body = JSON.stringify({ rating: 4 });
    const lines = Object.entries({ host: 'x', 'content-length': body.length, ...headersWith(key) });
    const socket = connect(Number(new URL(dying.url).port), '127.0.0.1').pause();
    socket.on('error', () => undefined);
    socket.write(
      `POST ${path()} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
    );
    await until(async () => (await reviews()).total === 1);
    await dying.end('SIGKILL');
    socket.destroy();
    const again = await tryAgain(key);
    expect(again.status).toBe(201);
    expect((await reviews()).items).toEqual([again.body]);
  });
});
