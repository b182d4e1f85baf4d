import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApi, startApi } from '../support/api.js';
import { aPerson } from '../support/people.js';

describe('accounts and sessions', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(() => api.empty());
  afterAll(() => api.close());

  const registration = {
    email: 'Someone@Example.com',
    password: '비밀번호 가나다라',
    displayName: '봄나들이',
  };

  it('When a person registers and signs in, then /v1/me is theirs and the address is kept in lower case', async () => {
    expect((await api.post('/v1/auth/register', registration)).status).toBe(201);
    const login = await api.post('/v1/auth/login', {
      email: 'SOMEONE@example.com',
      password: registration.password,
    });
    const me = await api.get('/v1/me', { token: login.body.accessToken });
    expect(me.body).toMatchObject({ email: 'someone@example.com', displayName: '봄나들이', role: 'visitor' });
    expect(me.headers.get('cache-control')).toBe('no-store');
  });

  it('When a known address registers again, then the answer is the same and the first password stays', async () => {
    const first = await api.post('/v1/auth/register', registration);
    const second = await api.post('/v1/auth/register', { ...registration, password: 'another pass phrase' });
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    expect(
      (await api.post('/v1/auth/login', { email: registration.email, password: registration.password }))
        .status,
    ).toBe(200);
    expect(
      (await api.post('/v1/auth/login', { email: registration.email, password: 'another pass phrase' }))
        .status,
    ).toBe(401);
  });

  it('A11 When a password is typed decomposed (NFD) at login, then it is the same password', async () => {
    await api.post('/v1/auth/register', registration);
    const login = await api.post('/v1/auth/login', {
      email: registration.email,
      password: registration.password.normalize('NFD'),
    });
    expect(login.status).toBe(200);
  });

  it('When the address or the password is wrong, then both are told in the same words', async () => {
    await api.post('/v1/auth/register', registration);
    const wrong = await api.post('/v1/auth/login', { email: registration.email, password: 'not this one' });
    const unknown = await api.post('/v1/auth/login', {
      email: 'nobody@example.com',
      password: 'not this one',
    });
    expect(wrong.status).toBe(401);
    expect({ ...unknown.body, instance: '' }).toEqual({ ...wrong.body, instance: '' });
  });

  it('When somebody signs in where a browser holds a session, then that one ends, and those of other browsers stay', async () => {
    const { email, password } = await aPerson(api);
    const headers = { 'x-session': 'cookie' };
    const signIn = async (cookie?: string) => {
      const login = await api.post(
        '/v1/auth/login',
        { email, password },
        { headers: { ...headers, ...(cookie && { cookie }) } },
      );
      return (login.headers.get('set-cookie') ?? '').split(';')[0] as string;
    };
    const refresh = async (cookie: string) =>
      (await api.post('/v1/auth/refresh', {}, { headers: { ...headers, cookie } })).status;
    const [former, elsewhere] = [await signIn(), await signIn()];
    const now = await signIn(former);
    expect([await refresh(former), await refresh(elsewhere), await refresh(now)]).toEqual([401, 200, 200]);
  });

  it('F5 When a browser asks for the cookie, then the refresh token is in it and nowhere in the body', async () => {
    const { email, password } = await aPerson(api);
    const headers = { 'x-session': 'cookie' };
    const login = await api.post('/v1/auth/login', { email, password }, { headers });
    expect(login.body.refreshToken).toBeUndefined();
    const cookie = login.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^__Host-refresh=[\w-]{43}; /);
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/'])
      expect(cookie).toContain(attribute);
    const pair = cookie.split(';')[0] as string;
    expect((await api.post('/v1/auth/refresh', {}, { headers: { cookie: pair } })).status).toBe(401);
    expect((await api.post('/v1/auth/refresh', {}, { headers: { ...headers, cookie: pair } })).status).toBe(
      200,
    );
  });
});
