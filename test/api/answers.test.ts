import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type TestApi, startApi } from '../support/api.js';
import { Database } from '../../src/shared/database/database.js';
import { aPerson } from '../support/people.js';
import { exchange } from '../support/raw-http.js';
import { expectSafeHeaders } from '../support/safe-headers.js';

/** Every problem has exactly these members, and nothing of our insides in them. */
function expectProblem(answer: Answer, status: number, code: string): void {
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer.body).toMatchObject({
    type: `urn:fasteval:problem:${code}`,
    title: expect.any(String),
    status,
    detail: expect.any(String),
    instance: answer.headers.get('x-request-id'),
  });
  expect(answer.text).not.toMatch(/\bat .+:\d+:\d+|node_modules|\/src\/|SELECT |INSERT |auth_account/);
}

describe('what every answer has in common', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  const json = (body: string, headers = {}) => api.post('/v1/auth/login', body, { headers });

  it('When a proxy keeps an idle connection for a minute, then the process promises to keep it longer', async () => {
    const { headers } = await api.get('/health/live');
    const [, seconds] = /^timeout=(\d+)$/.exec(headers.get('keep-alive') ?? '') ?? [];
    expect(Number(seconds)).toBeGreaterThan(60);
  });

  it('F3 When an answer is 200, 400, 401, 404, 405, 413, 415 or 500, then it carries the security headers', async () => {
    await api.app.get(Database).change('RENAME TABLE auth_account TO auth_account_away');
    const broken = await api.post('/v1/auth/login', { email: 'a@example.com', password: 'x' });
    await api.app.get(Database).change('RENAME TABLE auth_account_away TO auth_account');
    expectProblem(broken, 500, 'internal');
    const answers = [
      broken,
      await api.get('/health/live'),
      await json('{'),
      await api.get('/v1/me'),
      await api.get('/v1/nothing'),
      await api.delete('/v1/auth/login'),
      await json('x'.repeat(300_000)),
      await api.post('/v1/auth/login', 'a=b', {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
      await api.get('/v1/%zz'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([500, 200, 400, 401, 404, 405, 413, 415, 400]);
    for (const { headers } of answers) expectSafeHeaders(headers);
  });

  it('F3 When the bytes are no HTTP at all, then the refusal has our form and headers too', async () => {
    const answer = await exchange(api.url, 'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: nonsense\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain('strict-transport-security');
    expect(await exchange(api.url, `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(17_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    );
  });

  it.each([
    ['names no host', '', 400],
    ['names two hosts', 'Host: x\r\nHost: y\r\n', 400],
    ['expects what nobody knows', 'Host: x\r\nExpect: the-best\r\n', 417],
  ])('F3 When a request %s, then the refusal has our headers', async (_what, lines, status) => {
    const answer = await exchange(api.url, `GET /health/live HTTP/1.1\r\nConnection: close\r\n${lines}\r\n`);
    const [head = ''] = answer.split('\r\n\r\n', 1);
    const [first, ...rest] = head.split('\r\n');
    expect(first).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expectSafeHeaders(
      new Headers(
        rest.map((line): [string, string] => [line.split(':', 1)[0]!, line.replace(/^[^:]*: /, '')]),
      ),
    );
  });

  it('F3 When a person is signed in, then the answer may not be stored', async () => {
    const { token } = await aPerson(api);
    expect((await api.get('/v1/me', { token })).headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['no JSON', '{"email":', 400, 'malformed-json'],
    ['33 levels deep', `{"email":${'['.repeat(32)}${']'.repeat(32)}}`, 400, 'invalid-input'],
    ['5,000 levels deep', '['.repeat(5_000) + ']'.repeat(5_000), 400, 'invalid-input'],
    ['50,000 levels deep', '['.repeat(50_000) + ']'.repeat(50_000), 400, 'invalid-input'],
    ['an array of 10,001 items', `[${Array(10_001).fill(0).join()}]`, 400, 'invalid-input'],
    [
      'an object of 1,000 keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [i, i]))),
      400,
      'invalid-input',
    ],
    ['a key twice', '{"email":"a@b.co","email":"c@d.co","password":"x"}', 400, 'invalid-input'],
    ['empty', '', 400, 'invalid-input'],
    ['a prototype', '{"__proto__":{"email":"a@b.co"},"password":"x"}', 400, 'invalid-input'],
  ])('D2 When a body is %s, then it is refused with a clear problem', async (_, body, status, code) => {
    expectProblem(await json(body), status, code);
  });

  it('D2 When a body is over the limit or compressed, then it is refused before it is read in', async () => {
    const announced = await exchange(
      api.url,
      'POST /v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 999999999\r\n\r\n{',
    );
    expect(announced).toMatch(/^HTTP\/1\.1 413 /);
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    expectProblem(
      await api.ask('POST', '/v1/auth/login', { body: bomb, headers: { 'content-encoding': 'gzip' } }),
      415,
      'unsupported-media-type',
    );
  });

  it('When a method is not offered at an address, then 405 names those that are', async () => {
    const answer = await api.delete('/v1/auth/login');
    expectProblem(answer, 405, 'method-not-allowed');
    expect(answer.headers.get('allow')).toBe('POST');
  });

  it('When a caller prefers English, then titles and details are English; otherwise Korean', async () => {
    expect((await api.get('/v1/me', { headers: { 'accept-language': 'en-GB' } })).body.title).toBe(
      'Sign in first',
    );
    expect((await api.get('/v1/me')).body.title).toBe('로그인이 필요합니다');
  });

  it('When a caller names a harmless request id, then it is kept; otherwise it gets a fresh one', async () => {
    const kept = await api.get('/health/live', { headers: { 'x-request-id': 'order-66-abcdef' } });
    expect(kept.headers.get('x-request-id')).toBe('order-66-abcdef');
    const odd = await api.get('/health/live', { headers: { 'x-request-id': 'a b;c' } });
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('When a page is asked for under /v1 in any spelling, then it is a problem and never a shell', async () => {
    const headers = { accept: 'text/html' };
    for (const path of ['/v1/nothing', '/V1/nothing', '//v1/nothing', '/v1', '/v1/', '/%76%31/nothing']) {
      expectProblem(await api.get(path, { headers }), 404, 'not-found');
    }
    expectProblem(await api.get('/nothing', { headers: { accept: 'application/json' } }), 404, 'not-found');
  });

  it('When only the head of a page is asked for, then it is that of the page, without a body', async () => {
    const headers = { accept: 'text/html' };
    const [whole, head] = [await api.get('/', { headers }), await api.ask('HEAD', '/', { headers })];
    expect([whole.status, head.status]).toEqual([200, 200]);
    expect(head.headers.get('content-type')).toBe(whole.headers.get('content-type'));
    expect([whole.text.length > 0, head.text]).toEqual([true, '']);
  });
});

describe('in production', () => {
  it('F6 When nothing opens them, then docs, document and metrics are closed and TRACE is not served', async () => {
    const api = await startApi({ APP_ENV: 'production' });
    for (const path of ['/docs', '/docs/swagger-ui-bundle.js', '/openapi.json', '/metrics', '/debug'])
      expect((await api.get(path)).status).toBe(404);
    expect(
      await exchange(api.url, 'TRACE /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
    ).toMatch(/^HTTP\/1\.1 (404|405) /);
    await api.close();
  });
});
