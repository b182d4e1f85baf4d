import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { standAt, startApi, type TestApi, testEnvironment } from '../support/api.js';
import { bucketOf, type TestBucket } from '../support/bucket.js';
import { aPerson, type Person } from '../support/people.js';
import { jpegBytes, offerOf, uploaded } from '../support/photos.js';
import { type RunningStore, startLambda, startStore } from '../support/store.js';
import { until } from '../support/until.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const BUCKET = 'fasteval-test-sweeper';

/** No message reaches this API, and no function runs unless a test starts one. */
describe('what the sweeper makes up for', () => {
  let store: RunningStore;
  let api: TestApi;
  let bucket: TestBucket;
  let start: number;
  beforeAll(async () => {
    store = await startStore({ buckets: [BUCKET] });
    const environment = {
      S3_ENDPOINT: store.s3Url,
      S3_BUCKET: BUCKET,
      S3_ACCESS_KEY_ID: store.accessKeyId,
      S3_SECRET_ACCESS_KEY: store.secretAccessKey,
      SQS_ENDPOINT: store.queueUrl,
    };
    api = await startApi({ ...environment, RESULTS_QUEUE_URL: '' });
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
    after(16 * SECOND);
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
    after(16 * SECOND);
    await untilState(person, 'processing');
    for (const minutes of [4, 11, 24]) {
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
});
