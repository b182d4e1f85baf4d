import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type Ask, askApi, testEnvironment } from '../support/api.js';
import { type ApiProcess, startApiProcess } from '../support/api-process.js';
import { bucketOf, type TestBucket } from '../support/bucket.js';
import { type OwnMariadb, startOwnMariadb } from '../support/mariadb.js';
import { jpegBytes, offerOf, type Ticket } from '../support/photos.js';
import {
  environmentOf,
  type RunningLambda,
  type RunningStore,
  startLambda,
  startStore,
} from '../support/store.js';
import { until } from '../support/until.js';

const BUCKET = 'fasteval-test-kills';
const PHOTOS = 24;
const A_CALL = 6;

describe('photos while processes are killed', () => {
  let mariadb: OwnMariadb;
  let store: RunningStore;
  let lambda: RunningLambda;
  let api: ApiProcess;
  let bucket: TestBucket;
  let environment: Record<string, string>;
  beforeAll(async () => {
    [mariadb, store] = await Promise.all([startOwnMariadb(), startStore({ buckets: [BUCKET] })]);
    environment = testEnvironment(mariadb.url, environmentOf(store, BUCKET));
    bucket = bucketOf(environment);
    lambda = await startLambda({ store, buckets: [BUCKET] });
    api = await startApiProcess(environment);
  }, 120_000);
  afterAll(async () => {
    bucket.close();
    await api.end('SIGTERM');
    await lambda.stop();
    await store.stop();
    await mariadb.stop();
  });

  /** Asks until there is an answer other than "not now"; a connection that breaks is asked again too. */
  const insist = (method: string, path: string, ask: Ask = {}): Promise<Answer> =>
    until(async () => {
      const answer = await askApi(api.url, method, path, ask).catch(() => undefined);
      return answer !== undefined && answer.status !== 503 && answer;
    });

  async function signIn(): Promise<string> {
    const person = { email: 'photographer@example.com', password: 'a long pass phrase for tests' };
    await insist('POST', '/v1/auth/register', { body: { ...person, displayName: '사진사' } });
    return (await insist('POST', '/v1/auth/login', { body: person })).body.accessToken;
  }

  /** Uploads in small batches, as a phone would; answers the ids that the store took. */
  async function uploadAll(token: string, photos: Buffer[]): Promise<string[]> {
    const ids: string[] = [];
    for (let from = 0; from < photos.length; from += A_CALL) {
      const batch = photos.slice(from, from + A_CALL);
      const body = { files: batch.map((bytes) => offerOf(bytes)) };
      const { status, body: answer } = await insist('POST', '/v1/media/uploads', { token, body });
      expect(status).toBe(201);
      const items = answer.items as { id: string; upload: Ticket }[];
      for (const [index, { id, upload }] of items.entries()) {
        const bytes = new Uint8Array(batch[index] as Buffer);
        const stored = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: bytes });
        expect(stored.status).toBe(200);
        ids.push(id);
      }
    }
    return ids;
  }

  const results = async () => (await bucket.objects('results/')).length;

  it('When the API, the function and MariaDB are killed in the middle of 24 uploads, then every photo ends ready, none twice', async () => {
    const token = await signIn();
    const photos = await Promise.all(Array.from({ length: PHOTOS }, () => jpegBytes(2000, 1500)));
    const uploading = uploadAll(token, photos);

    await until(async () => (await results()) >= 2);
    await api.end('SIGKILL');
    await until(async () => (await results()) >= 4);
    api = await startApiProcess(environment);

    await until(async () => (await results()) >= 6);
    await mariadb.crash();

    await until(async () => (await results()) >= 9);
    await lambda.kill();
    const finishedBeforeKill = await results();
    lambda = await startLambda({ store, buckets: [BUCKET] });

    await until(async () => (await results()) >= finishedBeforeKill + 3);
    await Promise.all([api.end('SIGKILL'), lambda.kill(), mariadb.crash()]);
    const left = PHOTOS - (await results());
    lambda = await startLambda({ store, buckets: [BUCKET] });
    api = await startApiProcess(environment);

    const ids = (await uploading).sort();
    expect({ ids: new Set(ids).size, killedInTheMiddle: left > 0 }).toEqual({
      ids: PHOTOS,
      killedInTheMiddle: true,
    });
    // A ticket whose answer was lost with the API stays unused; every photo that was sent ends ready.
    const ready = await until(async () => {
      const { body } = await insist('GET', '/v1/me/photos?perPage=100', { token });
      const sent = (body.items as View[]).filter(({ id }) => ids.includes(id));
      return sent.every(({ status }) => status === 'ready') && sent;
    });
    expect(ready.map(({ id }) => id).sort()).toEqual(ids);

    await until(async () => (await bucket.pending('originals')) === 0);
    const keys = async (prefix: string) => (await bucket.objects(prefix)).map(({ key }) => key).sort();
    expect(await keys('originals/')).toEqual(ids.map((id) => `originals/${id}`));
    expect(await keys('results/')).toEqual(ids.map((id) => `results/${id}.json`));
    const served = ready.flatMap(({ renditions }) =>
      renditions.map(({ url }) => new URL(url).pathname.slice(BUCKET.length + 2)),
    );
    expect(await keys('renditions/')).toEqual(served.sort());
    expect(served).toHaveLength(PHOTOS * 8);
  }, 300_000);
});

interface View {
  readonly id: string;
  readonly status: string;
  readonly renditions: { readonly url: string }[];
}
