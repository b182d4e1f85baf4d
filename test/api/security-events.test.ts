import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/shared/database/database.js';
import { askApi, type TestApi, startApi, testEnvironment } from '../support/api.js';
import { type ApiProcess, startApiProcess } from '../support/api-process.js';
import { aPerson, type Person } from '../support/people.js';
import { until } from '../support/until.js';

interface Entry {
  readonly level: string;
  readonly msg: string;
  readonly status?: number;
  readonly route?: string;
  readonly accountId?: string;
}

describe('the log of a process', () => {
  let api: TestApi;
  let running: ApiProcess;
  let person: Person;
  beforeAll(async () => {
    api = await startApi();
    person = await aPerson(api);
    running = await startApiProcess(testEnvironment(api.databaseUrl));
  });
  afterAll(async () => {
    await running.end('SIGTERM');
    await api.close();
  });

  const login = (email: string, password: string) =>
    askApi(running.url, 'POST', '/v1/auth/login', { body: { email, password } });
  const entry = (is: (entry: Entry) => boolean) =>
    until(() => running.lines.map((line) => JSON.parse(line) as Entry).find(is));

  it('G3 tells of a sign-in whose it is, and of a refused one too, but no address', async () => {
    await login(person.email, 'not this one at all');
    await login('nobody@example.com', 'not this one at all');
    expect((await login(person.email, person.password)).status).toBe(200);
    expect(await entry(({ msg }) => msg === 'security: somebody signed in')).toMatchObject({
      level: 'info',
      accountId: person.id,
    });
    const refused = running.lines
      .map((line) => JSON.parse(line) as Entry)
      .filter(({ msg }) => msg === 'security: a sign-in was refused');
    expect(refused.map(({ level, accountId }) => [level, accountId])).toEqual([
      ['warn', person.id],
      ['warn', undefined],
    ]);
    for (const address of [person.email, 'nobody@example.com'])
      expect(running.lines.join('\n')).not.toContain(address);
  });

  it('G9 tells of each entry of the audit log with the hash that it has in the chain, and of none of its fields', async () => {
    const body = { currentPassword: person.password };
    await login(person.email, person.password);
    await askApi(running.url, 'DELETE', '/v1/auth/sessions', { token: person.token, body });
    const said = await entry(({ msg, accountId }) => msg === 'audit: an entry' && accountId === person.id);
    const [kept] = await api.app
      .get(Database)
      .rows<{ seq: string; action: string; hash: string }>(
        'SELECT seq, action, LOWER(HEX(hash)) AS hash FROM audit_entry WHERE account_id = ?',
        [person.id],
      );
    expect(said).toMatchObject({ ...kept, seq: String(kept?.seq), subjectId: person.id, role: 'visitor' });
    expect(Object.keys(said).filter((name) => /before|after|address/.test(name))).toEqual([]);
  });

  it('tells who was refused a right', async () => {
    await askApi(running.url, 'GET', '/v1/admin/users', { token: person.token });
    expect(await entry(({ route, status }) => route === '/v1/admin/users' && status === 403)).toMatchObject({
      accountId: person.id,
    });
  });
});
