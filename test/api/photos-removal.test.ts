import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MediaService } from '../../src/media/index.js';
import { Database } from '../../src/shared/database/database.js';
import { standAt, startApi, type TestApi, testEnvironment } from '../support/api.js';
import { bucketOf, type TestBucket } from '../support/bucket.js';
import { aPerson, type Person } from '../support/people.js';
import { aPhoto, jpegBytes, offerOf, sendTo } from '../support/photos.js';
import { startStoreProxy, type StoreProxy } from '../support/store-proxy.js';
import { until } from '../support/until.js';

const MINUTE = 60_000;

describe('deleting a photo', () => {
  let api: TestApi;
  let bucket: TestBucket;
  let proxy: StoreProxy;
  beforeAll(async () => {
    proxy = await startStoreProxy(process.env['TEST_S3_URL'] ?? '');
    api = await startApi({ S3_ENDPOINT: proxy.url });
    bucket = bucketOf(testEnvironment(api.databaseUrl));
  });
  beforeEach(async () => {
    proxy.state = 'up';
    standAt(api, new Date().toISOString());
    await api.empty();
  });
  afterAll(async () => {
    await api.close();
    bucket.close();
    await proxy.close();
  });

  const objectsOf = async (id: string) =>
    (
      await Promise.all(
        [`originals/${id}`, `renditions/${id}/`, `results/${id}`].map((prefix) => bucket.objects(prefix)),
      )
    ).flat();
  const inTransaction = (work: (media: MediaService) => Promise<void>) =>
    api.app.get(Database).transaction(() => work(api.app.get(MediaService)));
  const publish = (id: string, { id: ownerId }: Person, purpose: 'review' | 'festival' = 'review') =>
    inTransaction((media) => media.attach([id], { ownerId, purpose }, () => '/photoIds/0'));

  it('When its owner deletes a photo, then it is gone with every object made of it', async () => {
    const owner = await aPerson(api);
    const id = await aPhoto(api, owner);
    expect((await objectsOf(id)).length).toBeGreaterThan(3);
    expect((await api.delete(`/v1/media/${id}`, { token: owner.token })).status).toBe(204);
    expect((await api.get(`/v1/media/${id}`, { token: owner.token })).status).toBe(404);
    expect(await objectsOf(id)).toEqual([]);
    expect((await api.delete(`/v1/media/${id}`, { token: owner.token })).status).toBe(404);
  });

  it('When something shows it, then it is 409 until that lets go of it, which deletes it', async () => {
    const owner = await aPerson(api);
    const id = await aPhoto(api, owner);
    await publish(id, owner);
    const refused = await api.delete(`/v1/media/${id}`, { token: owner.token });
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:fasteval:problem:photo-in-use']);
    await inTransaction((media) => media.release([id]));
    expect((await api.get(`/v1/media/${id}`, { token: owner.token })).status).toBe(404);
    await until(async () => (await objectsOf(id)).length === 0);
  });

  it('When letting go of a photo is rolled back, then the photo stays', async () => {
    const owner = await aPerson(api);
    const id = await aPhoto(api, owner);
    await publish(id, owner);
    const lost = inTransaction(async (media) => {
      await media.release([id]);
      throw new Error('the review could not be saved');
    });
    await expect(lost).rejects.toThrow('the review could not be saved');
    expect((await api.get(`/v1/media/${id}`)).status).toBe(200);
  });

  it('When somebody else deletes it, then it is 403 where they may see it; editors share photos of festivals', async () => {
    const owner = await aPerson(api);
    const [first, second] = [await aPerson(api, 'editor'), await aPerson(api, 'editor')];
    const ofReview = await aPhoto(api, owner);
    await publish(ofReview, owner);
    expect((await api.delete(`/v1/media/${ofReview}`, { token: first.token })).status).toBe(403);
    expect((await api.delete(`/v1/media/${ofReview}`)).status).toBe(401);
    const ofFestival = await aPhoto(api, first, { purpose: 'festival' });
    expect((await api.delete(`/v1/media/${ofFestival}`, { token: owner.token })).status).toBe(404);
    expect((await api.delete(`/v1/media/${ofFestival}`, { token: second.token })).status).toBe(204);
  });

  it('E9 When the store is down while a photo is deleted, then its objects go as soon as it is back', async () => {
    const owner = await aPerson(api);
    const id = await aPhoto(api, owner);
    proxy.state = 'down';
    expect((await api.delete(`/v1/media/${id}`, { token: owner.token })).status).toBe(204);
    expect((await api.get(`/v1/media/${id}`, { token: owner.token })).status).toBe(404);
    expect((await objectsOf(id)).length).toBeGreaterThan(0);
    proxy.state = 'up';
    standAt(api, new Date(Date.now() + 2 * MINUTE).toISOString());
    await until(async () => (await objectsOf(id)).length === 0);
  });

  it('E9 When a ticket is used after its photo was deleted, then what comes of it is deleted too', async () => {
    const owner = await aPerson(api);
    const bytes = await jpegBytes();
    const offered = await api.post('/v1/media/uploads', { files: [offerOf(bytes)] }, { token: owner.token });
    const [{ id, upload }] = offered.body.items;
    expect((await api.delete(`/v1/media/${id}`, { token: owner.token })).status).toBe(204);
    expect(await sendTo(upload, bytes)).toBe(200);
    await until(() => bucket.has(`results/${id}.json`));
    standAt(api, new Date(Date.now() + 31 * MINUTE).toISOString());
    await until(async () => (await objectsOf(id)).length === 0);
  });

  it('When the store is silent, then only who waits for a photo of theirs gets 503; all else is as ever', async () => {
    const owner = await aPerson(api);
    const ready = await aPhoto(api, owner);
    const offered = await api.post(
      '/v1/media/uploads',
      { files: [offerOf(await jpegBytes())] },
      { token: owner.token },
    );
    proxy.state = 'mute';
    const pending = `/v1/media/${offered.body.items[0].id}`;
    const waiting = await api.get(pending, { token: owner.token });
    expect([waiting.status, waiting.headers.get('retry-after')]).toEqual([503, '2']);
    expect((await api.get(pending)).status).toBe(404);
    expect((await api.get(`/v1/media/${ready}`, { token: owner.token })).status).toBe(200);
    expect(
      (await api.post('/v1/media/uploads', { files: [offerOf(await jpegBytes())] }, { token: owner.token }))
        .status,
    ).toBe(201);
  });
});
