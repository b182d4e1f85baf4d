import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { phonePlace } from '../../lambda/fixtures/pictures.js';
import { type Manifest, serializeManifest } from '../../lambda/src/contract.js';
import { MediaService } from '../../src/media/index.js';
import { Database } from '../../src/shared/database/database.js';
import { startApi, type TestApi, testEnvironment } from '../support/api.js';
import { anotherInstance } from '../support/another-instance.js';
import { bucketOf, type TestBucket } from '../support/bucket.js';
import { agreesToLocation, aPerson, type Person } from '../support/people.js';
import { jpegBytes, offerOf } from '../support/photos.js';
import { environmentOf, type RunningStore, startStore } from '../support/store.js';

const BUCKET = 'fasteval-test-order';
const SHA256 = '0123456789abcdef'.repeat(4);

const source = { sha256: SHA256, byteSize: 9, format: 'jpeg', declaredContentType: 'image/jpeg' } as const;
const ready = (id: string, pipelineVersion: number): Manifest => ({
  status: 'ready',
  id,
  pipelineVersion,
  source,
  width: 320,
  height: 240,
  takenAt: null,
  camera: null,
  location: { lat: 37.57, lng: 126.98 },
  thumbhash: 'AAAA',
  color: '#123456',
  dHash: 'fedcba9876543210',
  renditions: [320].map((width) => ({
    width,
    height: 240,
    format: 'webp',
    byteSize: 9,
    key: `renditions/${id}/0123456789abcdef-v${pipelineVersion}-${width}.webp`,
  })),
});
const NEWS = {
  'ready 1': (id: string) => ready(id, 1),
  'ready 2': (id: string) => ready(id, 2),
  rejected: (id: string): Manifest => ({
    status: 'rejected',
    id,
    pipelineVersion: 1,
    source,
    reason: { code: 'unsupported_format' },
  }),
  failed: (id: string): Manifest => ({
    status: 'failed',
    id,
    pipelineVersion: 1,
    attempts: 3,
    lastError: 'out of memory',
  }),
} as const;
type News = keyof typeof NEWS;
const STRONGEST_FIRST = ['ready 2', 'ready 1', 'rejected', 'failed'] as const;

/** No message and no function: the manifests are put into the store by hand, in every order. */
describe('the rows of photos and the order of their news', () => {
  let store: RunningStore;
  let api: TestApi;
  let other: Awaited<ReturnType<typeof anotherInstance>>;
  let bucket: TestBucket;
  let owner: Person;
  beforeAll(async () => {
    store = await startStore({ buckets: [BUCKET] });
    const environment = { ...environmentOf(store, BUCKET), RESULTS_QUEUE_URL: '' };
    api = await startApi(environment);
    other = await anotherInstance(api, environment);
    bucket = bucketOf(testEnvironment('', environment));
    owner = await aPerson(api);
  });
  afterAll(async () => {
    await other.close();
    await api.close();
    bucket.close();
    await store.stop();
  });

  const database = () => api.app.get(Database);
  const settle = (id: string) => api.app.get(MediaService).settle(id);
  const rowOf = async (id: string) =>
    (
      await database().rows<Record<string, string | number | null>>(
        `SELECT status, pipeline_version, attempts, last_error, reason_code, latitude, longitude,
           CONV(d_hash, 10, 16) AS d_hash, look_at IS NULL AS isAtRest FROM media_photo WHERE id = ?`,
        [id],
      )
    )[0];

  /** A photo that nobody has heard of since it was in this state, and that the sweeper leaves alone. */
  async function aPhotoIn(state: string, keepLocation = false): Promise<string> {
    const files = [offerOf(await jpegBytes(8, 8))];
    const { body } = await api.post('/v1/media/uploads', { files }, { token: owner.token });
    const id = body.items[0].id as string;
    await database().change(
      "UPDATE media_photo SET status = ?, driven_at = created_at, look_at = '2099-01-01', keep_location = ? WHERE id = ?",
      [state, keepLocation, id],
    );
    return id;
  }
  const tell = async (id: string, news: News) => {
    await bucket.put(`results/${id}.json`, serializeManifest(NEWS[news](id)));
    expect(await settle(id)).toBeDefined();
  };

  it('E6 When manifests come in any order to a photo in any state, then the row ends as the strongest says', async () => {
    const states = fc.constantFrom('awaiting', 'processing', 'expired', 'failed');
    const someNews = fc.array(fc.constantFrom(...STRONGEST_FIRST), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(states, someNews, async (state, news) => {
        const [id, twin] = [await aPhotoIn(state), await aPhotoIn('awaiting')];
        for (const one of news) await tell(id, one);
        await tell(twin, STRONGEST_FIRST.find((one) => news.includes(one)) as News);
        expect(await rowOf(id)).toEqual(await rowOf(twin));
      }),
      { numRuns: 60 },
    );
  });

  it('E6 When two instances learn of different manifests at once, then the row ends as the strongest says', async () => {
    for (const [first, second] of [
      ['ready 1', 'ready 2'],
      ['failed', 'ready 1'],
      ['rejected', 'failed'],
    ] as const) {
      const id = await aPhotoIn('processing');
      await bucket.put(`results/${id}.json`, serializeManifest(NEWS[first](id)));
      const asking = [settle(id), other.get(`/v1/media/${id}`, { token: owner.token }), settle(id)];
      // One of them has taken the first, while others may still be about to read.
      await Promise.race(asking);
      await bucket.put(`results/${id}.json`, serializeManifest(NEWS[second](id)));
      await Promise.all(asking);
      await settle(id);
      const row = await rowOf(id);
      const strongest = STRONGEST_FIRST.find((one) => one === first || one === second) as News;
      expect(`${row?.['status']} ${row?.['pipeline_version'] ?? ''}`.trim()).toBe(strongest);
    }
  });

  it('When a photo was given up and becomes ready after all, then nothing of that is left on it', async () => {
    const id = await aPhotoIn('processing');
    await tell(id, 'failed');
    expect(await rowOf(id)).toMatchObject({
      status: 'failed',
      attempts: 3,
      last_error: 'out of memory',
      isAtRest: 0,
    });
    const failed = await api.get(`/v1/media/${id}`, { token: owner.token });
    expect([failed.body.status, failed.body.reason.code]).toEqual(['failed', 'processing_failed']);
    expect(failed.text).not.toContain('memory');
    await tell(id, 'ready 1');
    expect(await rowOf(id)).toEqual({
      status: 'ready',
      pipeline_version: 1,
      attempts: null,
      last_error: null,
      reason_code: null,
      latitude: null,
      longitude: null,
      d_hash: 'FEDCBA9876543210',
      isAtRest: 1,
    });
  });

  it('When a later pipeline made a photo anew, then it is shown with the new renditions, and an old manifest changes nothing', async () => {
    const id = await aPhotoIn('awaiting');
    const urls = async () =>
      (await api.get(`/v1/media/${id}`, { token: owner.token })).body.renditions.map(
        ({ url }: { url: string }) => url,
      );
    await tell(id, 'ready 1');
    expect(await urls()).toEqual([expect.stringMatching(/-v1-320\.webp$/)]);
    await tell(id, 'ready 2');
    expect(await urls()).toEqual([expect.stringMatching(/-v2-320\.webp$/)]);
    await tell(id, 'ready 1');
    await tell(id, 'rejected');
    expect(await urls()).toEqual([expect.stringMatching(/-v2-320\.webp$/)]);
  });

  it('G8 When a manifest names a place, then it is kept only where its owner consented, and shown to nobody else', async () => {
    await agreesToLocation(api, owner);
    const [kept, dropped] = [await aPhotoIn('awaiting', true), await aPhotoIn('awaiting')];
    for (const id of [kept, dropped]) await tell(id, 'ready 1');
    expect(await rowOf(kept)).toMatchObject({ latitude: '37.57', longitude: '126.98' });
    expect(await rowOf(dropped)).toMatchObject({ latitude: null, longitude: null });
    const { own, ...shown } = (await api.get(`/v1/media/${kept}`, { token: owner.token })).body;
    expect(own.location).toEqual({ lat: 37.57, lng: 126.98 });
    expect(JSON.stringify(shown)).not.toMatch(phonePlace);
  });
});
