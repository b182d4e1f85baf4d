import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anotherInstance, type AnotherInstance } from '../support/another-instance.js';
import { standAt, startApi, type TestApi, testEnvironment } from '../support/api.js';
import { bucketOf, type TestBucket } from '../support/bucket.js';
import { aPerson, type Person } from '../support/people.js';
import { jpegBytes, offerOf, sendTo, type Ticket } from '../support/photos.js';
import { startStoreProxy, type StoreProxy } from '../support/store-proxy.js';
import { environmentOf, type RunningStore, startLambda, startStore } from '../support/store.js';
import { until } from '../support/until.js';

const MINUTE = 60_000;
const BUCKET = 'fasteval-test-outages';
const PHOTOS = 24;

/** Two instances of the API on one database and one store, reached through ways that can be broken. */
describe('photos while parts are away', () => {
  let store: RunningStore;
  let proxies: StoreProxy[];
  let api: TestApi;
  let other: AnotherInstance;
  let bucket: TestBucket;
  let start: number;
  beforeAll(async () => {
    store = await startStore({ buckets: [BUCKET] });
    proxies = [await startStoreProxy(store.s3Url), await startStoreProxy(store.s3Url)];
    const environment = environmentOf(store, BUCKET);
    const [first, second] = proxies.map(({ url }) => ({ ...environment, S3_ENDPOINT: url }));
    api = await startApi(first);
    other = await anotherInstance(api, second);
    bucket = bucketOf(testEnvironment('', environment));
  });
  beforeEach(async () => {
    start = Date.now();
    for (const proxy of proxies) proxy.state = 'up';
    after(0);
    await api.empty();
    for (const queue of ['originals', 'results'] as const) await bucket.drain(queue);
  });
  afterAll(async () => {
    await Promise.all([api.close(), other.close()]);
    bucket.close();
    await Promise.all(proxies.map((proxy) => proxy.close()));
    await store.stop();
  });

  const after = (ms: number) => {
    for (const instance of [api, other]) standAt(instance, new Date(start + ms).toISOString());
  };
  const toStore = (state: StoreProxy['state']) => {
    for (const proxy of proxies) proxy.state = state;
  };
  const workedOff = (queue: 'originals' | 'results') =>
    until(async () => (await bucket.pending(queue)) === 0);
  async function sendAll(person: Person): Promise<string[]> {
    const photos = await Promise.all(Array.from({ length: PHOTOS }, () => jpegBytes(64, 48)));
    const files = photos.map((bytes) => offerOf(bytes));
    const { body } = await api.post('/v1/media/uploads', { files }, { token: person.token });
    const items = body.items as { id: string; upload: Ticket }[];
    for (const [index, { upload }] of items.entries())
      expect(await sendTo(upload, photos[index] as Buffer)).toBe(200);
    return items.map(({ id }) => id);
  }
  const states = async ({ email, password }: Person): Promise<string[]> => {
    const { body } = await api.post('/v1/auth/login', { email, password });
    const page = await api.get('/v1/me/photos?perPage=100', { token: body.accessToken });
    return page.body.items.map(({ status }: { status: string }) => status);
  };
  const untilAll = (person: Person, state: string) =>
    until(async () => (await states(person)).filter((found) => found === state).length === PHOTOS);
  const keys = async (prefix: string) => (await bucket.objects(prefix)).map(({ key }) => key).sort();

  it.each(['busy', 'down'] as const)(
    'E8 When the store is %s for the API while the news come, then no photo is lost and the owner is told to wait',
    async (state) => {
      const person = await aPerson(api);
      const ids = await sendAll(person);
      toStore(state);
      const lambda = await startLambda({ store, buckets: [BUCKET] });
      await workedOff('originals');
      const asked = await api.get(`/v1/media/${ids[0]}`, { token: person.token });
      expect([asked.status, asked.headers.get('retry-after')]).toEqual([503, '2']);
      after(MINUTE);
      expect(new Set(await states(person))).toEqual(new Set(['awaiting']));
      toStore('up');
      // Longer than the lease of a sweeper that was cut off.
      after(3 * MINUTE);
      await untilAll(person, 'ready');
      await lambda.stop();
    },
  );

  it('E6 When every event comes twice, shuffled, to two instances, then each photo has one result', async () => {
    const person = await aPerson(api);
    const ids = await sendAll(person);
    const lambda = await startLambda({ store, buckets: [BUCKET] });
    const shuffled = [...ids, ...ids].sort((one, another) => one.slice(-4).localeCompare(another.slice(-4)));
    await Promise.all(
      shuffled.flatMap((id, index) => [
        bucket.announce('results', `results/${ids[(index * 7) % PHOTOS]}.json`),
        bucket.announce('originals', `originals/${id}`),
      ]),
    );
    await untilAll(person, 'ready');
    await workedOff('originals');
    await workedOff('results');
    await lambda.stop();
    const mine = (prefix: string) =>
      keys(prefix).then((all) => all.filter((key) => ids.some((id) => key.includes(id))));
    expect(await mine('results/')).toEqual(ids.map((id) => `results/${id}.json`).sort());
    expect(await states(person)).toEqual(ids.map(() => 'ready'));
  });

  it('When two sweepers find the same photos due, then each photo is re-driven once, and given up once', async () => {
    const person = await aPerson(api);
    const ids = await sendAll(person);
    expect(await bucket.drain('originals', 5)).toHaveLength(PHOTOS);
    after(MINUTE);
    await untilAll(person, 'processing');
    for (const minutes of [6, 14, 28]) {
      after(minutes * MINUTE);
      const events: string[] = [];
      await until(async () => {
        events.push(...(await bucket.drain('originals', 1)));
        return events.length >= PHOTOS;
      });
      const named = events.map((event) => /originals\/([\w-]+)/.exec(event)?.[1]);
      expect(named.sort()).toEqual([...ids].sort());
    }
    after(60 * MINUTE);
    await untilAll(person, 'failed');
    expect(await bucket.drain('originals')).toEqual([]);
  });
});
