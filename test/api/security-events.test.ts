import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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

  it('tells who was refused a right', async () => {
    await askApi(running.url, 'GET', '/v1/admin/users', { token: person.token });
    expect(await entry(({ route, status }) => route === '/v1/admin/users' && status === 403)).toMatchObject({
      accountId: person.id,
    });
  });
});
