import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Hint, signHint } from '../../lambda/src/contract.js';
import { newId } from '../../src/shared/ids.js';
import { standAt, startApi, type TestApi, testEnvironment } from '../support/api.js';
import { anotherInstance } from '../support/another-instance.js';
import { bucketOf, type TestBucket } from '../support/bucket.js';
import { aPerson } from '../support/people.js';
import { jpegBytes, offerOf, uploaded } from '../support/photos.js';
import { statementsOf } from '../support/statements.js';
import { startStoreProxy, type StoreProxy } from '../support/store-proxy.js';
import { until } from '../support/until.js';

const HINT_SECRET = 'what the function and the tests know 0123456789';

/** No message reaches this API: only a hint, a reader or the sweeper's first look after a minute. */
describe('hints of new manifests', () => {
  let api: TestApi;
  let proxy: StoreProxy;
  let bucket: TestBucket;
  let now: Date;
  beforeAll(async () => {
    proxy = await startStoreProxy(process.env['TEST_S3_URL'] ?? '');
    api = await startApi({ HINT_SECRET, RESULTS_QUEUE_URL: '', S3_ENDPOINT: proxy.url });
    bucket = bucketOf(testEnvironment(''));
  });
  beforeEach(async () => {
    // The clock stands, so the sweeper finds nothing due.
    now = new Date();
    standAt(api, now.toISOString());
    await api.empty();
  });
  afterAll(async () => {
    await api.close();
    await proxy.close();
    bucket.close();
  });

  const send = async (hint: Partial<Hint>) => (await api.post('/v1/media/hints', hint)).status;
  const aHint = (id: string, secondsAgo = 0) =>
    signHint(HINT_SECRET, id, new Date(now.getTime() - secondsAgo * 1000));

  /** A photo whose manifest lies in the store, and nobody told us. */
  async function untold(): Promise<{ id: string; status: () => Promise<string> }> {
    const { token } = await aPerson(api);
    const id = await uploaded(api, { token }, await jpegBytes());
    await until(() => bucket.has(`results/${id}.json`));
    return { id, status: async () => (await api.get('/v1/me/photos', { token })).body.items[0].status };
  }

  it('E8 When a genuine hint comes, then the photo is ready at once, and the same hint again changes nothing', async () => {
    const { id, status } = await untold();
    expect(await status()).toBe('awaiting');
    const hint = aHint(id);
    expect(await send(hint)).toBe(204);
    expect(await status()).toBe('ready');
    expect(await send(hint)).toBe(204);
    expect(await status()).toBe('ready');
  });

  it('E8 When a hint is unsigned, forged, changed or of another secret, then it is 401 and nothing happens', async () => {
    const { id, status } = await untold();
    const hint = aHint(id);
    const before = proxy.calls.length;
    const forgeries: Partial<Hint>[] = [
      { id, sentAt: hint.sentAt },
      { ...hint, signature: '' },
      { ...hint, signature: '0'.repeat(64) },
      { ...hint, signature: hint.signature.slice(0, 63) },
      { ...hint, signature: hint.signature.toUpperCase() },
      { ...hint, sentAt: hint.sentAt + 1 },
      { ...aHint(newId()), id },
      signHint('another secret that is just as long as ours', id, now),
    ];
    for (const forgery of forgeries) expect(await send(forgery)).toBe(401);
    const { body, headers } = await api.post('/v1/media/hints', forgeries[0]);
    expect([body.type, headers.get('www-authenticate')]).toEqual([
      'urn:fasteval:problem:hint-not-genuine',
      'HMAC-SHA256 realm="fasteval"',
    ]);
    expect(await status()).toBe('awaiting');
    expect(proxy.calls.length).toBe(before);
  });

  it.each([
    [300, 204],
    [-300, 204],
    [301, 401],
    [-301, 401],
    [24 * 60 * 60, 401],
  ])('E8 When a hint was sent %i s before our clock, then the answer is %i', async (secondsAgo, status) => {
    now = new Date(Math.floor(now.getTime() / 1000) * 1000);
    standAt(api, now.toISOString());
    expect(await send(aHint(newId(), secondsAgo))).toBe(status);
  });

  it('When a hint is of no photo, then the answer is the same, and the store is not asked', async () => {
    const before = proxy.calls.length;
    const { statements } = await statementsOf(api, async () => expect(await send(aHint(newId()))).toBe(204));
    expect(statements).toHaveLength(1);
    expect(proxy.calls.length).toBe(before);
  });

  it('When a hint comes before its manifest, then nothing changes for one look into the database and one into the store', async () => {
    const { token } = await aPerson(api);
    const files = [offerOf(await jpegBytes())];
    const { body } = await api.post('/v1/media/uploads', { files }, { token });
    const before = proxy.calls.length;
    const { statements } = await statementsOf(api, () => send(aHint(body.items[0].id)));
    expect(statements).toHaveLength(1);
    expect(proxy.calls.length).toBe(before + 1);
    expect((await api.get('/v1/me/photos', { token })).body.items[0].status).toBe('awaiting');
  });

  it('When what is sent is no hint, then it is 400 and names the field', async () => {
    for (const [field, value] of [
      ['id', '7'],
      ['sentAt', 1.5],
      ['signature', 7],
      ['key', 'originals/x'],
    ] as const) {
      const answer = await api.post('/v1/media/hints', { ...aHint(newId()), [field]: value });
      expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, `/${field}`]);
    }
  });

  it('When no secret is agreed on, then every hint is 401', async () => {
    const without = await anotherInstance(api, { RESULTS_QUEUE_URL: '' });
    const answer = await without.ask('POST', '/v1/media/hints', { body: aHint(newId()) });
    await without.close();
    expect(answer.status).toBe(401);
  });
});
