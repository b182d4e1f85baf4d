import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/shared/database/database.js';
import { anotherInstance } from '../support/another-instance.js';
import { type Answer, standAt, startApi, type TestApi, testEnvironment } from '../support/api.js';
import { startApiProcess } from '../support/api-process.js';
import { type Naver, startNaver } from '../support/naver.js';
import { type OpenIdServer, startOpenIdServer } from '../support/openid-server.js';
import { aPerson, asRead } from '../support/people.js';
import { until } from '../support/until.js';
import { VisitorBrowser } from '../support/visitor-browser.js';

const SITE = 'http://127.0.0.1:3000';
const problem = ({ status, body }: Answer): unknown[] => [status, body.type];
const is = (status: number, code: string) => [status, `urn:fasteval:problem:${code}`];

describe('signing in by a provider', () => {
  let openId: OpenIdServer;
  let naver: Naver;
  let api: TestApi;
  let browser: VisitorBrowser;
  beforeAll(async () => {
    openId = await startOpenIdServer();
    openId.admit(SITE);
    naver = await startNaver();
    api = await startApi({
      ...openId.environment,
      ...naver.environment,
      OUTBOUND_PRIVATE_HOSTS: `${openId.host},${naver.host}`,
    });
  });
  beforeEach(async () => {
    standAt(api, new Date().toISOString());
    await api.empty();
    Object.assign(openId, { signsWrongly: false, lie: undefined, instead: undefined });
    openId.somebody = { sub: 'sub-1', email: 'Someone@example.com', email_verified: true, nickname: '단풍' };
    naver.somebody = { id: 'naver-1', email: 'someone@naver.example', nickname: '들국화' };
    browser = new VisitorBrowser(api);
  });
  afterAll(async () => {
    await api.close();
    await openId.close();
    await naver.close();
  });

  const database = () => api.app.get(Database);
  const rows = async (sql: string) => database().rows<Record<string, unknown>>(sql);
  const sessionsBegun = async () => (await rows('SELECT id FROM auth_session')).length;

  it('When providers are set up, then they are told to everybody', async () => {
    const { body } = await api.get('/v1/auth/providers');
    expect(body.items).toEqual([{ provider: 'kakao' }, { provider: 'naver' }, { provider: 'google' }]);
  });

  it('When somebody begins, then they are sent with state, nonce and S256, and the browser keeps a cookie no script reads', async () => {
    const began = await api.post('/v1/auth/providers/kakao/start', { returnTo: '/festivals' });
    const sent = Object.fromEntries(new URL(began.body.url).searchParams);
    expect(sent).toEqual({
      client_id: 'kakao-client',
      redirect_uri: `${SITE}/sign-in/kakao`,
      response_type: 'code',
      scope: 'openid account_email profile_nickname',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    const [cookie = ''] = began.headers.getSetCookie();
    expect(cookie).toMatch(
      /^__Host-sign-in=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const kept = JSON.stringify(await rows('SELECT * FROM auth_provider_attempt'), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && 'data' in value
        ? Buffer.from(value.data as number[]).toString('latin1')
        : value,
    );
    for (const secret of [sent['state'], sent['nonce'], cookie.slice(15, 58)])
      expect(kept).not.toContain(secret);
  });

  it.each(['kakao', 'google'])(
    'When somebody unknown comes back from %s and agrees, then they have an account with the address, proven, and are signed in by cookie',
    async (provider) => {
      const came = await browser.signInBy(provider);
      expect([came.status, came.body]).toEqual([
        200,
        { status: 'newcomer', email: 'someone@example.com', displayName: '단풍', returnTo: '/festivals' },
      ]);
      expect(await rows('SELECT id FROM auth_account')).toEqual([]);
      const joined = await browser.ask('POST', '/v1/auth/providers/register', {
        displayName: '단풍',
        birthDate: '1999-05-01',
        consents: { terms: true, privacy: true },
      });
      expect([joined.status, Object.keys(joined.body)]).toEqual([201, ['accessToken', 'expiresIn']]);
      expect(browser.cookie('__Host-refresh')).toMatch(/^[\w-]{43}$/);
      expect(browser.cookie('__Host-sign-in')).toBeUndefined();
      browser.token = joined.body.accessToken;
      expect((await browser.ask('GET', '/v1/me')).body).toMatchObject({
        email: 'someone@example.com',
        emailVerified: true,
        hasPassword: false,
        displayName: '단풍',
      });
      const { body } = await browser.ask('GET', '/v1/me/consents');
      expect(body.ageConfirmed).toBe(true);
      expect(body.items.filter((one: { granted: boolean }) => one.granted)).toHaveLength(2);
      expect((await browser.ask('POST', '/v1/auth/refresh', {})).status).toBe(200);
      expect(await rows('SELECT provider, subject FROM auth_identity')).toEqual([
        { provider, subject: 'sub-1' },
      ]);
    },
  );

  it('When Naver vouches for somebody, then its address counts as unproven, and a mail asks whose it is', async () => {
    const joined = await browser.joinBy('naver');
    expect(joined.status).toBe(201);
    expect((await browser.ask('GET', '/v1/me')).body).toMatchObject({
      email: 'someone@naver.example',
      emailVerified: false,
    });
    expect(await rows('SELECT kind, recipient FROM auth_mail')).toEqual([
      { kind: 'verify-email', recipient: 'someone@naver.example' },
    ]);
  });

  it.each(['kakao', 'naver'])(
    'When somebody comes back from %s again, then they are signed in as before',
    async (provider) => {
      await browser.joinBy(provider);
      const id = (await browser.ask('GET', '/v1/me')).body.id as string;
      const another = new VisitorBrowser(api);
      const came = await another.signInBy(provider);
      expect([came.status, came.body]).toEqual([
        200,
        {
          status: 'signed-in',
          returnTo: '/festivals',
          accessToken: expect.any(String),
          expiresIn: expect.any(Number),
        },
      ]);
      expect(another.cookie('__Host-refresh')).toMatch(/^[\w-]{43}$/);
      expect((await another.ask('GET', '/v1/me')).body.id).toBe(id);
    },
  );

  it('When who came back is under 14, or does not say their age but agrees to location, then nothing is kept of them', async () => {
    await browser.signInBy('kakao');
    const path = '/v1/auth/providers/register';
    const young = { displayName: '단풍', birthDate: new Date().toISOString().slice(0, 10) };
    expect(problem(await browser.ask('POST', path, young))).toEqual(is(403, 'under-age'));
    const silent = { displayName: '단풍', consents: { location: true } };
    expect(problem(await browser.ask('POST', path, silent))).toEqual(is(403, 'age-unconfirmed'));
    expect(await rows('SELECT id FROM auth_account')).toEqual([]);
  });

  it('When the address belongs to an account, then nobody is signed in or linked, whatever the provider says of it, and they are told how', async () => {
    const owner = await aPerson(api);
    const before = await sessionsBegun();
    for (const email_verified of [true, false]) {
      openId.somebody = { sub: `sub-${email_verified}`, email: owner.email.toUpperCase(), email_verified };
      const came = await browser.signInBy('google');
      expect(problem(came)).toEqual(is(409, 'address-known'));
      expect(came.body.detail).toContain('비밀번호로 로그인');
      const joined = await browser.ask('POST', '/v1/auth/providers/register', { displayName: '남' });
      expect(problem(joined)).toEqual(is(410, 'sign-in-over'));
    }
    expect(await rows('SELECT id FROM auth_identity')).toEqual([]);
    expect(await sessionsBegun()).toBe(before);
  });

  it('When the address gets an account while somebody reads what to agree to, then they do not get it', async () => {
    const { email, password } = { email: 'someone@example.com', password: 'a long pass phrase of another' };
    await browser.signInBy('kakao');
    await api.post('/v1/auth/register', { email, password, displayName: '먼저' });
    const joined = await browser.ask('POST', '/v1/auth/providers/register', { displayName: '나중' });
    expect(problem(joined)).toEqual(is(409, 'address-known'));
    expect(await rows('SELECT id FROM auth_identity')).toEqual([]);
  });

  it('When who agrees is sent twice at once, then there is one account with one session', async () => {
    await browser.signInBy('kakao');
    const join = () => browser.ask('POST', '/v1/auth/providers/register', { displayName: '두 번' });
    const both = await Promise.all([join(), join()]);
    expect(both.map((answer) => problem(answer)).sort()).toEqual([[201, undefined], is(410, 'sign-in-over')]);
    expect(await rows('SELECT id FROM auth_account')).toHaveLength(1);
    expect(await sessionsBegun()).toBe(1);
  });

  it('When the provider tells no address, or none that is one, then that is said', async () => {
    for (const email of [undefined, 'not an address']) {
      openId.somebody = { sub: 'sub-1', ...(email !== undefined && { email }) };
      expect(problem(await browser.signInBy('kakao'))).toEqual(is(409, 'provider-without-address'));
    }
  });

  it('When what came back is sent again, then it is over', async () => {
    await browser.joinBy('kakao');
    const back = await browser.goTo('kakao');
    expect((await browser.finish('kakao', back)).status).toBe(200);
    const before = await sessionsBegun();
    expect(problem(await browser.finish('kakao', back))).toEqual(is(410, 'sign-in-over'));
    expect(await sessionsBegun()).toBe(before);
  });

  it('When two calls bring the same state at once, then one session begins', async () => {
    await browser.joinBy('kakao');
    const before = await sessionsBegun();
    const back = await browser.goTo('kakao');
    const both = await Promise.all([browser.finish('kakao', back), browser.finish('kakao', back)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect(await sessionsBegun()).toBe(before + 1);
  });

  it('When somebody is lured into finishing another’s attempt, then their browser does not, with a cookie or without', async () => {
    const attacker = new VisitorBrowser(api);
    await attacker.joinBy('kakao');
    const lure = await attacker.goTo('kakao');
    expect(problem(await browser.finish('kakao', lure))).toEqual(is(410, 'sign-in-over'));
    await browser.goTo('kakao');
    expect(problem(await browser.finish('kakao', lure))).toEqual(is(410, 'sign-in-over'));
    expect(browser.cookie('__Host-refresh')).toBeUndefined();
  });

  it('When an answer is given out as another provider’s, then it is not taken', async () => {
    const back = await browser.goTo('kakao');
    expect(problem(await browser.finish('google', back))).toEqual(is(410, 'sign-in-over'));
  });

  it('When somebody comes back after ten minutes, then it is over, and so is agreeing after ten more', async () => {
    const back = await browser.goTo('kakao');
    const later = (seconds: number) => standAt(api, new Date(Date.now() + seconds * 1000).toISOString());
    later(601);
    expect(problem(await browser.finish('kakao', back))).toEqual(is(410, 'sign-in-over'));
    await browser.signInBy('kakao');
    later(1_202);
    const joined = await browser.ask('POST', '/v1/auth/providers/register', { displayName: '늦은 사람' });
    expect(problem(joined)).toEqual(is(410, 'sign-in-over'));
  });

  it('When a code of another attempt is slipped in, then its PKCE challenge does not fit, and nobody is signed in', async () => {
    await browser.joinBy('kakao');
    const stolen = await new VisitorBrowser(api).goTo('kakao');
    const back = await browser.goTo('kakao');
    const came = await browser.finish('kakao', { ...back, code: stolen['code'] ?? '' });
    expect(problem(came)).toEqual(is(424, 'provider-failed'));
  });

  it('When a code was used already, then it is not taken again with a fresh state', async () => {
    const first = await browser.goTo('kakao');
    await browser.finish('kakao', first);
    const back = await browser.goTo('kakao');
    const came = await browser.finish('kakao', { ...back, code: first['code'] ?? '' });
    expect(problem(came)).toEqual(is(424, 'provider-failed'));
  });

  it('When the address to go to was robbed of its PKCE challenge, then the provider sends nobody back with a code', async () => {
    const { body } = await browser.ask('POST', '/v1/auth/providers/kakao/start', {});
    const url = new URL(body.url);
    url.searchParams.delete('code_challenge');
    const back = await browser.follow(url.href);
    expect(back['code']).toBeUndefined();
    expect(problem(await browser.finish('kakao', back))).toEqual(is(403, 'provider-declined'));
  });

  it.each<[string, (claims: Record<string, unknown>) => Record<string, unknown>]>([
    ['another nonce', (claims) => ({ ...claims, nonce: 'of-somebody-else' })],
    ['no nonce', ({ nonce: _, ...claims }) => claims],
    ['another issuer', (claims) => ({ ...claims, iss: 'https://evil.example' })],
    ['another audience', (claims) => ({ ...claims, aud: 'google-client' })],
    ['a time that is over', (claims) => ({ ...claims, exp: Math.floor(Date.now() / 1000) - 600 })],
    ['another person than its user info', (claims) => ({ ...claims, sub: 'sub-2' })],
  ])('When the ID token is signed but tells %s, then nobody is signed in', async (_of, lie) => {
    await browser.joinBy('kakao');
    openId.lie = (claims) => claims;
    expect((await browser.signInBy('kakao')).status).toBe(200);
    const before = await sessionsBegun();
    openId.lie = lie;
    expect(problem(await browser.signInBy('kakao'))).toEqual(is(424, 'provider-failed'));
    expect(await sessionsBegun()).toBe(before);
  });

  it('When the ID token is signed by another key than the provider’s, then nobody is signed in', async () => {
    await browser.joinBy('kakao');
    openId.lie = (claims) => claims;
    openId.signsWrongly = true;
    expect(problem(await browser.signInBy('kakao'))).toEqual(is(424, 'provider-failed'));
  });

  it('When the answer names another issuer than the provider’s, then it is not taken', async () => {
    const back = await browser.goTo('kakao');
    const came = await browser.finish('kakao', { ...back, iss: 'https://evil.example' });
    expect(problem(came)).toEqual(is(424, 'provider-failed'));
  });

  it('When the person there refuses, then they are told that nothing changed', async () => {
    const { state = '' } = await browser.goTo('kakao');
    const came = await browser.finish('kakao', { state });
    expect(problem(came)).toEqual(is(403, 'provider-declined'));
  });

  it('When the account is suspended, then its owner is refused as with a password', async () => {
    await browser.joinBy('kakao');
    const admin = await aPerson(api, 'admin');
    const { id } = (await browser.ask('GET', '/v1/me')).body as { id: string };
    await api.patch(
      `/v1/admin/users/${id}`,
      { suspended: true },
      { token: admin.token, headers: await asRead(api, id) },
    );
    expect(problem(await new VisitorBrowser(api).signInBy('kakao'))).toEqual(is(403, 'account-suspended'));
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/.//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://ok@evil.example',
    `${SITE}@evil.example`,
    'javascript:alert(1)',
  ])(
    'A15 When somebody is to go on at %s afterwards, then it is refused, wherever it is sent',
    async (returnTo) => {
      await browser.joinBy('kakao');
      for (const [path, more] of [
        ['/v1/auth/providers/kakao/start', {}],
        ['/v1/me/identities', { provider: 'google' }],
        ['/v1/me/confirmation', { provider: 'kakao' }],
      ] as const) {
        const began = await browser.ask('POST', path, { ...more, returnTo });
        expect([path, began.status, began.body.errors?.[0].pointer]).toEqual([path, 400, '/returnTo']);
      }
    },
  );

  it('A10 When an account has no password, then signing in with one fails as a wrong one does', async () => {
    await browser.joinBy('kakao');
    const wrong = { email: 'someone@example.com', password: 'not a password of theirs' };
    const answer = await api.post('/v1/auth/login', wrong);
    const unknown = await api.post('/v1/auth/login', { ...wrong, email: 'nobody@example.com' });
    expect(problem(answer)).toEqual(is(401, 'wrong-credentials'));
    const { instance: _, ...told } = answer.body;
    expect(unknown.body).toMatchObject(told);
  });

  it('When nobody comes back, or nobody agrees, then nothing is kept of it', async () => {
    await browser.signInBy('kakao');
    await browser.goTo('kakao');
    for (const table of ['auth_provider_attempt', 'auth_newcomer'])
      await database().change(`UPDATE ${table} SET expires_at = '2026-01-01'`);
    const sweeping = await anotherInstance(api);
    for (const table of ['auth_provider_attempt', 'auth_newcomer'])
      await until(async () => (await rows(`SELECT * FROM ${table}`)).length === 0);
    await sweeping.close();
  });

  it('G3 When somebody comes by a provider, and another is refused, then no code, token, secret or address is logged', async () => {
    const running = await startApiProcess(
      testEnvironment(api.databaseUrl, {
        ...openId.environment,
        OUTBOUND_PRIVATE_HOSTS: openId.host,
      }),
    );
    try {
      const visitor = new VisitorBrowser(running);
      const joined = await visitor.joinBy('kakao');
      const back = await visitor.goTo('kakao');
      openId.lie = (claims) => ({ ...claims, nonce: 'of-somebody-else' });
      expect((await visitor.finish('kakao', back)).status).toBe(424);
      const log = await until(() => {
        const lines = running.lines.join('\n');
        return lines.includes('provider could not be asked') ? lines : undefined;
      });
      const secrets = [
        back['code'],
        back['state'],
        joined.body.accessToken,
        'kakao-secret',
        'someone@example.com',
      ];
      for (const secret of [...secrets, visitor.cookie('__Host-sign-in'), visitor.cookie('__Host-refresh')])
        expect(log).not.toContain(secret ?? 'there is none to look for');
      expect(log).toContain('OAUTH_JWT_CLAIM_COMPARISON_FAILED');
    } finally {
      await running.end('SIGTERM');
    }
  });

  it('When more go to providers from one network than may, then the next is told to wait, and those who came back are not counted', async () => {
    const { environment } = openId;
    const small = await startApi({
      ...environment,
      OUTBOUND_PRIVATE_HOSTS: openId.host,
      LIMIT_LOGIN: 'account=100/60,network=3/60,all=100/60',
    });
    try {
      const visitor = new VisitorBrowser(small);
      await visitor.joinBy('kakao');
      for (let time = 0; time < 3; time += 1) await visitor.goTo('kakao');
      const refused = await visitor.ask('POST', '/v1/auth/providers/kakao/start', {});
      expect(problem(refused)).toEqual(is(429, 'too-many-requests'));
      expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    } finally {
      await small.close();
    }
  });

  describe('that does not do its part', () => {
    let stubborn: TestApi;
    /** Knows nothing of the provider yet. */
    beforeEach(async () => {
      stubborn = await startApi({ ...openId.environment, OUTBOUND_PRIVATE_HOSTS: openId.host });
    });
    afterEach(() => stubborn.close());

    it.each<[string, NonNullable<OpenIdServer['instead']>]>([
      ['is down', (_request, response) => response.destroy()],
      ['never answers', () => undefined],
      ['answers rubbish', (_request, response) => response.end('<html>')],
      ['answers without end', (_request, response) => void response.write('x'.repeat(400_000))],
      ['answers 500', (_request, response) => response.writeHead(500).end()],
      ['sends us elsewhere', (_request, response) => response.writeHead(302, { location: '/other' }).end()],
    ])(
      'When it %s, then people are told so, before they leave and when they come back',
      async (_what, instead) => {
        const visitor = new VisitorBrowser(stubborn);
        openId.instead = instead;
        const began = await visitor.ask('POST', '/v1/auth/providers/kakao/start', {});
        expect(problem(began)).toEqual(is(424, 'provider-failed'));
        expect(began.body.title).toBe('로그인을 마치지 못했습니다');
        openId.instead = undefined;
        const back = await visitor.goTo('kakao');
        openId.instead = instead;
        expect(problem(await visitor.finish('kakao', back))).toEqual(is(424, 'provider-failed'));
      },
    );
  });
});
