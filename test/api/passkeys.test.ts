import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/shared/database/database.js';
import { standAt, startApi, type TestApi } from '../support/api.js';
import { aPerson, type Person } from '../support/people.js';
import { firstStep, withAuthenticatorApp, withPasskey } from '../support/second-factor.js';
import { type Misdeed, SoftwareAuthenticator } from '../support/software-authenticator.js';

const PATH = '/v1/me/second-factor';
const ORIGIN = 'http://127.0.0.1:3000';
const NOON = Date.parse('2026-12-01T03:00:00Z');

describe('passkeys', () => {
  let api: TestApi;
  let editor: Person;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    at(0);
    editor = await aPerson(api, 'editor');
  });
  afterAll(() => api.close());

  const at = (seconds: number) => standAt(api, new Date(NOON + seconds * 1000).toISOString());
  const seen = async (person = editor) => (await api.get(PATH, { token: person.token })).body;
  const typeOf = ({ status, body }: { status: number; body: any }) => [status, body.type?.split(':').at(-1)];
  const begin = (person = editor) =>
    api.post(PATH + '/passkeys', { currentPassword: person.password }, { token: person.token });
  const confirm = (token: string, credential: object, name = '노트북', person = editor) =>
    api.post(PATH + '/passkeys/confirmation', { token, name, credential }, { token: person.token });
  const anAdded = (person = editor, name = '노트북') => withPasskey(api, person, name);
  const challenge = (loginToken: string) => api.post('/v1/auth/login/passkey-challenge', { loginToken });
  const finish = (loginToken: string, passkey: object) =>
    api.post('/v1/auth/login/second-factor', { loginToken, passkey });
  async function signIn(authenticator: SoftwareAuthenticator, misdeed: Misdeed = {}) {
    const { loginToken } = await firstStep(api, editor);
    return finish(loginToken, authenticator.get((await challenge(loginToken)).body, misdeed));
  }

  it('When one is added and shown at a login, then it lets in, and its use is told', async () => {
    const begun = await begin();
    expect(begun.status).toBe(201);
    expect(begun.body).toMatchObject({
      expiresAt: new Date(NOON + 300_000).toISOString(),
      options: {
        rp: { id: '127.0.0.1', name: 'Fasteval' },
        user: { name: editor.email },
        challenge: expect.stringMatching(/^[\w-]{43}$/),
        excludeCredentials: [],
        authenticatorSelection: { userVerification: 'required' },
      },
    });
    const authenticator = new SoftwareAuthenticator(ORIGIN);
    const added = await confirm(begun.body.token, authenticator.create(begun.body.options));
    expect([added.status, added.body.recoveryCodes.length]).toEqual([200, 10]);

    const first = await firstStep(api, editor);
    expect(first.body.secondFactor.methods).toEqual(['passkey', 'recovery-code']);
    const options = await challenge(first.loginToken);
    expect(options.body).toEqual({
      rpId: '127.0.0.1',
      challenge: expect.stringMatching(/^[\w-]{43}$/),
      timeout: 300_000,
      allowCredentials: [
        {
          id: authenticator.credentialId.toString('base64url'),
          type: 'public-key',
          transports: ['internal'],
        },
      ],
      userVerification: 'required',
    });
    at(60);
    const done = await finish(first.loginToken, authenticator.get(options.body));
    expect(done.status).toBe(200);
    expect((await api.get('/v1/me', { token: done.body.accessToken })).body.id).toBe(editor.id);
    expect((await seen()).passkeys).toEqual([
      {
        id: expect.any(String),
        name: '노트북',
        createdAt: new Date(NOON).toISOString(),
        lastUsedAt: new Date(NOON + 60_000).toISOString(),
      },
    ]);
    expect((await signIn(authenticator)).status).toBe(200);
  });

  it.each<[string, Misdeed]>([
    ['says it is on another site', { origin: 'https://evil.example' }],
    ['says it is on another port', { origin: 'http://127.0.0.1:3001' }],
    ['is for another host', { rpId: 'evil.example' }],
    ['signs another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
    ['did not verify the person', { verified: false }],
  ])(
    'When it %s, then it is neither added nor lets in, and a right one is and does',
    async (_what, misdeed) => {
      const { body } = await begin();
      const refused = await confirm(
        body.token,
        new SoftwareAuthenticator(ORIGIN).create(body.options, misdeed),
      );
      expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '/credential']);
      expect((await seen()).passkeys).toEqual([]);
      const { authenticator } = await anAdded();
      const wrong = await signIn(authenticator, misdeed);
      expect([...typeOf(wrong), wrong.body.errors[0].pointer]).toEqual([
        401,
        'wrong-second-factor',
        '/passkey',
      ]);
      expect((await signIn(authenticator)).status).toBe(200);
    },
  );

  it('When it signs with another key, then it does not let in', async () => {
    const { authenticator } = await anAdded();
    expect((await signIn(authenticator, { otherKey: true })).status).toBe(401);
  });

  it('When its counter goes back or stands still, then it is taken for a copy', async () => {
    const { authenticator } = await anAdded();
    expect((await signIn(authenticator, { counter: 7 })).status).toBe(200);
    for (const counter of [7, 6, 0]) expect((await signIn(authenticator, { counter })).status).toBe(401);
    expect((await signIn(authenticator, { counter: 8 })).status).toBe(200);
  });

  it('When it does not count, then it lets in again and again', async () => {
    const { authenticator } = await anAdded();
    for (let round = 0; round < 2; round += 1)
      expect((await signIn(authenticator, { counter: 0 })).status).toBe(200);
  });

  it('When an answer comes again, with its challenge used, replaced or of another login, then it does not let in', async () => {
    const { authenticator } = await anAdded();
    const { loginToken } = await firstStep(api, editor);
    const first = (await challenge(loginToken)).body;
    const latest = (await challenge(loginToken)).body;
    expect((await finish(loginToken, authenticator.get(first))).status).toBe(401);
    // The wrong answer has used up the open challenge.
    expect((await finish(loginToken, authenticator.get(latest))).status).toBe(401);
    const another = (await firstStep(api, editor)).loginToken;
    await challenge(another);
    const options = (await challenge(loginToken)).body;
    const answer = authenticator.get(options);
    expect((await finish(another, answer)).status).toBe(401);
    expect((await finish(loginToken, answer)).status).toBe(200);
    const replayed = (await firstStep(api, editor)).loginToken;
    expect((await finish(replayed, answer)).status).toBe(401);
  });

  it('When one answer comes fifty times at once, then it opens one session', async () => {
    const { authenticator } = await anAdded();
    const { loginToken } = await firstStep(api, editor);
    const answer = authenticator.get((await challenge(loginToken)).body);
    const answers = await Promise.all(Array.from({ length: 50 }, () => finish(loginToken, answer)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it("When it is somebody else's, then it does not let in, and the same one is of one account only", async () => {
    const other = await aPerson(api, 'editor');
    const { authenticator: others } = await anAdded(other);
    await anAdded();
    expect((await signIn(others)).status).toBe(401);
    const { body } = await begin();
    expect(typeOf(await confirm(body.token, others.create(body.options)))).toEqual([409, 'passkey-known']);
  });

  it('When five minutes are over, or a set-up was answered or belongs to another, then nothing is added', async () => {
    const authenticator = new SoftwareAuthenticator(ORIGIN);
    const { body } = await begin();
    const credential = authenticator.create(body.options);
    const other = await aPerson(api, 'editor');
    expect(typeOf(await confirm(body.token, credential, '노트북', other))).toEqual([410, 'set-up-ended']);
    at(300);
    expect(typeOf(await confirm(body.token, credential))).toEqual([410, 'set-up-ended']);
    at(299);
    expect((await confirm(body.token, credential)).status).toBe(200);
    expect(typeOf(await confirm(body.token, credential))).toEqual([410, 'set-up-ended']);
  });

  it('When there are several, then each is named, renamed and taken away by itself, by its owner alone', async () => {
    const { recoveryCodes } = await anAdded();
    expect(recoveryCodes).toHaveLength(10);
    const { authenticator, recoveryCodes: none } = await anAdded(editor, '열쇠');
    expect(none).toBeNull();
    const [laptop, key] = (await seen()).passkeys as { id: string; name: string }[];
    expect([laptop?.name, key?.name]).toEqual(['노트북', '열쇠']);
    const other = await aPerson(api, 'editor');
    const rename = (id: string | undefined, name: string, by = editor) =>
      api.patch(`${PATH}/passkeys/${id}`, { name }, { token: by.token });
    const remove = (id: string | undefined, by = editor) =>
      api.delete(`${PATH}/passkeys/${id}`, { token: by.token, body: { currentPassword: by.password } });
    expect((await rename(laptop?.id, '남의 것', other)).status).toBe(404);
    expect((await rename(laptop?.id, '회사 노트북')).status).toBe(204);
    expect((await rename(laptop?.id, '회사 노트북')).status).toBe(204);
    expect((await remove(laptop?.id, other)).status).toBe(204);
    expect((await seen()).passkeys).toHaveLength(2);
    expect((await remove(laptop?.id)).status).toBe(204);
    expect(await seen()).toMatchObject({ passkeys: [{ name: '열쇠' }], recoveryCodesLeft: 10 });
    expect((await signIn(authenticator)).status).toBe(200);
    expect((await remove(key?.id)).status).toBe(204);
    expect(await seen()).toEqual({ totp: null, passkeys: [], recoveryCodesLeft: 0 });
  });

  it('When ten are kept, then an eleventh is refused', async () => {
    for (let count = 0; count < 9; count += 1) await anAdded();
    const { body } = await begin();
    await withAuthenticatorApp(api, editor);
    const begun = await begin();
    expect(begun.status).toBe(201);
    expect(body.options.excludeCredentials).toHaveLength(9);
    await confirm(begun.body.token, new SoftwareAuthenticator(ORIGIN).create(begun.body.options));
    expect(typeOf(await begin())).toEqual([409, 'too-many-passkeys']);
  });

  it('When only an app is set up, then there is no challenge to be had', async () => {
    await withAuthenticatorApp(api, editor);
    const { loginToken } = await firstStep(api, editor);
    expect(typeOf(await challenge(loginToken))).toEqual([409, 'no-second-factor']);
    expect(typeOf(await challenge('x'.repeat(43)))).toEqual([401, 'login-ended']);
  });

  it('When an answer is made of nonsense, then 400 or 401, and nothing breaks', async () => {
    const { authenticator } = await anAdded();
    const good = async () => {
      const { loginToken } = await firstStep(api, editor);
      return { loginToken, answer: authenticator.get((await challenge(loginToken)).body) };
    };
    for (const field of ['clientDataJSON', 'authenticatorData', 'signature'] as const) {
      for (const nonsense of ['', '!', 'A', 'AAAA', 'e30', 'bnVsbA', 'A'.repeat(2_000)]) {
        const { loginToken, answer } = await good();
        const { status } = await finish(loginToken, {
          ...answer,
          response: { ...answer.response, [field]: nonsense },
        });
        expect([field, nonsense.length, [400, 401].includes(status)]).toEqual([field, nonsense.length, true]);
      }
    }
    const rows = await api.app.get(Database).rows('SELECT id FROM auth_passkey');
    expect(rows).toHaveLength(1);
  });
});
