import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/shared/database/database.js';
import { type Answer, standAt, startApi, type TestApi } from '../support/api.js';
import { type MailCatcher, startMailCatcher } from '../support/mail.js';
import { type Naver, startNaver } from '../support/naver.js';
import { type OpenIdServer, startOpenIdServer } from '../support/openid-server.js';
import { aPerson, type Person } from '../support/people.js';
import { authenticatorApp } from '../support/second-factor.js';
import { VisitorBrowser } from '../support/visitor-browser.js';

const SITE = 'http://127.0.0.1:3000';
const PATH = '/v1/me/identities';
const problem = ({ status, body }: Answer): unknown[] => [status, body.type];
const is = (status: number, code: string) => [status, `urn:fasteval:problem:${code}`];

describe('people at providers, linked to accounts', () => {
  let openId: OpenIdServer;
  let naver: Naver;
  let mails: MailCatcher;
  let api: TestApi;
  let browser: VisitorBrowser;
  let person: Person;
  beforeAll(async () => {
    openId = await startOpenIdServer();
    openId.admit(SITE);
    naver = await startNaver();
    mails = await startMailCatcher();
    api = await startApi({
      ...openId.environment,
      ...naver.environment,
      OUTBOUND_PRIVATE_HOSTS: `${openId.host},${naver.host}`,
      SMTP_URL: mails.url,
    });
  });
  beforeEach(async () => {
    standAt(api, new Date().toISOString());
    await api.empty();
    openId.lie = undefined;
    openId.somebody = { sub: 'sub-1', email: 'someone@example.com', email_verified: true };
    naver.somebody = { id: 'naver-1', email: 'someone@naver.example' };
    person = await aPerson(api);
    browser = new VisitorBrowser(api);
    browser.token = person.token;
  });
  afterAll(async () => {
    await api.close();
    await mails.close();
    await openId.close();
    await naver.close();
  });

  const rows = async (sql: string) => api.app.get(Database).rows<Record<string, unknown>>(sql);
  const startLinking = (more: object = {}) =>
    browser.ask('POST', PATH, {
      provider: 'kakao',
      returnTo: '/me/account',
      currentPassword: person.password,
      ...more,
    });
  const link = async (more: { provider?: string } = {}) =>
    browser.finish(more.provider ?? 'kakao', await browser.visit(await startLinking(more)));
  const confirm = async (provider = 'kakao') => {
    const began = await browser.ask('POST', '/v1/me/confirmation', { provider, returnTo: '/me/account' });
    return browser.finish(provider, await browser.visit(began));
  };
  const unlink = (id: string, currentPassword: string | undefined = person.password) =>
    browser.ask('DELETE', `${PATH}/${id}`, { currentPassword });
  const mine = async () => (await browser.ask('GET', PATH)).body.items;
  const later = (seconds: number) => standAt(api, new Date(Date.now() + seconds * 1000).toISOString());
  const deeds = async () =>
    (await rows('SELECT action, address, after_fields AS told FROM audit_entry ORDER BY seq'))
      .filter(({ action }) => String(action).startsWith('identity.'))
      .map(({ action, address, told }) => [
        action,
        address,
        (typeof told === 'string' ? JSON.parse(told) : told) as unknown,
      ]);
  /** Somebody who came by a provider and has no password. */
  const joins = async (provider = 'kakao') => {
    browser = new VisitorBrowser(api);
    expect((await browser.joinBy(provider)).status).toBe(201);
    return (await browser.ask('GET', '/v1/me')).body as { id: string; email: string };
  };

  it('When somebody links a provider with their password, then it signs them in from then on, the log has it without an address, and a mail tells', async () => {
    const linked = await link();
    expect([linked.status, linked.body]).toEqual([200, { status: 'linked', returnTo: '/me/account' }]);
    expect(await mine()).toEqual([
      { id: expect.any(String), provider: 'kakao', linkedAt: expect.any(String) },
    ]);
    expect(await deeds()).toEqual([['identity.linked', null, { provider: 'kakao' }]]);
    await mails.mail(person.email, '로그인 방법이 하나 늘었습니다');
    const another = new VisitorBrowser(api);
    expect((await another.signInBy('kakao')).body.status).toBe('signed-in');
    expect((await another.ask('GET', '/v1/me')).body.id).toBe(person.id);
  });

  it('When linking is asked for by a stranger, with a wrong password or with none, then nobody is sent away', async () => {
    expect(problem(await startLinking({ currentPassword: 'not this one' }))).toEqual(
      is(403, 'wrong-password'),
    );
    const without = await startLinking({ currentPassword: undefined });
    expect([without.status, without.body.errors[0].pointer]).toEqual([400, '/currentPassword']);
    browser.token = undefined;
    expect((await startLinking()).status).toBe(401);
    expect(await rows('SELECT provider FROM auth_provider_attempt')).toEqual([]);
  });

  it('When who began to link has signed out meanwhile, or is somebody else, then nothing is linked', async () => {
    for (const token of [undefined, (await aPerson(api)).token]) {
      browser.token = person.token;
      const back = await browser.visit(await startLinking());
      browser.token = token;
      expect(problem(await browser.finish('kakao', back))).toEqual(is(410, 'sign-in-over'));
    }
    expect(await rows('SELECT id FROM auth_identity')).toEqual([]);
  });

  it('When it is linked to another account already, then 409, and it stays there', async () => {
    const owner = await joins();
    browser = new VisitorBrowser(api);
    browser.token = person.token;
    expect(problem(await link())).toEqual(is(409, 'identity-taken'));
    expect(await rows('SELECT account_id FROM auth_identity')).toEqual([{ account_id: owner.id }]);
  });

  it('When two accounts link one person at the same time, then one of them does', async () => {
    const other = new VisitorBrowser(api);
    const second = await aPerson(api);
    other.token = second.token;
    const began = await other.ask('POST', PATH, { provider: 'kakao', currentPassword: second.password });
    const backs = [await browser.visit(await startLinking()), await other.visit(began)] as const;
    const both = await Promise.all([browser.finish('kakao', backs[0]), other.finish('kakao', backs[1])]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await rows('SELECT id FROM auth_identity')).toHaveLength(1);
  });

  it('When the same one is linked again, then nothing changes; when another of the same provider is, then 409', async () => {
    await link();
    expect((await link()).status).toBe(200);
    openId.somebody = { sub: 'sub-2' };
    browser.forgetProviders();
    expect(problem(await link())).toEqual(is(409, 'provider-linked'));
    expect(await mine()).toHaveLength(1);
    expect(await deeds()).toHaveLength(1);
  });

  it('When one is unlinked, then it signs nobody in, other sessions are over, and again changes nothing', async () => {
    await link();
    const another = new VisitorBrowser(api);
    await another.signInBy('kakao');
    const [{ id }] = await mine();
    for (let time = 0; time < 2; time += 1) expect((await unlink(id)).status).toBe(204);
    expect(await mine()).toEqual([]);
    expect((await another.ask('GET', '/v1/me')).status).toBe(401);
    expect((await browser.ask('GET', '/v1/me')).status).toBe(200);
    expect((await new VisitorBrowser(api).signInBy('kakao')).body.status).toBe('newcomer');
    expect((await deeds()).map(([action]) => action)).toEqual(['identity.linked', 'identity.unlinked']);
    await mails.mail(person.email, '로그인 방법의 연결을 끊었습니다');
  });

  it('A6 When who one is is not shown again, then nothing is unlinked', async () => {
    await link();
    const [{ id }] = await mine();
    expect(problem(await unlink(id, 'not this one'))).toEqual(is(403, 'wrong-password'));
    const without = await browser.ask('DELETE', `${PATH}/${id}`);
    expect([without.status, without.body.errors[0].pointer]).toEqual([400, '/currentPassword']);
    expect(await mine()).toHaveLength(1);
  });

  it('B1 When somebody unlinks what is another’s, then it stays', async () => {
    await link();
    const [{ id }] = await mine();
    const stranger = await aPerson(api);
    const { token, password: currentPassword } = stranger;
    expect((await api.delete(`${PATH}/${id}`, { token, body: { currentPassword } })).status).toBe(204);
    expect(await mine()).toHaveLength(1);
  });

  it('When it is the last way in, then it cannot be unlinked, not even both of two at once; with a password it can', async () => {
    const { email } = await joins();
    const [{ id }] = await mine();
    const unconfirmed = await browser.ask('DELETE', `${PATH}/${id}`);
    expect(problem(unconfirmed)).toEqual(is(403, 'confirmation-needed'));
    await confirm();
    const refused = await browser.ask('DELETE', `${PATH}/${id}`);
    expect(problem(refused)).toEqual(is(409, 'last-way-in'));
    await link({ provider: 'naver' });
    const both = await mine();
    const gone = await Promise.all(
      both.map((one: { id: string }) => browser.ask('DELETE', `${PATH}/${one.id}`)),
    );
    expect(gone.map(({ status }: Answer) => status).sort()).toEqual([204, 409]);
    await api.post('/v1/auth/password/forgot', { email });
    const token = await mails.token(email, '비밀번호');
    const password = 'a first pass phrase of theirs';
    expect((await api.post('/v1/auth/password/reset', { token, password })).status).toBe(204);
    const login = await api.post('/v1/auth/login', { email, password });
    browser.token = login.body.accessToken;
    const [left] = await mine();
    expect((await unlink(left.id, password)).status).toBe(204);
  });

  describe('who have no password', () => {
    const leave = () => browser.ask('DELETE', '/v1/me', {});

    it('When something asks who they are, then a linked provider says so, for five minutes of that session', async () => {
      await joins();
      expect(problem(await leave())).toEqual(is(403, 'confirmation-needed'));
      const confirmed = await confirm();
      expect([confirmed.status, confirmed.body]).toEqual([
        200,
        { status: 'confirmed', returnTo: '/me/account' },
      ]);
      expect((await browser.ask('POST', '/v1/me/export', {})).status).toBe(201);
      const elsewhere = new VisitorBrowser(api);
      await elsewhere.signInBy('kakao');
      expect(problem(await elsewhere.ask('POST', '/v1/me/export', {}))).toEqual(
        is(403, 'confirmation-needed'),
      );
      later(301);
      expect(problem(await leave())).toEqual(is(403, 'confirmation-needed'));
    });

    it('When they are sent to confirm, then the provider is told to ask anew', async () => {
      await joins();
      const asked = async (provider: string) => {
        const { body } = await browser.ask('POST', '/v1/me/confirmation', { provider });
        return Object.fromEntries(new URL(body.url).searchParams);
      };
      expect(await asked('kakao')).toMatchObject({ prompt: 'login' });
      expect(await asked('google')).toMatchObject({ prompt: 'select_account' });
      expect(await asked('naver')).toMatchObject({ auth_type: 'reauthenticate' });
    });

    it('When somebody else confirms, or by a sign-in of long ago, then it does not count', async () => {
      await joins();
      openId.somebody = { sub: 'sub-2', email: 'other@example.com' };
      browser.forgetProviders();
      expect(problem(await confirm())).toEqual(is(403, 'not-the-linked-one'));
      openId.somebody = { sub: 'sub-1' };
      browser.forgetProviders();
      openId.lie = (claims) => ({ ...claims, auth_time: Math.floor(Date.now() / 1000) - 400 });
      expect(problem(await confirm())).toEqual(is(403, 'not-the-linked-one'));
      expect(problem(await leave())).toEqual(is(403, 'confirmation-needed'));
    });

    it('When they confirm, then they can set a password, and from then on it is asked for', async () => {
      await joins();
      await confirm();
      const password = 'a first pass phrase of theirs';
      const changed = await browser.ask('PUT', '/v1/me/password', { password });
      expect(changed.status).toBe(200);
      browser.token = changed.body.accessToken;
      expect((await browser.ask('GET', '/v1/me')).body.hasPassword).toBe(true);
      await confirm();
      expect((await leave()).status).toBe(400);
      const left = await browser.ask('DELETE', '/v1/me', { currentPassword: password });
      expect(left.status).toBe(204);
    });

    it('G6 G7 When they take their data along and leave, then it tells the links, and none of them is left', async () => {
      await joins();
      await confirm();
      await confirm();
      const { token } = (await browser.ask('POST', '/v1/me/export', {})).body;
      const exported = await api.get('/v1/me/export', {
        token: browser.token,
        headers: { 'x-export-token': token },
      });
      expect(exported.body.account.identities).toEqual([
        { provider: 'kakao', subject: 'sub-1', linkedAt: expect.any(String) },
      ]);
      await browser.ask('POST', PATH, { provider: 'naver' });
      expect((await leave()).status).toBe(204);
      expect(await rows('SELECT id FROM auth_identity')).toEqual([]);
      expect(await rows('SELECT provider FROM auth_provider_attempt')).toEqual([]);
      expect((await new VisitorBrowser(api).signInBy('kakao')).body.status).toBe('newcomer');
    });

    it('When the owner of an address that was never proven sets a password by mail, then whoever was linked before is not any more', async () => {
      const { email } = await joins('naver');
      await api.post('/v1/auth/password/forgot', { email });
      const token = await mails.token(email, '비밀번호');
      const password = 'a pass phrase of the true owner';
      expect((await api.post('/v1/auth/password/reset', { token, password })).status).toBe(204);
      expect(await rows('SELECT id FROM auth_identity')).toEqual([]);
      expect(problem(await new VisitorBrowser(api).signInBy('naver'))).toEqual(is(409, 'address-known'));
    });

    it('When one of them is an editor with an authenticator app, then the provider’s word begins no session before its code', async () => {
      const { email } = await joins();
      await rows(`UPDATE auth_account SET role = 'editor' WHERE email = '${email}'`);
      const SET_UP = '/v1/me/second-factor/totp';
      expect(problem(await browser.ask('POST', SET_UP, {}))).toEqual(is(403, 'confirmation-needed'));
      await confirm();
      const { token, secret } = (await browser.ask('POST', SET_UP, {})).body;
      const app = authenticatorApp(api, secret);
      const done = await browser.ask('POST', `${SET_UP}/confirmation`, { token, code: app.code(-1) });
      expect(done.status).toBe(200);
      const sessions = async () => (await rows('SELECT id FROM auth_session')).length;
      const before = await sessions();
      const other = new VisitorBrowser(api);
      const stopped = await other.signInBy('kakao');
      expect(problem(stopped)).toEqual(is(403, 'second-factor-required'));
      expect([await sessions(), other.cookie('__Host-refresh')]).toEqual([before, undefined]);
      const { loginToken } = stopped.body.secondFactor;
      const entered = await other.ask('POST', '/v1/auth/login/second-factor', {
        loginToken,
        totp: app.code(),
      });
      expect([entered.status, await sessions()]).toEqual([200, before + 1]);
      await confirm();
      expect((await browser.ask('DELETE', SET_UP, {})).status).toBe(204);
      expect((await new VisitorBrowser(api).signInBy('kakao')).body.status).toBe('signed-in');
    });
  });
});
