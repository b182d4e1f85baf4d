import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, startApi } from '../support/api.js';
import {
  jsonWith,
  type Operation,
  operationsOf,
  scalarPaths,
  withUnknownIds,
} from '../support/operations.js';
import { aPerson } from '../support/people.js';

const pointer = (path: (string | number)[]) => path.map((step) => `/${step}`).join('');

describe('hostile input, over every operation of the running API', () => {
  let api: TestApi;
  let token: string;
  let operations: Operation[];
  let withBody: Operation[];

  beforeAll(async () => {
    api = await startApi();
    token = (await aPerson(api, 'admin')).token;
    operations = operationsOf(api);
    withBody = operations.filter(({ example }) => example !== undefined);
    expect(withBody.length).toBeGreaterThan(5);
  });
  afterAll(() => api.close());

  const send = (operation: Operation, body: string) =>
    api.ask(operation.method, withUnknownIds(operation.path), { token, body });
  const rows = async () => JSON.stringify(await rowCounts(api));

  it('B2 When an operation takes a JSON body, then the document shows an example of it', () => {
    const silent = operations
      .filter(({ example, method }) => ['POST', 'PATCH', 'PUT'].includes(method) && example === undefined)
      .map(({ name }) => name);
    // These take no JSON: a file, or nothing at all.
    expect(silent.sort()).toEqual(
      [
        'applyImport',
        'bookmarkFestival',
        'inviteCompanion',
        'startImport',
        'logout',
        'redeliverToWebhook',
        'refresh',
        'resendVerification',
      ].sort(),
    );
  });

  it('B5 When a scalar is sent as another type, then 400 names the field and nothing is stored', async () => {
    const before = await rows();
    let cases = 0;
    for (const operation of withBody) {
      for (const path of scalarPaths(operation.example!)) {
        const valid = path.reduce<any>((value, step) => value[step], operation.example);
        const wrong = [
          '{"a":1}',
          '[1]',
          '{"$gt":{"a":[]}}',
          '1e400',
          typeof valid === 'boolean' ? '"true"' : 'true',
          typeof valid === 'number' ? '"1"' : '1',
        ];
        for (const put of wrong) {
          const answer = await send(operation, jsonWith(operation.example!, path, put));
          cases += 1;
          const named = (answer.body.errors as { pointer: string }[] | undefined)?.some((fault) =>
            fault.pointer.startsWith(pointer(path)),
          );
          expect([operation.name, pointer(path), put, answer.status, named]).toEqual([
            operation.name,
            pointer(path),
            put,
            400,
            true,
          ]);
        }
      }
    }
    expect(cases).toBeGreaterThan(100);
    expect(await rows()).toBe(before);
  });

  it('B5 When a body has a field nobody knows, then 400 names it', async () => {
    for (const operation of withBody) {
      if (Array.isArray(operation.example)) continue;
      for (const field of ['role', 'ownerId', 'isAdmin', 'ratingSum', '__proto__', 'constructor']) {
        const answer = await send(
          operation,
          JSON.stringify(operation.example).replace('{', `{"${field}":1,`),
        );
        expect([operation.name, field, answer.status]).toEqual([operation.name, field, 400]);
      }
    }
  });

  it('D2 When a body is malformed, 33 levels deep or names a key twice, then every operation answers 400', async () => {
    for (const operation of withBody) {
      for (const body of [
        '{',
        '[]',
        '"text"',
        'null',
        `${'{"a":'.repeat(33)}1${'}'.repeat(33)}`,
        '{"a":1,"a":2}',
        '\ufeff{}{}',
      ]) {
        expect([operation.name, body.slice(0, 20), (await send(operation, body)).status]).toEqual([
          operation.name,
          body.slice(0, 20),
          400,
        ]);
      }
    }
  });

  it('D6 When a text field has NUL, a lone surrogate, a direction override or only blanks, then 400 names it and nothing is stored', async () => {
    const before = await rows();
    for (const operation of withBody) {
      for (const path of scalarPaths(operation.example!)) {
        const valid = path.reduce<any>((value, step) => value[step], operation.example);
        if (typeof valid !== 'string') continue;
        for (const put of [
          '"a\\u0000b"',
          '"a\\ud800b"',
          '"\\u202eabc"',
          '"\\u3164\\u200b "',
          `"${'가'.repeat(60_000)}"`,
        ]) {
          const answer = await send(operation, jsonWith(operation.example!, path, put));
          // A password may be anything that is text; it is hashed, never shown. One that was set before is simply the wrong one.
          const secret =
            path.at(-1) === 'currentPassword' ||
            (path.at(-1) === 'password' &&
              (put.includes('202e') || put.includes('3164') || operation.name === 'login'));
          if (secret) expect(answer.status).toBeLessThan(500);
          else
            expect([operation.name, pointer(path), put.slice(0, 20), answer.status]).toEqual([
              operation.name,
              pointer(path),
              put.slice(0, 20),
              400,
            ]);
        }
      }
    }
    expect(await rows()).toBe(before);
  });

  it('B5 When an id in a path is no id, then the answer is 4xx and names it', async () => {
    for (const operation of operations.filter(({ path }) => path.includes('{'))) {
      for (const wrong of [
        'x',
        '1',
        '%00',
        '%ed%a0%80',
        '..%2f..',
        "1'%20OR%201=1",
        '01900000-0000-7000-8000-00000000000',
        'undefined',
      ]) {
        const answer = await api.ask(operation.method, operation.path.replaceAll(/\{\w+\}/g, wrong), {
          token,
          ...(operation.example === undefined ? {} : { body: operation.example }),
        });
        expect([operation.name, wrong, answer.status >= 400 && answer.status < 500]).toEqual([
          operation.name,
          wrong,
          true,
        ]);
      }
    }
  });

  it('D1 When a page is 0, negative, not whole, repeated or too deep, then 400 names it', async () => {
    const lists = operations.filter(
      ({ method, parameters }) => method === 'GET' && parameters.some(({ name }) => name === 'page'),
    );
    expect(lists.length).toBeGreaterThan(1);
    for (const { name, path } of lists) {
      const wrong = [
        'page=0',
        'page=-1',
        'page=1.5',
        'page=1e3',
        'page=NaN',
        'page=',
        'page=1&page=2',
        'page=1000000000',
        'perPage=0',
        'perPage=101',
        'perPage=1e9',
        'page=101&perPage=100',
      ];
      for (const query of wrong) {
        const answer = await api.get(`${withUnknownIds(path)}?${query}`, { token });
        expect([name, query, answer.status, answer.body.errors?.[0]?.pointer]).toEqual([
          name,
          query,
          400,
          `/${query.split('=', 1)[0]}`,
        ]);
      }
    }
  });

  it('C3 When a list is asked with words it does not know, then 400 names the parameter and no SQL error is met', async () => {
    const lists = operations.filter(
      ({ method, parameters }) =>
        method === 'GET' && parameters.some((parameter) => parameter.in === 'query'),
    );
    const payloads = [
      "'",
      '"',
      '\\',
      '1 OR 1=1',
      "' UNION SELECT 1-- ",
      'name;DROP TABLE festivals_festival',
      '(SELECT SLEEP(5))',
      '%',
      '_',
      '*/',
      '`id`',
      'id desc, (select 1)',
      '${7*7}',
      '\u0000',
      '{"$ne":1}',
      '😀',
    ];
    let cases = 0;
    for (const { name, path, parameters } of lists) {
      const names = parameters
        .filter((parameter) => parameter.in === 'query')
        .map((parameter) => parameter.name);
      for (const parameter of [...names, 'unknown', 'sort[]', 'sort[name]', 'order', 'fields', 'filter']) {
        for (const payload of payloads) {
          const answer = await api.get(
            `${withUnknownIds(path)}?${encodeURIComponent(parameter)}=${encodeURIComponent(payload)}`,
            { token },
          );
          cases += 1;
          const harmless = answer.status === 200 || answer.status === 404 || answer.status === 400;
          expect([name, parameter, payload, harmless]).toEqual([name, parameter, payload, true]);
          if (!names.includes(parameter))
            expect([name, parameter, answer.status]).toEqual([name, parameter, 400]);
        }
      }
    }
    expect(cases).toBeGreaterThan(500);
  });
});

async function rowCounts(api: TestApi): Promise<unknown> {
  const { Database } = await import('../../src/shared/database/database.js');
  const database = api.app.get(Database);
  const tables = await database.rows<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name NOT IN ('auth_session', 'auth_refresh_token', 'shared_throttle')",
  );
  const counts: Record<string, unknown> = {};
  for (const { name } of tables) counts[name] = (await database.rows(`CHECKSUM TABLE \`${name}\``))[0];
  return counts;
}
