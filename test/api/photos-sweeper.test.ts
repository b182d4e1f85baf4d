import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { serializeManifest } from '../../lambda/src/contract.js';
import { MediaService } from '../../src/media/index.js';
import { Database } from '../../src/shared/database/database.js';
import { standAt, startApi, type TestApi, testEnvironment } from '../support/api.js';
import { bucketOf, type TestBucket } from '../support/bucket.js';
import { aPerson, type Person } from '../support/people.js';
import { jpegBytes, offerOf, settled, uploaded } from '../support/photos.js';
import { environmentOf, type RunningStore, startLambda, startStore } from '../support/store.js';
import { until } from '../support/until.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const BUCKET = 'fasteval-test-sweeper';

/** No message reaches this API, and no function runs unless a test starts one. */
describe('what the sweeper makes up for', () => {
  let store: RunningStore;
  let api: TestApi;
  let bucket: TestBucket;
  let start: number;
  beforeAll(async () => {
    store = await startStore({ buckets: [BUCKET] });
    const environment = { ...environmentOf(store, BUCKET), RESULTS_QUEUE_URL: '' };
    api = await startApi(environment);
    bucket = bucketOf(testEnvironment('', environment));
  });
  beforeEach(async () => {
    start = Date.now();
    standAt(api, new Date(start).toISOString());
    await api.empty();
    await bucket.drain('originals');
  });
  afterAll(async () => {
    await api.close();
    bucket.close();
    await store.stop();
  });

  const after = (ms: number) => standAt(api, new Date(start + ms).toISOString());
  const startFunction = () => startLambda({ store, buckets: [BUCKET] });

  /** Access tokens end long before these clocks do. */
  const freshToken = async ({ email, password }: Person): Promise<string> =>
    (await api.post('/v1/auth/login', { email, password })).body.accessToken;

  /** The state of the person's only photo as its row has it: the list does not ask the store. */
  async function stateOf(person: Person): Promise<string | undefined> {
    return (await api.get('/v1/me/photos', { token: await freshToken(person) })).body.items[0]?.status;
  }
  const untilState = (person: Person, state: string | undefined) =>
    until(async () => (await stateOf(person)) === state);

  it('When the message of a result is lost and nobody asks, then the sweeper finds the manifest', async () => {
    const person = await aPerson(api);
    const id = await uploaded(api, person, await jpegBytes());
    const lambda = await startFunction();
    await until(() => bucket.has(`results/${id}.json`));
    await lambda.stop();
    expect(await stateOf(person)).toBe('awaiting');
    after(61 * SECOND);
    await untilState(person, 'ready');
  });

  it('E9 When a ticket is never used, then it expires, its owner is told, and after a day it is gone', async () => {
    const person = await aPerson(api);
    const files = [offerOf(await jpegBytes())];
    const { body } = await api.post('/v1/media/uploads', { files }, { token: person.token });
    after(31 * MINUTE);
    await untilState(person, 'expired');
    const expired = await api.get(`/v1/media/${body.items[0].id}`, { token: await freshToken(person) });
    expect(expired.body.reason).toEqual({
      code: 'never_uploaded',
      message: expect.stringContaining('다시 올려'),
    });
    after(25 * 60 * MINUTE);
    await untilState(person, undefined);
  });

  it('When an original gets no result, then it is processed again, and again, before it fails; a late result still wins', async () => {
    const person = await aPerson(api);
    const id = await uploaded(api, person, await jpegBytes());
    expect(await bucket.drain('originals', 5)).toHaveLength(1);
    after(61 * SECOND);
    await untilState(person, 'processing');
    for (const minutes of [5, 12, 25]) {
      after(minutes * MINUTE);
      const [event, ...others] = await until(async () => {
        const events = await bucket.drain('originals', 1);
        return events.length > 0 && events;
      });
      expect(event).toContain(`originals/${id}`);
      expect(others).toEqual([]);
      expect(await stateOf(person)).toBe('processing');
    }
    after(50 * MINUTE);
    await untilState(person, 'failed');
    expect(await bucket.drain('originals')).toEqual([]);

    await bucket.announce('originals', `originals/${id}`);
    const lambda = await startFunction();
    await until(() => bucket.has(`results/${id}.json`));
    await lambda.stop();
    const late = await api.get(`/v1/media/${id}`, { token: await freshToken(person) });
    expect(late.body.status).toBe('ready');
  });

  it('When the function gave a photo up, then its owner is told, and after a week all of it is gone, unless something names it', async () => {
    const [person, another] = [await aPerson(api), await aPerson(api)];
    const ids = [
      await uploaded(api, person, await jpegBytes()),
      await uploaded(api, another, await jpegBytes()),
    ] as const;
    const [, named] = ids;
    await api.app
      .get(Database)
      .transaction(() =>
        api.app
          .get(MediaService)
          .attach([named], { ownerId: another.id, purpose: 'review' }, () => '/photoIds/0'),
      );
    for (const id of ids) {
      const givenUp = {
        status: 'failed',
        id,
        pipelineVersion: 1,
        attempts: 3,
        lastError: 'out of memory',
      } as const;
      await bucket.put(`results/${id}.json`, serializeManifest(givenUp));
    }
    after(61 * SECOND);
    await untilState(person, 'failed');
    await untilState(another, 'failed');
    after(6 * DAY);
    expect(await stateOf(person)).toBe('failed');
    after(8 * DAY);
    await untilState(person, undefined);
    await until(async () => !(await bucket.has(`originals/${ids[0]}`)));
    expect(await bucket.has(`results/${ids[0]}.json`)).toBe(false);
    expect(await stateOf(another)).toBe('failed');
    expect(await bucket.has(`originals/${named}`)).toBe(true);
  });

  describe('photos of an older pipeline', () => {
    const change = (sql: string, values: unknown[] = []) => api.app.get(Database).change(sql, values);
    const versionOf = async (id: string) =>
      (
        await api.app
          .get(Database)
          .rows<{ version: number }>('SELECT pipeline_version AS version FROM media_photo WHERE id = ?', [id])
      )[0]?.version;
    /** All that come in a second after there are as many as expected, which may be more. */
    async function events(expected: number): Promise<string[]> {
      const found: string[] = [];
      await until(async () => {
        found.push(...(await bucket.drain('originals', 1)));
        return found.length >= expected;
      });
      return [...found, ...(await bucket.drain('originals', 1))];
    }

    /** Photos as an earlier pipeline left them, last with the function at the start of the test. */
    async function oldPhotos(
      person: Person,
      count: number,
      prepare: (ids: readonly string[]) => Promise<void>,
    ): Promise<string[]> {
      const ids: string[] = [];
      for (let made = 0; made < count; made += 1)
        ids.push(await uploaded(api, person, await jpegBytes(64, 48)));
      const lambda = await startFunction();
      for (const id of ids) expect((await settled(api, person, id)).body.status).toBe('ready');
      await lambda.stop();
      await prepare(ids);
      await bucket.drain('originals', 1);
      await change('UPDATE media_photo SET pipeline_version = 0, driven_at = ?', [new Date(start)]);
      return ids;
    }

    it('When there are some, then they are made anew ten a minute, each once an hour, and shown all the while', async () => {
      const person = await aPerson(api);
      const [first = ''] = await oldPhotos(person, 12, async ([one = '', ...others]) => {
        // A manifest of the present pipeline would be taken for the new one.
        for (const id of [one, ...others]) await bucket.remove(`results/${id}.json`);
        await bucket.put(`originals/${one}`, await jpegBytes(64, 48), { 'keep-location': 'rough' });
      });
      after(61 * MINUTE);
      const driven = await events(10);
      expect(driven).toHaveLength(10);
      after(62 * MINUTE);
      const others = await events(2);
      expect(others).toHaveLength(2);
      expect(new Set([...driven, ...others].map((event) => /originals\/[\w-]+/.exec(event)?.[0])).size).toBe(
        12,
      );
      expect(await bucket.metadataOf(`originals/${first}`)).toEqual({ 'keep-location': 'rough' });
      expect(await stateOf(person)).toBe('ready');
      // By then the hour is over for the first ten alone.
      after(121.5 * MINUTE);
      expect(await events(10)).toHaveLength(10);

      const lambda = await startFunction();
      await bucket.announce('originals', `originals/${first}`);
      await until(() => bucket.has(`results/${first}.json`));
      await lambda.stop();
      after(183 * MINUTE);
      await until(async () => (await versionOf(first)) === 1);
      expect(await stateOf(person)).toBe('ready');
    });

    it('When only the message of the new manifest was lost, then the manifest is found, and the function is left alone', async () => {
      const person = await aPerson(api);
      const [id = ''] = await oldPhotos(person, 1, async () => undefined);
      after(61 * MINUTE);
      await until(async () => (await versionOf(id)) === 1);
      expect(await bucket.drain('originals')).toEqual([]);
    });
  });
});
