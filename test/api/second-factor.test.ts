import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/shared/database/database.js';
import { anotherInstance } from '../support/another-instance.js';
import { standAt, startApi, type TestApi } from '../support/api.js';
import { aFestival } from '../support/festivals.js';
import { type MailCatcher, startMailCatcher } from '../support/mail.js';
import { aPerson, type Person } from '../support/people.js';
import { authenticatorApp, firstStep, withAuthenticatorApp } from '../support/second-factor.js';
import { until } from '../support/until.js';

const PATH = '/v1/me/second-factor';
const SECOND_STEP = '/v1/auth/login/second-factor';
const NOON = Date.parse('2026-12-01T03:00:00Z');

describe('a second factor', () => {
  let mails: MailCatcher;
  let api: TestApi;
  let editor: Person;
  beforeAll(async () => {
    mails = await startMailCatcher();
    api = await startApi({ SMTP_URL: mails.url });
  });
  beforeEach(async () => {
    await api.empty();
    at(0);
    editor = await aPerson(api, 'editor');
  });
  afterAll(async () => {
    await api.close();
    await mails.close();
  });

  const at = (seconds: number) => standAt(api, new Date(NOON + seconds * 1000).toISOString());
  async function another(more: Record<string, string> = {}) {
    const instance = await anotherInstance(api, { SMTP_URL: mails.url, ...more });
    standAt(instance, new Date(NOON).toISOString());
    return instance;
  }
  const database = () => api.app.get(Database);
  const typeOf = ({ status, body }: { status: number; body: any }) => [status, body.type?.split(':').at(-1)];
  const loginToken = async (person = editor) => (await firstStep(api, person)).loginToken;
  const second = async (shown: object, token?: string) =>
    api.post(SECOND_STEP, { loginToken: token ?? (await loginToken()), ...shown });
  const sessions = async ({ id } = editor) =>
    (await database().rows('SELECT id FROM auth_session WHERE account_id = ?', [id])).length;
  const seen = async (person = editor) => (await api.get(PATH, { token: person.token })).body;

  describe('by an authenticator app', () => {
    it('When it is set up, then its secret is shown once, its first code confirms it, and only sealed bytes are kept', async () => {
      const begun = await api.post(
        PATH + '/totp',
        { currentPassword: editor.password },
        { token: editor.token },
      );
      expect(begun.status).toBe(201);
      expect(begun.headers.get('cache-control')).toBe('no-store');
      expect(begun.body).toEqual({
        token: expect.stringMatching(/^[\w-]{43}$/),
        expiresAt: new Date(NOON + 300_000).toISOString(),
        secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
        uri: expect.stringMatching(/^otpauth:\/\/totp\/Fasteval/),
      });
      const uri = new URL(begun.body.uri);
      expect(uri.searchParams.get('secret')).toBe(begun.body.secret);
      expect(decodeURIComponent(uri.pathname)).toContain(editor.email);
      expect(await seen()).toEqual({ totp: null, passkeys: [], recoveryCodesLeft: 0 });
      expect((await firstStep(api, editor)).status).toBe(200);

      const app = authenticatorApp(api, begun.body.secret);
      const confirm = { token: begun.body.token, code: app.code() };
      const done = await api.post(PATH + '/totp/confirmation', confirm, { token: editor.token });
      expect([done.status, done.body.recoveryCodes.length]).toEqual([200, 10]);
      expect(new Set(done.body.recoveryCodes).size).toBe(10);
      expect(await seen()).toEqual({
        totp: { createdAt: new Date(NOON).toISOString() },
        passkeys: [],
        recoveryCodesLeft: 10,
      });
      const kept = await database().rows<{ secret: Buffer }>('SELECT secret FROM auth_totp');
      expect(kept[0]?.secret).toHaveLength(48);
      const all = JSON.stringify([
        await database().rows('SELECT * FROM auth_totp'),
        await database().rows('SELECT * FROM auth_recovery_code'),
        await database().rows('SELECT * FROM auth_ceremony'),
      ]);
      for (const code of done.body.recoveryCodes) expect(all).not.toContain(code);
      const again = await api.post(PATH + '/totp/confirmation', confirm, { token: editor.token });
      expect(typeOf(again)).toEqual([410, 'set-up-ended']);
    });

    it('When the password is right, then no session is, before the code is; and the code is good once', async () => {
      const { app } = await withAuthenticatorApp(api, editor);
      const before = await sessions();
      const first = await firstStep(api, editor);
      expect(typeOf(first)).toEqual([403, 'second-factor-required']);
      expect(first.headers.get('cache-control')).toBe('no-store');
      expect(first.headers.get('set-cookie')).toBeNull();
      expect(first.body.secondFactor).toEqual({
        loginToken: expect.stringMatching(/^[\w-]{43}$/),
        expiresAt: new Date(NOON + 300_000).toISOString(),
        methods: ['totp', 'recovery-code'],
      });
      expect(first.text).not.toContain('accessToken');
      expect(await sessions()).toBe(before);
      const code = app.code();
      const done = await second({ totp: code }, first.loginToken);
      expect([done.status, Object.keys(done.body).sort()]).toEqual([
        200,
        ['accessToken', 'expiresIn', 'refreshToken'],
      ]);
      expect((await api.get('/v1/me', { token: done.body.accessToken })).body.id).toBe(editor.id);
      const refreshed = await api.post('/v1/auth/refresh', { refreshToken: done.body.refreshToken });
      expect(refreshed.status).toBe(200);
      expect(typeOf(await second({ totp: code }))).toEqual([401, 'wrong-second-factor']);
      expect(typeOf(await second({ totp: app.code(-1) }))).toEqual([401, 'wrong-second-factor']);
      expect((await second({ totp: app.code(1) })).status).toBe(200);
    });

    it('When the phone is a step ahead or behind, then its code is taken, and two steps away it is not', async () => {
      const { app } = await withAuthenticatorApp(api, editor);
      at(120);
      for (const [steps, status] of [
        [-2, 401],
        [2, 401],
        [-1, 200],
        [0, 200],
        [1, 200],
      ] as const)
        expect([steps, (await second({ totp: app.code(steps) })).status]).toEqual([steps, status]);
    });

    it('When the code is wrong, of another account or no code, then no session is and the field is named', async () => {
      await withAuthenticatorApp(api, editor);
      const other = await aPerson(api, 'admin');
      const { app: others } = await withAuthenticatorApp(api, other);
      const before = await sessions();
      const refused = await second({ totp: others.code() });
      expect(typeOf(refused)).toEqual([401, 'wrong-second-factor']);
      expect(refused.body.errors[0].pointer).toBe('/totp');
      for (const totp of ['12345', '1234567', 'abcdef', '']) {
        const malformed = await second({ totp });
        expect([malformed.status, malformed.body.errors[0].pointer]).toEqual([400, '/totp']);
      }
      for (const shown of [{}, { totp: '123456', recoveryCode: 'AAAAAA-AAAAAA-AAAAAA-AAAAAA' }])
        expect((await second(shown)).status).toBe(400);
      expect(await sessions()).toBe(before);
    });

    it('A9 When one code comes fifty times at once on two instances, then it opens one session', async () => {
      const { app } = await withAuthenticatorApp(api, editor);
      const other = await another();
      const tokens = await Promise.all(Array.from({ length: 50 }, () => loginToken()));
      const before = await sessions();
      const code = app.code();
      const answers = await Promise.all(
        tokens.map((token, at) =>
          (at % 2 === 0 ? api : other).ask('POST', SECOND_STEP, {
            body: { loginToken: token, totp: code },
          }),
        ),
      );
      await other.close();
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect(new Set(statuses)).toEqual(new Set([200, 401]));
      expect(await sessions()).toBe(before + 1);
    });

    it('When it is set up anew, then the new app counts in place of the old, and the recovery codes stay', async () => {
      const { app: old } = await withAuthenticatorApp(api, editor);
      const { app, recoveryCodes } = await withAuthenticatorApp(api, editor);
      expect(recoveryCodes).toBeNull();
      expect((await seen()).recoveryCodesLeft).toBe(10);
      expect(typeOf(await second({ totp: old.code() }))).toEqual([401, 'wrong-second-factor']);
      expect((await second({ totp: app.code() })).status).toBe(200);
    });

    it('When the first code is wrong, then 400 names the field, and the right one still confirms within five minutes', async () => {
      const { token, password } = editor;
      const begun = await api.post(PATH + '/totp', { currentPassword: password }, { token });
      const app = authenticatorApp(api, begun.body.secret);
      const confirm = (code: string, by = token) =>
        api.post(PATH + '/totp/confirmation', { token: begun.body.token, code }, { token: by });
      const wrong = await confirm(app.code(5));
      expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, '/code']);
      const stranger = await aPerson(api, 'editor');
      expect(typeOf(await confirm(app.code(), stranger.token))).toEqual([410, 'set-up-ended']);
      at(300);
      expect(typeOf(await confirm(app.code()))).toEqual([410, 'set-up-ended']);
      at(299);
      expect((await confirm(app.code())).status).toBe(200);
    });

    it('When the key of the server is another, then codes open nothing, and recovery codes still do', async () => {
      const { app, recoveryCodes } = await withAuthenticatorApp(api, editor);
      const other = await another({ SECOND_FACTOR_KEY: 'another-key-of-the-tests-0123456789' });
      const ask = async (shown: object) =>
        (await other.ask('POST', SECOND_STEP, { body: { loginToken: await loginToken(), ...shown } })).status;
      expect(await ask({ totp: app.code() })).toBe(401);
      expect(await ask({ recoveryCode: recoveryCodes[0] })).toBe(200);
      await other.close();
    });

    it('When the key of the server is changed with the one before given, then codes go on to open, and do without it later', async () => {
      const { app } = await withAuthenticatorApp(api, editor);
      const SECOND_FACTOR_KEY = 'another-key-of-the-tests-0123456789';
      const SECOND_FACTOR_KEY_PREVIOUS = 'a-key-that-only-the-tests-know-0123456789';
      const secret = async () =>
        (await database().rows<{ secret: Buffer }>('SELECT secret FROM auth_totp'))[0]?.secret as Buffer;
      const before = await secret();
      const open = async (more: Record<string, string>, stepsAway: number) => {
        const other = await another(more);
        const body = { loginToken: await loginToken(), totp: app.code(stepsAway) };
        const { status } = await other.ask('POST', SECOND_STEP, { body });
        if (more['SECOND_FACTOR_KEY_PREVIOUS']) await until(async () => !(await secret()).equals(before));
        await other.close();
        return status;
      };
      expect(await open({ SECOND_FACTOR_KEY, SECOND_FACTOR_KEY_PREVIOUS }, 0)).toBe(200);
      expect(await open({ SECOND_FACTOR_KEY }, 1)).toBe(200);
    });
  });

  describe('where editors and admins must have one', () => {
    const REQUIRE_SECOND_FACTOR = 'true';

    it('When an editor or an admin has none, then they may do what a visitor may, and set one up, and all that is theirs after that', async () => {
      const strict = await another({ REQUIRE_SECOND_FACTOR });
      const admin = await aPerson(api, 'admin');
      const visitor = await aPerson(api);
      const needed = async (person: Person) => (await strict.get('/v1/me', person)).body.secondFactorNeeded;
      expect([await needed(admin), await needed(editor), await needed(visitor)]).toEqual([true, true, false]);
      for (const [person, path] of [
        [admin, '/v1/admin/users'],
        [admin, '/v1/admin/webhooks'],
        [editor, '/v1/admin/imports'],
      ] as const)
        expect(typeOf(await strict.get(path, person))).toEqual([403, 'second-factor-needed']);
      expect(typeOf(await strict.get('/v1/admin/users', editor))).toEqual([403, 'not-allowed']);
      expect((await strict.get('/v1/me/bookmarks', editor)).status).toBe(200);
      const { id } = await aFestival(api, { status: 'draft' });
      expect((await api.get(`/v1/festivals/${id}`, editor)).status).toBe(200);
      expect((await strict.get(`/v1/festivals/${id}`, editor)).status).toBe(404);

      const begun = await strict.ask('POST', PATH + '/totp', {
        token: admin.token,
        body: { currentPassword: admin.password },
      });
      const app = authenticatorApp(api, begun.body.secret as string);
      const body = { token: begun.body.token as string, code: app.code() };
      const done = await strict.ask('POST', PATH + '/totp/confirmation', { token: admin.token, body });
      expect(done.status).toBe(200);
      expect(await needed(admin)).toBe(false);
      expect((await strict.get('/v1/admin/users', admin)).status).toBe(200);
      const last = { token: admin.token, body: { currentPassword: admin.password } };
      expect(typeOf(await strict.ask('DELETE', PATH + '/totp', last))).toEqual([409, 'last-second-factor']);
      await strict.close();
    });
  });

  describe('by a recovery code', () => {
    it('When it is used, then it lets in once, is mailed, and how many are left is told', async () => {
      const { recoveryCodes } = await withAuthenticatorApp(api, editor);
      const [code = '', other = ''] = recoveryCodes;
      const done = await second({ recoveryCode: code });
      expect(done.status).toBe(200);
      await mails.mail(editor.email, '복구 코드로 로그인했습니다');
      expect(await seen()).toMatchObject({ recoveryCodesLeft: 9 });
      const again = await second({ recoveryCode: code });
      expect(typeOf(again)).toEqual([401, 'wrong-second-factor']);
      expect(again.body.errors[0].pointer).toBe('/recoveryCode');
      const asTyped = other.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
      expect((await second({ recoveryCode: asTyped })).status).toBe(200);
    });

    it('When one comes fifty times at once, then it opens one session', async () => {
      const { recoveryCodes } = await withAuthenticatorApp(api, editor);
      const tokens = await Promise.all(Array.from({ length: 50 }, () => loginToken()));
      const before = await sessions();
      const answers = await Promise.all(
        tokens.map((token) => second({ recoveryCode: recoveryCodes[0] }, token)),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(await sessions()).toBe(before + 1);
      expect((await seen()).recoveryCodesLeft).toBe(9);
    });

    it('When a login is finished with ten different codes at once, then one of them is used up', async () => {
      const { recoveryCodes } = await withAuthenticatorApp(api, editor);
      const token = await loginToken();
      const answers = await Promise.all(recoveryCodes.map((recoveryCode) => second({ recoveryCode }, token)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect((await seen()).recoveryCodesLeft).toBe(9);
    });

    it('When they are made anew, then the old ones are dead, and it takes the password and a factor', async () => {
      const { token, password } = editor;
      const renew = (currentPassword = password) =>
        api.post(PATH + '/recovery-codes', { currentPassword }, { token });
      expect(typeOf(await renew())).toEqual([409, 'no-second-factor']);
      const { recoveryCodes: old } = await withAuthenticatorApp(api, editor);
      const wrong = await renew('not this one');
      expect([...typeOf(wrong), wrong.body.errors[0].pointer]).toEqual([
        403,
        'wrong-password',
        '/currentPassword',
      ]);
      const renewed = await renew();
      expect([renewed.status, renewed.body.recoveryCodes.length]).toEqual([201, 10]);
      await mails.mail(editor.email, '복구 코드를 새로 만들었습니다');
      expect((await second({ recoveryCode: old[0] })).status).toBe(401);
      expect((await second({ recoveryCode: renewed.body.recoveryCodes[0] })).status).toBe(200);
      expect((await seen()).recoveryCodesLeft).toBe(9);
    });
  });

  describe('and the login that waits for it', () => {
    it('When five minutes are over, then it takes no code any more', async () => {
      const { app } = await withAuthenticatorApp(api, editor);
      const token = await loginToken();
      at(300);
      expect(typeOf(await second({ totp: app.code() }, token))).toEqual([401, 'login-ended']);
      at(299);
      expect((await second({ totp: app.code() }, token)).status).toBe(200);
    });

    it('When it was finished, or is no login at all, then it leads nowhere', async () => {
      const { app, recoveryCodes } = await withAuthenticatorApp(api, editor);
      const token = await loginToken();
      expect((await second({ totp: app.code() }, token)).status).toBe(200);
      expect(typeOf(await second({ recoveryCode: recoveryCodes[0] }, token))).toEqual([401, 'login-ended']);
      const begun = await api.post(
        PATH + '/totp',
        { currentPassword: editor.password },
        { token: editor.token },
      );
      const setUp = authenticatorApp(api, begun.body.secret);
      expect(typeOf(await second({ totp: setUp.code() }, begun.body.token))).toEqual([401, 'login-ended']);
      const unfinished = await loginToken();
      const confirm = { token: unfinished, code: app.code() };
      expect((await api.post(PATH + '/totp/confirmation', confirm, { token: editor.token })).status).toBe(
        410,
      );
      for (const stolen of [unfinished, editor.refreshToken]) {
        expect((await api.get('/v1/me', { token: stolen })).status).toBe(401);
      }
      expect((await api.post('/v1/auth/refresh', { refreshToken: unfinished })).status).toBe(401);
      expect(typeOf(await second({ totp: app.code() }, editor.refreshToken))).toEqual([401, 'login-ended']);
    });

    it("When it is another account's, then one's own code and recovery code do not help", async () => {
      const other = await aPerson(api, 'editor');
      await withAuthenticatorApp(api, editor);
      const { app, recoveryCodes } = await withAuthenticatorApp(api, other);
      const token = await loginToken(editor);
      expect((await second({ totp: app.code() }, token)).status).toBe(401);
      expect((await second({ recoveryCode: recoveryCodes[0] }, token)).status).toBe(401);
      expect((await seen(other)).recoveryCodesLeft).toBe(10);
    });

    it('When five wrong codes came, also at once, then the right one comes too late', async () => {
      const { app } = await withAuthenticatorApp(api, editor);
      const token = await loginToken();
      const wrong = await Promise.all(Array.from({ length: 20 }, () => second({ totp: app.code(7) }, token)));
      const types = wrong.map((answer) => typeOf(answer)[1]);
      expect(types.filter((type) => type === 'wrong-second-factor')).toHaveLength(5);
      expect(typeOf(await second({ totp: app.code() }, token))).toEqual([401, 'login-ended']);
      expect((await second({ totp: app.code() })).status).toBe(200);
    });

    it('A8 When codes are guessed, then they count as failed logins do, and a right password forgives none of them', async () => {
      const { app, recoveryCodes } = await withAuthenticatorApp(api, editor);
      const limited = await another({
        LIMIT_LOGIN: 'account=10/900,network=1000/900,all=1000/900',
      });
      const { email, password } = editor;
      const login = () => limited.ask('POST', '/v1/auth/login', { body: { email, password } });
      const guess = async () => {
        const first = await login();
        if (first.status !== 403) return first;
        const token = first.body.secondFactor.loginToken as string;
        return limited.ask('POST', SECOND_STEP, { body: { loginToken: token, totp: app.code(9) } });
      };
      const statuses = [];
      for (let round = 0; round < 12; round += 1) statuses.push((await guess()).status);
      expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
      const late = await guess();
      expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
      standAt(limited, new Date(NOON + 901_000).toISOString());
      const token = (await login()).body.secondFactor.loginToken as string;
      const body = { loginToken: token, recoveryCode: recoveryCodes[0] };
      expect((await limited.ask('POST', SECOND_STEP, { body })).status).toBe(200);
      await limited.close();
    });

    it('When the password was changed, the account suspended or the factor reset meanwhile, then it leads nowhere', async () => {
      const { app } = await withAuthenticatorApp(api, editor);
      const admin = await aPerson(api, 'admin');
      const path = `/v1/admin/users/${editor.id}`;
      const asAdmin = async () => {
        const etag = (await api.get(path, { token: admin.token })).headers.get('etag') as string;
        return { token: admin.token, headers: { 'if-match': etag } };
      };
      const again = { currentPassword: admin.password };
      let token = await loginToken();
      const change = { currentPassword: editor.password, password: 'another long pass phrase' };
      await api.put('/v1/me/password', change, { token: editor.token });
      expect(typeOf(await second({ totp: app.code() }, token))).toEqual([401, 'login-ended']);
      const changed = { ...editor, password: change.password };
      token = await loginToken(changed);
      await api.patch(path, { suspended: true }, await asAdmin());
      expect(typeOf(await second({ totp: app.code() }, token))).toEqual([403, 'account-suspended']);
      expect(typeOf(await firstStep(api, changed))).toEqual([403, 'account-suspended']);
      await api.patch(path, { suspended: false }, await asAdmin());
      const reset = await api.delete(path + '/second-factor', { ...(await asAdmin()), body: again });
      expect(reset.status).toBe(200);
      expect(typeOf(await second({ totp: app.code() }, token))).toEqual([401, 'login-ended']);
    });

    it('When a browser asks for the cookie, then the second step puts the refresh token there', async () => {
      const { app } = await withAuthenticatorApp(api, editor);
      const headers = { 'x-session': 'cookie' };
      const body = { loginToken: await loginToken(), totp: app.code() };
      const done = await api.post(SECOND_STEP, body, { headers });
      expect(done.status).toBe(200);
      expect(done.body.refreshToken).toBeUndefined();
      expect(done.headers.get('set-cookie')).toMatch(/^__Host-refresh=.*HttpOnly; Secure; SameSite=Strict/);
    });
  });

  describe('and whose it is', () => {
    const remove = (path: string, person = editor, currentPassword = person.password) =>
      api.delete(PATH + path, { token: person.token, body: { currentPassword } });

    it('When a visitor asks, then none is offered, and a login of theirs knows no second step', async () => {
      const visitor = await aPerson(api);
      const again = { currentPassword: visitor.password };
      for (const path of ['/totp', '/passkeys'])
        expect((await api.post(PATH + path, again, { token: visitor.token })).status).toBe(403);
      expect(await seen(visitor)).toEqual({ totp: null, passkeys: [], recoveryCodesLeft: 0 });
      const login = await firstStep(api, visitor);
      expect([login.status, Object.keys(login.body).sort()]).toEqual([
        200,
        ['accessToken', 'expiresIn', 'refreshToken'],
      ]);
    });

    it('When the role is lost, then what was set up is still asked for, and may be taken away', async () => {
      const { app } = await withAuthenticatorApp(api, editor);
      await database().change("UPDATE auth_account SET role = 'visitor' WHERE id = ?", [editor.id]);
      expect((await second({ totp: app.code() })).status).toBe(200);
      expect((await remove('/totp')).status).toBe(204);
      expect((await firstStep(api, editor)).status).toBe(200);
    });

    it('When the first is set up, then every other session ends, and with another none does', async () => {
      const login = await firstStep(api, editor);
      await withAuthenticatorApp(api, editor);
      expect((await api.get('/v1/me', { token: login.body.accessToken })).status).toBe(401);
      expect((await api.get('/v1/me', { token: editor.token })).status).toBe(200);
      await mails.mail(editor.email, '2단계 인증 수단이 추가되었습니다');
    });

    it('When many set up and take away theirs at once, then each of them does', async () => {
      const people: Person[] = [];
      while (people.length < 12) people.push(await aPerson(api, 'editor'));
      const done = await Promise.all(people.map((person) => withAuthenticatorApp(api, person)));
      expect(done.every(({ recoveryCodes }) => recoveryCodes.length === 10)).toBe(true);
      const gone = await Promise.all(people.map((person) => remove('/totp', person)));
      expect(gone.map(({ status }) => status)).toEqual(people.map(() => 204));
    });

    it('When the password is not given again, then nothing is set up, taken away or made anew', async () => {
      await withAuthenticatorApp(api, editor);
      const wrong = { currentPassword: 'not this one' };
      for (const path of ['/totp', '/passkeys', '/recovery-codes']) {
        const refused = await api.post(PATH + path, wrong, { token: editor.token });
        expect([...typeOf(refused), refused.body.errors[0].pointer]).toEqual([
          403,
          'wrong-password',
          '/currentPassword',
        ]);
      }
      expect((await remove('/totp', editor, 'not this one')).status).toBe(403);
      expect((await api.delete(PATH + '/totp', { token: editor.token })).status).toBe(400);
      expect(await seen()).toMatchObject({ totp: {}, recoveryCodesLeft: 10 });
    });

    it('When the last is taken away, then the codes go too, the owner hears of it, and again changes nothing', async () => {
      await withAuthenticatorApp(api, editor);
      for (let round = 0; round < 2; round += 1) expect((await remove('/totp')).status).toBe(204);
      expect(await seen()).toEqual({ totp: null, passkeys: [], recoveryCodesLeft: 0 });
      expect((await firstStep(api, editor)).status).toBe(200);
      await mails.mail(editor.email, '2단계 인증 수단이 삭제되었습니다');
      const log = await database().rows<{ action: string; address: string | null; account_id: string }>(
        "SELECT action, address, account_id FROM audit_entry WHERE action LIKE 'second-factor%' ORDER BY seq",
      );
      expect(log.map(({ action, address, account_id }) => [action, address, account_id])).toEqual([
        ['second-factor.added', null, editor.id],
        ['second-factor.removed', null, editor.id],
      ]);
    });

    it('A11 When an editor has a second factor, then eight characters are enough, and it cannot go while there are fewer than 15', async () => {
      const { token, password: currentPassword } = editor;
      const change = (password: string, by = token, current = currentPassword) =>
        api.put('/v1/me/password', { currentPassword: current, password }, { token: by });
      const short = 'zq4 kvwx';
      const refused = await change(short);
      expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '/password']);
      await withAuthenticatorApp(api, editor);
      const changed = await change(short);
      expect(changed.status).toBe(200);
      const now = { ...editor, password: short, token: changed.body.accessToken as string };
      expect(typeOf(await remove('/totp', now))).toEqual([409, 'password-too-short-alone']);
      expect(await seen(now)).toMatchObject({ totp: {}, recoveryCodesLeft: 10 });
      const long = 'zq4 kvwx zq4 kvwx';
      const longer = await change(long, now.token, short);
      expect((await remove('/totp', { ...now, password: long, token: longer.body.accessToken })).status).toBe(
        204,
      );
    });

    it('A6 When the second factor was shown longer than 15 minutes ago, then the password alone changes nothing, and signing in again does', async () => {
      const { app } = await withAuthenticatorApp(api, editor);
      const again = () => ({ currentPassword: editor.password });
      const linking = { provider: 'kakao', ...again() };
      const change = { currentPassword: editor.password, password: 'another long pass phrase' };
      at(899);
      expect((await api.post(PATH + '/recovery-codes', again(), editor)).status).toBe(201);
      const refreshed = await api.post('/v1/auth/refresh', { refreshToken: editor.refreshToken });
      editor = { ...editor, token: refreshed.body.accessToken as string };
      at(900);
      const refused = [
        await remove('/totp'),
        await api.post(PATH + '/passkeys', again(), editor),
        await api.put('/v1/me/password', change, editor),
        await api.put('/v1/me/email', { ...again(), email: 'new@example.com' }, editor),
        await api.post('/v1/me/identities', linking, editor),
      ];
      expect(refused.map(typeOf)).toEqual(refused.map(() => [403, 'second-factor-too-old']));
      expect(typeOf(await remove('/totp', editor, 'not this one'))).toEqual([403, 'wrong-password']);
      const entered = await second({ totp: app.code() });
      const token = entered.body.accessToken as string;
      expect((await remove('/totp', { ...editor, token })).status).toBe(204);
    });

    it('A14 When the password is set anew by mail, then a login still asks for the second factor', async () => {
      const { app } = await withAuthenticatorApp(api, editor);
      await api.post('/v1/auth/password/forgot', { email: editor.email });
      const token = await mails.token(editor.email, '비밀번호를 다시');
      const password = 'zq4 kvwx';
      const reset = await api.post('/v1/auth/password/reset', { token, password });
      expect(reset.status).toBe(204);
      const first = await firstStep(api, { ...editor, password });
      expect(typeOf(first)).toEqual([403, 'second-factor-required']);
      expect((await second({ totp: app.code() }, first.loginToken)).status).toBe(200);
    });
  });

  describe('and an admin who helps', () => {
    it('When they reset it for somebody, then it takes If-Match, is mailed and logged, and that person’s sessions end', async () => {
      await withAuthenticatorApp(api, editor);
      const admin = await aPerson(api, 'admin');
      const user = `/v1/admin/users/${editor.id}`;
      const path = `${user}/second-factor`;
      const asAdmin = (etag: string, currentPassword = admin.password) => ({
        token: admin.token,
        headers: { 'if-match': etag },
        body: { currentPassword },
      });
      const read = await api.get(user, { token: admin.token });
      const etag = read.headers.get('etag') as string;
      expect(read.body.hasSecondFactor).toBe(true);
      const listed = await api.get('/v1/admin/users', { token: admin.token });
      expect(
        listed.body.items.map((one: { id: string; hasSecondFactor: boolean }) => [
          one.id,
          one.hasSecondFactor,
        ]),
      ).toEqual([
        [admin.id, false],
        [editor.id, true],
      ]);
      expect((await api.delete(path, { token: admin.token })).status).toBe(428);
      const raced = await api.delete(path, asAdmin('"1"'));
      expect([raced.status, raced.body.current.hasSecondFactor]).toEqual([412, true]);
      expect(typeOf(await api.delete(path, asAdmin(etag, 'not this one')))).toEqual([403, 'wrong-password']);
      const unasked = await api.delete(path, { ...asAdmin(etag), body: {} });
      expect([unasked.status, unasked.body.errors[0].pointer]).toEqual([400, '/currentPassword']);
      const reset = await api.delete(path, asAdmin(etag));
      expect([reset.status, reset.body.hasSecondFactor]).toEqual([200, false]);
      expect(reset.headers.get('etag')).not.toBe(etag);
      expect((await api.get('/v1/me', { token: editor.token })).status).toBe(401);
      await mails.mail(editor.email, '관리자가 2단계 인증을 초기화했습니다');
      expect((await firstStep(api, editor)).status).toBe(200);
      const [entry] = await database().rows<Record<string, unknown>>(
        "SELECT account_id, subject_id, address FROM audit_entry WHERE action = 'second-factor.reset'",
      );
      expect(entry).toEqual({ account_id: admin.id, subject_id: editor.id, address: '127.0.0.1' });
    });

    it('When it is their own, or they are an editor, then they may not', async () => {
      const admin = await aPerson(api, 'admin');
      await withAuthenticatorApp(api, admin);
      const own = await api.get(`/v1/admin/users/${admin.id}`, { token: admin.token });
      const headers = { 'if-match': own.headers.get('etag') as string };
      const path = `/v1/admin/users/${admin.id}/second-factor`;
      for (const { token } of [admin, editor])
        expect((await api.delete(path, { token, headers })).status).toBe(403);
      expect(await seen(admin)).toMatchObject({ totp: {} });
    });
  });
});
