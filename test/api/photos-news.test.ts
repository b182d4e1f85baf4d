import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anotherInstance } from '../support/another-instance.js';
import { startApi, type TestApi, testEnvironment } from '../support/api.js';
import { bucketOf, type TestBucket } from '../support/bucket.js';
import { aPerson } from '../support/people.js';
import { aPhoto, jpegBytes, offerOf, sendTo, settled, type Ticket, uploaded } from '../support/photos.js';
import { until } from '../support/until.js';

describe('the news of a photo', () => {
  let api: TestApi;
  let bucket: TestBucket;
  beforeAll(async () => {
    api = await startApi();
    bucket = bucketOf(testEnvironment(api.databaseUrl));
  });
  beforeEach(() => api.empty());
  afterAll(async () => {
    await api.close();
    bucket.close();
  });

  const workedOff = (queue: 'originals' | 'results') =>
    until(async () => (await bucket.pending(queue)) === 0);
  const objectsOf = async (id: string) => [
    ...(await bucket.objects(`renditions/${id}/`)),
    ...(await bucket.objects(`results/${id}`)),
  ];

  it('When a photo is uploaded and nobody asks for it, then the message alone makes it ready', async () => {
    const { token } = await aPerson(api);
    await uploaded(api, { token }, await jpegBytes());
    await until(async () => (await api.get('/v1/me/photos', { token })).body.items[0].status === 'ready');
    await workedOff('results');
  });

  it('E6 When the same event comes ten times to the function and to the API, then there is one result', async () => {
    const { token } = await aPerson(api);
    const id = await aPhoto(api, { token });
    const before = await api.get(`/v1/media/${id}`, { token });
    const objects = await objectsOf(id);
    await Promise.all(Array.from({ length: 10 }, () => bucket.announce('originals', `originals/${id}`)));
    await workedOff('originals');
    await Promise.all(Array.from({ length: 10 }, () => bucket.announce('results', `results/${id}.json`)));
    await workedOff('results');
    expect(await objectsOf(id)).toEqual(objects);
    const after = await api.get(`/v1/media/${id}`, { token });
    expect([after.body, after.headers.get('etag')]).toEqual([before.body, before.headers.get('etag')]);
    expect((await api.get('/v1/me/photos', { token })).body.total).toBe(1);
  });

  it('E6 When ten events come before the photo is settled, then there is one result', async () => {
    const { token } = await aPerson(api);
    const id = await uploaded(api, { token }, await jpegBytes());
    await Promise.all(
      Array.from({ length: 10 }, () => [
        bucket.announce('originals', `originals/${id}`),
        bucket.announce('results', `results/${id}.json`),
      ]).flat(),
    );
    expect((await settled(api, { token }, id)).body.status).toBe('ready');
    await workedOff('originals');
    await workedOff('results');
    expect((await bucket.objects(`results/${id}`)).length).toBe(1);
    expect((await api.get(`/v1/media/${id}`, { token })).body.renditions).toHaveLength(2);
  });

  it('E6 When news come of a deleted or unknown photo, of another place, or are no news at all, then they are dropped', async () => {
    const { token } = await aPerson(api);
    const deleted = await aPhoto(api, { token });
    expect((await api.delete(`/v1/media/${deleted}`, { token })).status).toBe(204);
    await bucket.say('results', 'this is no event');
    await bucket.say('results', JSON.stringify({ Event: 's3:TestEvent' }));
    await bucket.announce('results', `results/${deleted}.json`);
    await bucket.announce('originals', `originals/${deleted}`);
    await bucket.announce('results', `results/${randomUUID()}.json`);
    await bucket.announce('results', `results/../originals/${deleted}`);
    await bucket.announce('results', `results/${deleted}.json`, 'another-bucket');
    await workedOff('results');
    await workedOff('originals');
    expect((await api.get(`/v1/media/${deleted}`, { token })).status).toBe(404);
    expect(await objectsOf(deleted)).toEqual([]);
    expect((await api.get(`/v1/media/${await aPhoto(api, { token })}`, { token })).body.status).toBe('ready');
  });

  it('E8 When the API is down while two hundred photos come, then it learns of every one when it is back', async () => {
    const people = [await aPerson(api), await aPerson(api)];
    const sent: { upload: Ticket; bytes: Buffer }[] = [];
    for (const { token } of [...people, ...people, ...people, ...people]) {
      const photos = await Promise.all(Array.from({ length: 25 }, () => jpegBytes(24, 16)));
      const files = photos.map((bytes) => offerOf(bytes));
      const { body } = await api.post('/v1/media/uploads', { files }, { token });
      const items = body.items as { upload: Ticket }[];
      sent.push(...items.map(({ upload }, index) => ({ upload, bytes: photos[index] as Buffer })));
    }
    await api.close();
    for (let from = 0; from < sent.length; from += 20) {
      const some = sent.slice(from, from + 20);
      const statuses = await Promise.all(some.map(({ upload, bytes }) => sendTo(upload, bytes)));
      expect(new Set(statuses)).toEqual(new Set([200]));
    }
    await workedOff('originals');
    const back = await anotherInstance(api);
    for (const { token } of people) {
      const ready = await until(async () => {
        const page = await back.get('/v1/me/photos?perPage=100', { token });
        const found = page.body.items.map(({ status }: { status: string }) => status) as string[];
        return found.every((status) => status === 'ready') && found;
      });
      expect(ready).toHaveLength(100);
    }
    await back.close();
    api = await startApi();
  });
});
