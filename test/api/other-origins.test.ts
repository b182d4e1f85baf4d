import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, startApi } from '../support/api.js';
import { operationsOf, withUnknownIds } from '../support/operations.js';
import { aPerson } from '../support/people.js';

const KNOWN = 'https://another.example';
/** Such as a careless comparison takes for the known one. */
const HOSTILE = [
  'null',
  'http://another.example',
  'https://another.example:8443',
  'https://another.example.evil.example',
  'https://evil-another.example',
  'https://sub.another.example',
  'https://another.example@evil.example',
  'https://anotherXexample',
  'https://ANOTHER.example',
  'https://another.example/',
  'https://another.example, https://evil.example',
  'https://xn--nother-9we.example',
];
/** What a page may send to another origin without the browser asking first. */
const UNASKED = [
  ['text/plain', '{"rating":5}'],
  ['application/x-www-form-urlencoded', 'rating=5'],
  [
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="rating"\r\n\r\n5\r\n--x--\r\n',
  ],
] as const;

describe('pages of other origins', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi({ CORS_ORIGINS: KNOWN });
  });
  afterAll(() => api.close());

  it('When a page of a known origin asks, then it may read the answer, and no cache gives one origin what another got', async () => {
    const { headers } = await api.get('/v1/festivals', { headers: { origin: KNOWN } });
    expect(headers.get('access-control-allow-origin')).toBe(KNOWN);
    expect(headers.get('access-control-expose-headers')).toContain('x-request-id');
    expect(headers.get('vary')?.split(', ')).toEqual(
      expect.arrayContaining(['Origin', 'Accept-Language', 'Authorization']),
    );
  });

  it('When a page of a known origin is to change something, then its browser is told that it may', async () => {
    const asking = { origin: KNOWN, 'access-control-request-headers': 'authorization,content-type' };
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const { status, headers } = await api.ask('OPTIONS', '/v1/me', {
        headers: { ...asking, 'access-control-request-method': method },
      });
      expect([status, headers.get('access-control-allow-origin')]).toEqual([204, KNOWN]);
      expect(headers.get('access-control-allow-methods')?.split(/, ?/)).toContain(method);
      expect(headers.get('access-control-allow-headers')).toContain('authorization');
    }
  });

  it.each(HOSTILE)('F4 When a page of %s asks, then it may not read the answer', async (origin) => {
    const { email, password, token } = await aPerson(api);
    const asked = { origin, 'access-control-request-method': 'PUT' };
    const answers = [
      await api.get('/v1/festivals', { headers: { origin } }),
      await api.get('/v1/me', { token, headers: { origin } }),
      await api.post('/v1/auth/login', { email, password }, { headers: { origin, 'x-session': 'cookie' } }),
      await api.get('/v1/nothing', { headers: { origin } }),
      await api.ask('OPTIONS', '/v1/me/password', { headers: asked }),
    ];
    for (const { headers } of answers) expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('F4 When a page of another origin sends what its browser does not ask about first, then every operation that changes something refuses it', async () => {
    const { email, password, token } = await aPerson(api, 'admin');
    const login = await api.post(
      '/v1/auth/login',
      { email, password },
      { headers: { 'x-session': 'cookie' } },
    );
    const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] as string;
    const taken: string[] = [];
    const changing = operationsOf(api).filter(({ method }) => method !== 'GET');
    for (const { name, method, path } of changing) {
      for (const [type, body] of UNASKED) {
        // The one that takes a form, from who shows a token, which no other page can send unasked.
        const shown = name === 'startImport' && type.startsWith('multipart') ? {} : { token };
        const answer = await api.ask(method, withUnknownIds(path), {
          ...shown,
          body,
          headers: { cookie, 'content-type': type, origin: 'https://evil.example' },
        });
        if (answer.status !== ('token' in shown ? 415 : 401)) taken.push(`${name} ${type}: ${answer.status}`);
      }
    }
    expect(taken).toEqual([]);
    expect(changing.length).toBeGreaterThan(60);
    expect((await api.get('/v1/me', { token })).status).toBe(200);
  });

  it('When no origin is known, then nobody is told anything about origins', async () => {
    const alone = await startApi();
    const { headers } = await alone.get('/v1/festivals', { headers: { origin: KNOWN } });
    await alone.close();
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});
