import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Clock } from '../../src/shared/clock.js';
import { Database } from '../../src/shared/database/database.js';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { type MailCatcher, startMailCatcher } from '../support/mail.js';
import { aPerson } from '../support/people.js';
import { until } from '../support/until.js';

const HOUR_MS = 3_600_000;
const PASSWORD = '봄바람 부는 언덕길';

describe('accounts and their mail', () => {
  let mails: MailCatcher;
  let api: TestApi;
  let count = 0;
  beforeAll(async () => {
    mails = await startMailCatcher();
    api = await startApi({ SMTP_URL: mails.url, PUBLIC_URL: 'https://fasteval.example' });
  });
  beforeEach(async () => {
    const clock = api.app.get(Clock);
    clock.now = () => new Date();
    await api.empty();
  });
  afterAll(async () => {
    await api.close();
    await mails.close();
  });

  const anAddress = () => `mail-${(count += 1)}@example.com`;
  const database = () => api.app.get(Database);
  const login = (email: string, password = PASSWORD) => api.post('/v1/auth/login', { email, password });

  /** Registered as anybody does, and signed in. */
  async function aNewcomer(email = anAddress(), headers: Record<string, string> = {}) {
    const registration = { email, password: PASSWORD, displayName: '봄나들이' };
    const registered = await api.post('/v1/auth/register', registration, { headers });
    expect([registered.status, registered.body]).toEqual([201, { status: 'received' }]);
    const token = (await login(email)).body.accessToken as string;
    return { email, token };
  }

  const outboxIsEmpty = () =>
    until(async () => {
      const [row] = await database().rows<{ due: unknown }>('SELECT COUNT(due_at) AS due FROM auth_mail');
      return Number(row?.due) === 0;
    });

  it('When a person registers, then a mail in their language brings a link that proves the address, once', async () => {
    const { email, token } = await aNewcomer();
    expect((await api.get('/v1/me', { token })).body.emailVerified).toBe(false);
    const mail = await mails.mail(email, '이메일 주소를 확인해 주세요');
    expect(mail.from).toBe('mail@fasteval.example');
    const proof = await mails.token(email, '이메일 주소를 확인해 주세요');
    expect(proof).toHaveLength(43);
    expect(mail.text).toContain(`https://fasteval.example/verify-email#${proof}`);
    expect(mail.html).toContain(`href="https://fasteval.example/verify-email#${proof}"`);

    expect((await api.post('/v1/auth/email/verify', { token: proof })).status).toBe(204);
    expect((await api.get('/v1/me', { token })).body.emailVerified).toBe(true);
    const again = await api.post('/v1/auth/email/verify', { token: proof });
    expect([again.status, again.body.type]).toEqual([410, 'urn:fasteval:problem:link-ended']);
  });

  it('When a person prefers English, then their mail is English', async () => {
    const { email } = await aNewcomer(anAddress(), { 'accept-language': 'en' });
    expect((await mails.mail(email, 'Confirm your e-mail address')).text).toContain('Thank you for joining');
  });

  it('A14 When a request names another host, then the link leads to the configured one all the same', async () => {
    const headers = {
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil.example',
      origin: 'https://evil.example',
    };
    const { email } = await aNewcomer(anAddress(), headers);
    const { text, html } = await mails.mail(email, '확인');
    expect(text + html).not.toContain('evil');
    expect(text).toContain('https://fasteval.example/');
  });

  it('When a display name carries a message, then no mail carries it on', async () => {
    const email = anAddress();
    await api.post('/v1/auth/register', { email, password: PASSWORD, displayName: 'visit evil.example now' });
    const { subject, text, html } = await mails.mail(email, '확인');
    expect(subject + text + html).not.toContain('evil');
  });

  it('When a known address registers again, then its owner is told, and the answer says nothing of it', async () => {
    const { email } = await aNewcomer();
    const again = await api.post('/v1/auth/register', {
      email,
      password: 'another pass phrase',
      displayName: '남',
    });
    expect([again.status, again.body]).toEqual([201, { status: 'received' }]);
    const mail = await mails.mail(email, '이미 가입된');
    expect(mail.text).not.toMatch(/#[\w-]{43}/);
    expect((await login(email, 'another pass phrase')).status).toBe(401);
  });

  it('When the mail is asked for again, then another comes, both links are good until one is used, and none comes to a proven address', async () => {
    const { email, token } = await aNewcomer();
    const first = await mails.token(email, '확인');
    expect((await api.post('/v1/auth/email/resend', undefined, { token })).status).toBe(202);
    await until(() => mails.mailsTo(email).length === 2);
    expect((await api.post('/v1/auth/email/verify', { token: first })).status).toBe(204);
    const second = await mails.token(email, '확인');
    expect(second).not.toBe(first);
    expect((await api.post('/v1/auth/email/verify', { token: second })).status).toBe(410);
    expect((await api.post('/v1/auth/email/resend', undefined, { token })).status).toBe(202);
    await outboxIsEmpty();
    expect(mails.mailsTo(email)).toHaveLength(2);
  });

  it('A14 When a password is forgotten, then a link of 256 bits sets a new one, once, ends every session and proves the address', async () => {
    const { email, token } = await aNewcomer();
    const refresh = (await login(email)).body.refreshToken as string;
    expect((await api.post('/v1/auth/password/forgot', { email: email.toUpperCase() })).status).toBe(202);
    const reset = await mails.token(email, '비밀번호를 다시');
    expect(Buffer.from(reset, 'base64url')).toHaveLength(32);
    const stored = await database().rows<{ hash: Buffer }>('SELECT hash FROM auth_one_time_token');
    expect(stored.every(({ hash }) => hash.toString('base64url') !== reset)).toBe(true);

    const body = { token: reset, password: '새로 정한 비밀번호' };
    expect((await api.post('/v1/auth/password/reset', body)).status).toBe(204);
    expect((await api.post('/v1/auth/password/reset', body)).status).toBe(410);
    expect((await api.get('/v1/me', { token })).status).toBe(401);
    expect((await api.post('/v1/auth/refresh', { refreshToken: refresh })).status).toBe(401);
    expect((await login(email)).status).toBe(401);
    const now = await login(email, body.password);
    expect((await api.get('/v1/me', { token: now.body.accessToken })).body.emailVerified).toBe(true);
    expect((await mails.mail(email, '비밀번호가 바뀌었습니다')).text).toContain('모든 기기에서 로그아웃');
  });

  it('A10 When an unknown address forgets its password, then the answer is that of a known one and nothing is sent', async () => {
    const { email } = await aNewcomer();
    const stranger = anAddress();
    const known = await api.post('/v1/auth/password/forgot', { email });
    const unknown = await api.post('/v1/auth/password/forgot', { email: stranger });
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
    const names = ({ headers }: { headers: Headers }) => [...headers.keys()].sort();
    expect(names(unknown)).toEqual(names(known));
    await mails.mail(email, '비밀번호를 다시');
    await outboxIsEmpty();
    expect(mails.mailsTo(stranger)).toEqual([]);
    expect(await database().rows('SELECT 1 FROM auth_mail WHERE recipient = ?', [stranger])).toEqual([]);
  });

  it('A14 When the half hour of a reset link is over, or it is used for something else, then it is refused', async () => {
    const { email } = await aNewcomer();
    const verify = await mails.token(email, '확인');
    await api.post('/v1/auth/password/forgot', { email });
    const reset = await mails.token(email, '비밀번호를 다시');
    const password = 'another pass phrase';
    expect((await api.post('/v1/auth/password/reset', { token: verify, password })).status).toBe(410);
    expect((await api.post('/v1/auth/email/verify', { token: reset })).status).toBe(410);
    standAt(api, new Date(Date.now() + HOUR_MS / 2 + 60_000).toISOString());
    expect((await api.post('/v1/auth/password/reset', { token: reset, password })).status).toBe(410);
  });

  it('When thirty parallel calls use one reset link, then one sets the password', async () => {
    const { email } = await aNewcomer();
    await api.post('/v1/auth/password/forgot', { email });
    const token = await mails.token(email, '비밀번호를 다시');
    const passwords = Array.from({ length: 30 }, (_, index) => `a long pass phrase ${index}`);
    const answers = await Promise.all(
      passwords.map((password) => api.post('/v1/auth/password/reset', { token, password })),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    expect((await login(email, passwords[statuses.indexOf(204)])).status).toBe(200);
  });

  it('A6 When the password is changed, then the present one is asked for, every session ends and the answer is a new one', async () => {
    const { email, token } = await aNewcomer();
    const other = (await login(email)).body.accessToken as string;
    const wrong = await api.put(
      '/v1/me/password',
      { currentPassword: 'not this one', password: '새로 정한 비밀번호' },
      { token },
    );
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([403, '/currentPassword']);
    expect((await api.get('/v1/me', { token: other })).status).toBe(200);

    const changed = await api.put(
      '/v1/me/password',
      { currentPassword: PASSWORD, password: '새로 정한 비밀번호' },
      { token },
    );
    expect(changed.status).toBe(200);
    for (const old of [token, other]) expect((await api.get('/v1/me', { token: old })).status).toBe(401);
    expect((await api.get('/v1/me', { token: changed.body.accessToken })).body.email).toBe(email);
    expect((await api.post('/v1/auth/refresh', { refreshToken: changed.body.refreshToken })).status).toBe(
      200,
    );
    await mails.mail(email, '비밀번호가 바뀌었습니다');
  });

  it('A14 When the address changes, then not before the new one is proven; the old one is told and its links are dead', async () => {
    const { email, token } = await aNewcomer();
    const next = anAddress();
    const ask = (currentPassword: string) =>
      api.put('/v1/me/email', { email: next, currentPassword }, { token });
    expect((await ask('not this one')).status).toBe(403);
    await api.post('/v1/auth/password/forgot', { email });
    const reset = await mails.token(email, '비밀번호를 다시');
    expect((await ask(PASSWORD)).status).toBe(202);
    const proof = await mails.token(next, '새 이메일 주소를');
    expect((await api.get('/v1/me', { token })).body.email).toBe(email);

    expect((await api.post('/v1/auth/email/verify', { token: proof })).status).toBe(204);
    expect((await api.get('/v1/me', { token })).body).toMatchObject({ email: next, emailVerified: true });
    expect((await mails.mail(email, '주소가 바뀌었습니다')).text).not.toContain(next);
    expect(
      (await api.post('/v1/auth/password/reset', { token: reset, password: 'another pass phrase' })).status,
    ).toBe(410);
    expect((await login(email)).status).toBe(401);
    expect((await login(next)).status).toBe(200);
  });

  it('When the new address is somebody else’s, then that is not said to who asks, and its owner hears of it', async () => {
    const owner = await aNewcomer();
    const { email, token } = await aNewcomer();
    const asked = await api.put('/v1/me/email', { email: owner.email, currentPassword: PASSWORD }, { token });
    expect([asked.status, asked.body]).toEqual([202, { status: 'received' }]);
    await mails.mail(owner.email, '이미 가입된');
    expect((await api.get('/v1/me', { token })).body.email).toBe(email);
  });

  it('When two accounts were sent a link to one address, then the second to open its link is told that it is taken', async () => {
    const [one, two] = [await aNewcomer(), await aNewcomer()];
    const next = anAddress();
    for (const { token } of [one, two])
      await api.put('/v1/me/email', { email: next, currentPassword: PASSWORD }, { token });
    const proofs = await until(() => {
      const found = mails.mailsTo(next).map(({ text }) => /#([\w-]{43})/.exec(text)?.[1]);
      return found.length === 2 && found;
    });
    const statuses = [];
    for (const token of proofs) statuses.push((await api.post('/v1/auth/email/verify', { token })).status);
    expect(statuses).toEqual([204, 409]);
  });

  it('When somebody has mail sent to one address again and again, then it gets five of a kind an hour', async () => {
    const { email } = await aPerson(api);
    for (let round = 0; round < 8; round += 1)
      expect((await api.post('/v1/auth/password/forgot', { email })).status).toBe(202);
    await outboxIsEmpty();
    expect(mails.mailsTo(email)).toHaveLength(5);
  });
});

describe('while the mail server is down', () => {
  it('When people register, then their accounts are there, and their mail comes once it is up again', async () => {
    const mails = await startMailCatcher();
    mails.isDown = true;
    const first = await startApi({ SMTP_URL: mails.url });
    const email = 'patient@example.com';
    const registered = await first.post('/v1/auth/register', {
      email,
      password: PASSWORD,
      displayName: '봄나들이',
    });
    expect(registered.status).toBe(201);
    expect((await first.post('/v1/auth/login', { email, password: PASSWORD })).status).toBe(200);
    const row = async (api: TestApi) =>
      (
        await api.app
          .get(Database)
          .rows<{ tries: number; due: Date | null }>('SELECT tries, due_at AS due FROM auth_mail')
      )[0];
    await until(async () => ((await row(first))?.tries ?? 0) > 0);
    await until(async () => ((await row(first))?.due?.getTime() ?? 0) < Date.now() + 60_000);
    const kept = await row(first);
    expect(kept?.due).not.toBeNull();

    mails.isDown = false;
    expect((await mails.mail(email, '확인')).text).toMatch(/#[\w-]{43}/);
    await until(async () => (await row(first))?.due === null);
    await first.close();
    await mails.close();
  });
});
