import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApi, standAt, startApi, testEnvironment } from '../support/api.js';
import { anotherInstance } from '../support/another-instance.js';
import { aPerson } from '../support/people.js';

type Part = Record<string, unknown>;

const NOW = '2026-11-03T03:00:00.000Z';
const SECRET = testEnvironment('').JWT_SECRET!;

describe('access tokens', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    standAt(api, NOW);
  });
  afterAll(() => api.close());

  const encoded = (part: Part | string) =>
    Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');
  const signed = (header: Part, payload: Part | string, secret = SECRET, hash = 'sha256') => {
    const text = `${encoded(header)}.${encoded(payload)}`;
    return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`;
  };
  const readOf = (token: string): { header: Part; payload: Part } => {
    const [header, payload] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    return { header: JSON.parse(header!) as Part, payload: JSON.parse(payload!) as Part };
  };
  const statusOf = async (token: string) => (await api.get('/v1/me', { token })).status;
  const refuses = async (tokens: Record<string, string>) => {
    const statuses = await Promise.all(
      Object.entries(tokens).map(async ([name, token]) => [name, await statusOf(token)]),
    );
    expect(statuses).toEqual(Object.keys(tokens).map((name) => [name, 401]));
  };
  /** What the server signed, and the same made here, so that each forgery differs in one thing alone. */
  const genuine = async () => {
    const { token } = await aPerson(api);
    const { header, payload } = readOf(token);
    expect(await statusOf(signed(header, payload))).toBe(200);
    return { token, header, payload };
  };
  const without = (part: Part, name: string) =>
    Object.fromEntries(Object.entries(part).filter(([key]) => key !== name));

  it('A1 When the algorithm is another or the signature is changed, then it is refused', async () => {
    const { token, header, payload } = await genuine();
    const [head, body, signature] = token.split('.') as [string, string, string];
    const unsigned = (alg: string) => `${encoded({ ...header, alg })}.${body}`;
    await refuses({
      'none, unsigned': `${unsigned('none')}.`,
      'None, unsigned': `${unsigned('None')}.`,
      'nOnE, unsigned': `${unsigned('nOnE')}.`,
      'none, signed': `${unsigned('none')}.${signature}`,
      'no alg': signed(without(header, 'alg'), payload),
      HS384: signed({ ...header, alg: 'HS384' }, payload, SECRET, 'sha384'),
      HS512: signed({ ...header, alg: 'HS512' }, payload, SECRET, 'sha512'),
      'RS256 with our secret': signed({ ...header, alg: 'RS256' }, payload),
      'ES256 with our secret': signed({ ...header, alg: 'ES256' }, payload),
      'signature cut': `${head}.${body}.${signature.slice(0, -2)}`,
      'signature empty': `${head}.${body}.`,
      'signature away': `${head}.${body}`,
      'signature of another secret': signed(header, payload, 'x'.repeat(40)),
      'another session': `${head}.${encoded({ ...payload, sid: 'another' })}.${signature}`,
    });
  });

  it('A2 When issuer, audience or type is wrong, absent or a list with more, then it is refused', async () => {
    const { header, payload } = await genuine();
    const claims = Object.fromEntries(
      ['iss', 'aud'].flatMap((name) => [
        [`${name} wrong`, signed(header, { ...payload, [name]: 'another' })],
        [`${name} absent`, signed(header, without(payload, name))],
        [`${name} a list`, signed(header, { ...payload, [name]: [payload[name]] })],
        [`${name} a list with more`, signed(header, { ...payload, [name]: [payload[name], 'another'] })],
      ]),
    );
    await refuses({
      ...claims,
      'typ wrong': signed({ ...header, typ: 'JWT' }, payload),
      'typ absent': signed(without(header, 'typ'), payload),
      'typ a list': signed({ ...header, typ: ['at+jwt'] }, payload),
      'sub absent': signed(header, without(payload, 'sub')),
      'sid absent': signed(header, without(payload, 'sid')),
    });
  });

  it('A2 When a token of one kind is sent in the place of another, then it is refused', async () => {
    const { token, refreshToken } = await aPerson(api);
    expect(await statusOf(refreshToken)).toBe(401);
    expect((await api.post('/v1/auth/refresh', { refreshToken: token })).status).toBe(400);
  });

  it('A3 When its life is over or has not begun, then it is refused, and another clock may be half a minute ahead', async () => {
    const { header, payload } = await genuine();
    const now = Math.floor(Date.parse(NOW) / 1000);
    const raw = (exp: string) => signed(header, JSON.stringify(payload).replace(String(payload['exp']), exp));
    await refuses({
      'exp a second past': signed(header, { ...payload, exp: now - 1 }),
      'exp now': signed(header, { ...payload, exp: now }),
      'exp absent': signed(header, without(payload, 'exp')),
      'exp a string': signed(header, { ...payload, exp: String(payload['exp']) }),
      'exp beyond numbers': raw('1e400'),
      'nbf a minute ahead': signed(header, { ...payload, nbf: now + 60 }),
      'nbf 31 s ahead': signed(header, { ...payload, nbf: now + 31 }),
    });
    expect(await statusOf(signed(header, { ...payload, nbf: now + 29 }))).toBe(200);
    expect(await statusOf(signed(header, { ...payload, exp: now + 1 }))).toBe(200);
  });

  it('A4 When the header names a key of its own or one that we do not have, then it is refused', async () => {
    const { header, payload } = await genuine();
    const jwk = { kty: 'oct', k: encoded(SECRET) };
    const kid = (value: unknown) => signed({ ...header, kid: value }, payload);
    await refuses({
      'kid a path': kid('../../dev/null'),
      'kid a path, empty secret': signed({ ...header, kid: '../../dev/null' }, payload, ''),
      'kid SQL': kid("' OR 1=1 -- "),
      'kid unknown': kid('unknown1'),
      'kid a list': kid([header['kid']]),
      'kid of the prototype': kid('constructor'),
      'kid absent': signed(without(header, 'kid'), payload),
      'jwk of its own': signed({ ...without(header, 'kid'), jwk }, payload),
      'jku of its own': signed({ ...without(header, 'kid'), jku: 'https://keys.example/jwks' }, payload),
      'x5u of its own': signed({ ...without(header, 'kid'), x5u: 'https://keys.example/x' }, payload),
    });
  });

  it('When the secret is changed with the old one named, then old tokens live on until their end, and not after it is removed', async () => {
    // The other instances begin at the clock on the wall, and sweep away what is over by it.
    standAt(api, new Date().toISOString());
    const { token } = await aPerson(api);
    const NEW = 'another-secret-of-the-tests-9876543210-abcdef';
    const both = await anotherInstance(api, { JWT_SECRET: NEW, JWT_SECRET_PREVIOUS: SECRET });
    const alone = await anotherInstance(api, { JWT_SECRET: NEW });
    expect((await both.get('/v1/me', { token })).status).toBe(200);
    expect((await alone.get('/v1/me', { token })).status).toBe(401);
    await both.close();
    await alone.close();
  });
});
