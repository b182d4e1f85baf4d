import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection } from 'mysql2/promise';
import { Clock } from '../../src/shared/clock.js';
import { Database } from '../../src/shared/database/database.js';
import { newId } from '../../src/shared/ids.js';
import { type Answer, standAt, startApi, type TestApi } from '../support/api.js';
import { type AnotherInstance, anotherInstance } from '../support/another-instance.js';
import { operationsOf } from '../support/operations.js';
import { aPerson, type Person } from '../support/people.js';
import { aPublishedFestival, type PublishedFestival } from '../support/published-festival.js';
import { until } from '../support/until.js';

const DAY_MS = 24 * 3_600_000;
const IN_USE = 'urn:fasteval:problem:idempotency-key-in-use';
const TAKE_A_KEY = ['addEdition', 'appealHiding', 'createFestival', 'createSavedView', 'writeReview'];
const TAKE_NONE = {
  'their answers hold a secret, or say whether there is one': [
    'askForExport',
    'beginPasskey',
    'beginTotp',
    'challengePasskey',
    'confirmByProvider',
    'confirmPasskey',
    'confirmTotp',
    'createApiKey',
    'createWebhook',
    'finishAtProvider',
    'finishLogin',
    'forgotPassword',
    'inviteCompanion',
    'linkIdentity',
    'login',
    'refresh',
    'register',
    'registerByProvider',
    'renewRecoveryCodes',
    'resetPassword',
    'startProviderSignIn',
  ],
  'they are repeatable by themselves': [
    'acceptInvitation',
    'applyImport',
    'changeFestivals',
    'decideDuplicate',
    'decideReport',
    'logout',
    'lookAtInvitation',
    'releaseEdition',
    'releaseFestival',
    'reportReview',
    'requestUploads',
    'sendSignals',
    'splitFestival',
    'takeHint',
    'verifyEmail',
  ],
  'sending once more is what they are for': ['redeliverToWebhook', 'resendVerification'],
  'they begin jobs, and change nothing before they are applied': [
    'startImport',
    'startImportFromUrl',
    'startLiveImport',
  ],
};

describe('calls with an Idempotency-Key', () => {
  let api: TestApi;
  let other: AnotherInstance;
  let rival: Connection;
  let person: Person;
  let festival: PublishedFestival;
  beforeAll(async () => {
    api = await startApi();
    other = await anotherInstance(api);
    rival = await createConnection({ uri: api.databaseUrl });
    // Sees what is written but not committed.
    await rival.query('SET SESSION TRANSACTION ISOLATION LEVEL READ UNCOMMITTED');
  });
  beforeEach(async () => {
    await rival.query('ROLLBACK');
    standAt(api, new Date().toISOString());
    await api.empty();
    person = await aPerson(api);
    festival = await aPublishedFestival(api, {}, [{ startsIn: -400 }, { startsIn: -35 }]);
  });
  afterAll(async () => {
    await rival.end();
    await other.close();
    await api.close();
  });

  const path = () => `/v1/festivals/${festival.id}/reviews`;
  const write = (key: string, body: unknown = { rating: 4 }, by = person): Promise<Answer> =>
    api.post(path(), body, { token: by.token, headers: { 'idempotency-key': key } });
  const database = () => api.app.get(Database);
  const reviews = async () => (await api.get(path())).body;
  const numberOfKept = async () => (await database().rows('SELECT 1 FROM shared_kept_answer')).length;
  const told = ({ status, text, headers }: Answer) => ({
    status,
    text,
    etag: headers.get('etag'),
    location: headers.get('location'),
    type: headers.get('content-type'),
  });
  /** As clients do: again, as long as the answer is that the first call is still being answered. */
  const untilAnswered = (ask: () => Promise<Answer>): Promise<Answer> =>
    until(async () => {
      const answer = await ask();
      return answer.body.type !== IN_USE && answer;
    });
  /** Whoever writes a review of the festival waits until the rival lets go. */
  async function holdFestival(): Promise<void> {
    await rival.query('START TRANSACTION');
    await rival.query('SELECT id FROM festivals_festival WHERE id = ? FOR UPDATE', [festival.id]);
  }

  it('G1 When one call comes fifty times at once, to two instances, then one review is made and all have one answer', async () => {
    const key = newId();
    const ask = { token: person.token, headers: { 'idempotency-key': key }, body: { rating: 4 } };
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        untilAnswered(() => (index % 2 === 0 ? api : other).ask('POST', path(), ask)),
      ),
    );
    const [first] = answers as [Answer];
    expect(first.status).toBe(201);
    expect(first.headers.get('location')).toBe(`/v1/reviews/${first.body.id}`);
    for (const answer of answers) expect(told(answer)).toEqual(told(first));
    expect((await reviews()).items).toEqual([first.body]);
    expect((await api.get(`/v1/festivals/${festival.id}`)).body.rating).toEqual({ mean: 4, count: 1 });
  });

  it('G1 When a key comes with another body or to another address, then 422 and nothing is made', async () => {
    const key = newId();
    const first = await write(key);
    const refused = await write(key, { rating: 5, editionId: festival.editions[0] });
    expect([refused.status, refused.body.type]).toEqual([422, 'urn:fasteval:problem:idempotency-key-reused']);
    const elsewhere = await aPublishedFestival(api, {}, [{ startsIn: -9 }]);
    const ask = { token: person.token, headers: { 'idempotency-key': key } };
    expect((await api.post(`/v1/festivals/${elsewhere.id}/reviews`, { rating: 4 }, ask)).status).toBe(422);
    expect((await reviews()).items).toEqual([first.body]);
    expect((await api.get(`/v1/festivals/${elsewhere.id}/reviews`)).body.total).toBe(0);
  });

  it('G1 When the client is cut off before the answer, then its next try has it and there is one review', async () => {
    const key = newId();
    await holdFestival();
    const leaving = new AbortController();
    const lost = fetch(api.url + path(), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${person.token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify({ rating: 4 }),
      signal: leaving.signal,
    });
    await until(
      async () => ((await rival.query('SELECT 1 FROM shared_kept_answer')) as unknown[][])[0]?.length === 1,
    );
    leaving.abort();
    await expect(lost).rejects.toThrow('aborted');
    await rival.query('ROLLBACK');
    const again = await untilAnswered(() => write(key));
    expect(again.status).toBe(201);
    expect((await reviews()).items).toEqual([again.body]);
  });

  it('When a call comes while the first is being answered for long, then 409 says when to come again', async () => {
    const key = newId();
    await holdFestival();
    const both = [write(key), write(key)];
    const refused = await Promise.race(both);
    expect([refused.status, refused.body.type]).toEqual([409, IN_USE]);
    expect(refused.headers.get('retry-after')).toBe('1');
    await rival.query('ROLLBACK');
    const made = (await Promise.all(both)).find(({ status }) => status === 201);
    expect(made?.body).toEqual((await write(key)).body);
    expect((await reviews()).total).toBe(1);
  });

  it('When what was made has changed or is gone, then the answer is still the first one', async () => {
    const key = newId();
    const first = await write(key);
    const { token } = person;
    expect((await api.delete(first.headers.get('location') as string, { token })).status).toBe(204);
    expect(told(await write(key))).toEqual(told(first));
    expect((await reviews()).total).toBe(0);
  });

  it('When a call is refused, then nothing is kept of it and the same key may bring it mended', async () => {
    const key = newId();
    expect((await write(key, { rating: 9 })).status).toBe(400);
    expect((await write(key, { rating: 4, photoIds: [newId()] })).status).toBe(400);
    expect(await numberOfKept()).toBe(0);
    expect((await write(key, { rating: 4 })).status).toBe(201);
    const again = await write(newId(), { rating: 5 });
    expect([again.status, again.body.reviewId]).toEqual([409, (await reviews()).items[0].id]);
    expect(await numberOfKept()).toBe(1);
  });

  it('When two people choose the same key, then each has their own answer', async () => {
    const key = newId();
    const [mine, theirs] = [await write(key), await write(key, { rating: 4 }, await aPerson(api))];
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  it('When calls with different keys review one edition at once, then one is made, and the others name it', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => write(newId())));
    const [made] = answers.filter(({ status }) => status === 201);
    const others = answers.filter(({ status }) => status === 409);
    expect(others).toHaveLength(7);
    for (const { body } of others) expect(body.reviewId).toBe(made?.body.id);
  });

  it('When different calls with keys meet at one festival, then each is carried out', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => aPerson(api)));
    const answers = await Promise.all(people.map((one) => write(newId(), { rating: 3 }, one)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect((await api.get(`/v1/festivals/${festival.id}`)).body.rating).toEqual({ mean: 3, count: 12 });
  });

  it('When a festival and an edition are added twice with a key each, then there is one of each, and it reads as it was answered', async () => {
    const { token } = await aPerson(api, 'editor');
    const add = (at: string, body: object, key: string) =>
      api.post(at, body, { token, headers: { 'idempotency-key': key } });
    const keys = [newId(), newId()] as const;
    const body = { name: '등불 축제', category: 'light' };
    const made = [
      await add('/v1/festivals', body, keys[0]),
      await add('/v1/festivals', body, keys[0]),
    ] as const;
    expect(made[0].status).toBe(201);
    expect(told(made[1])).toEqual(told(made[0]));
    const at = made[0].headers.get('location') as string;
    const read = await api.get(at, { token });
    expect([read.body, read.headers.get('etag')]).toEqual([made[0].body, made[0].headers.get('etag')]);
    expect((await api.get(`/v1/festivals?q=${encodeURIComponent('등불')}`)).body.total).toBe(1);

    const days = { startsOn: '2027-05-01', endsOn: '2027-05-03' };
    const editions = [
      await add(`${at}/editions`, days, keys[1]),
      await add(`${at}/editions`, days, keys[1]),
    ] as const;
    expect(editions[0].status).toBe(201);
    expect(told(editions[1])).toEqual(told(editions[0]));
    expect((await api.get(`${at}/editions`)).body.total).toBe(1);
  });

  it('When a day is over, then the key is free, and what was kept under it is removed', async () => {
    const editor = await aPerson(api, 'editor');
    const add = () =>
      api.post(
        '/v1/festivals',
        { name: '등불 축제', category: 'light' },
        { token: editor.token, headers: { 'idempotency-key': 'k' } },
      );
    const first = await add();
    const aDayAgo = 'UPDATE shared_kept_answer SET kept_until = NOW(6) - INTERVAL 1 DAY';
    await database().change(aDayAgo);
    const second = await add();
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).not.toBe(first.body.id);
    const [row] = await database().rows<{ keptUntil: Date }>(
      'SELECT kept_until AS keptUntil FROM shared_kept_answer',
    );
    expect(row?.keptUntil.getTime()).toBe(api.app.get(Clock).now().getTime() + DAY_MS);
    await database().change(aDayAgo);
    // An instance sweeps when it starts.
    await other.close();
    other = await anotherInstance(api);
    await until(async () => (await numberOfKept()) === 0);
  });

  it('When the caller may no longer call, then they are not told what they were answered', async () => {
    const editor = await aPerson(api, 'editor');
    const add = (token?: string) =>
      api.post(
        '/v1/festivals',
        { name: '등불 축제', category: 'light' },
        { token, headers: { 'idempotency-key': 'k' } },
      );
    expect((await add(editor.token)).status).toBe(201);
    await database().change("UPDATE auth_account SET role = 'visitor' WHERE id = ?", [editor.id]);
    expect((await add(editor.token)).status).toBe(403);
    expect((await add()).status).toBe(401);
  });

  it.each(['', 'two keys', 'x'.repeat(256)])('When the key is %j, then 400 names the header', async (key) => {
    const refused = await write(key);
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '/Idempotency-Key']);
    expect((await reviews()).total).toBe(0);
  });

  it('When an operation is a POST, then it takes a key or there is a reason why not', () => {
    const posts = operationsOf(api).filter(({ method }) => method === 'POST');
    const takes = operationsOf(api).filter(({ parameters }) =>
      parameters.some(({ name }) => name === 'Idempotency-Key'),
    );
    const names = (operations: readonly { name: string }[]) => operations.map(({ name }) => name).sort();
    expect(names(takes)).toEqual(TAKE_A_KEY);
    expect(names(posts)).toEqual([...TAKE_A_KEY, ...Object.values(TAKE_NONE).flat()].sort());
  });
});
