import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/shared/database/database.js';
import { newId } from '../../src/shared/ids.js';
import { standAt, startApi, type TestApi, testEnvironment } from '../support/api.js';
import { bucketOf, type TestBucket } from '../support/bucket.js';
import { aPerson, type Person } from '../support/people.js';
import { aPhoto, jpegBytes, offerOf, settled, uploaded } from '../support/photos.js';
import { startStoreProxy, type StoreProxy } from '../support/store-proxy.js';
import {
  environmentOf,
  type RunningLambda,
  type RunningStore,
  startLambda,
  startStore,
} from '../support/store.js';
import { until } from '../support/until.js';

const HOUR = 60 * 60_000;
const BUCKET = 'fasteval-test-reconciliation';

describe('photos and their objects, compared in both directions', () => {
  let store: RunningStore;
  let lambda: RunningLambda;
  let proxy: StoreProxy;
  let api: TestApi;
  let bucket: TestBucket;
  beforeAll(async () => {
    store = await startStore({ buckets: [BUCKET] });
    lambda = await startLambda({ store, buckets: [BUCKET] });
    proxy = await startStoreProxy(store.s3Url);
    const environment = environmentOf(store, BUCKET);
    api = await startApi({ ...environment, S3_ENDPOINT: proxy.url });
    bucket = bucketOf(testEnvironment('', environment));
  });
  beforeEach(async () => {
    proxy.meanwhile = undefined;
    standAt(api, new Date().toISOString());
    await api.empty();
    for (const key of await keys()) await bucket.remove(key);
  });
  afterAll(async () => {
    await api.close();
    bucket.close();
    await proxy.close();
    await lambda.stop();
    await store.stop();
  });

  const keys = async () =>
    (await Promise.all(['originals/', 'renditions/', 'results/'].map((prefix) => bucket.objects(prefix))))
      .flat()
      .map(({ key }) => key);
  const database = () => api.app.get(Database);

  /** Stands so many hours from now and lets a whole round begin and end there. */
  async function roundIn(hours: number): Promise<void> {
    let now = Date.now() + hours * HOUR;
    standAt(api, new Date(now).toISOString());
    await database().change('REPLACE INTO media_reconciliation (id, after_id, look_at) VALUES (1, ?, ?)', [
      '',
      new Date(now),
    ]);
    await until(async () => {
      const [progress] = await database().rows<{ after: string; lookAt: Date }>(
        'SELECT after_id AS `after`, look_at AS lookAt FROM media_reconciliation',
      );
      if (progress === undefined) return false;
      if (progress.after === '') return progress.lookAt.getTime() > now + HOUR;
      now = Math.max(now, progress.lookAt.getTime());
      standAt(api, new Date(now).toISOString());
      return false;
    });
  }
  const removed = () =>
    until(
      async () =>
        (await database().rows('SELECT 1 FROM media_removal WHERE look_at <= quiet_at - INTERVAL 5 MINUTE'))
          .length === 0,
    );
  const orphan = async (id = newId()) => {
    await bucket.put(`originals/${id}`, 'bytes');
    await bucket.put(`renditions/${id}/0123456789abcdef-v1-320.webp`, 'bytes');
    await bucket.put(`results/${id}.json`, '{}');
    return id;
  };
  const rowOf = async (id: string) =>
    (await database().rows<Record<string, any>>('SELECT * FROM media_photo WHERE id = ?', [id]))[0];
  async function aTicket(person: Person): Promise<string> {
    const files = [offerOf(await jpegBytes())];
    return (await api.post('/v1/media/uploads', { files }, { token: person.token })).body.items[0].id;
  }

  it('E9 When objects of no photo are a day old, then they are collected, and younger ones are not', async () => {
    const person = await aPerson(api);
    const shown = await aPhoto(api, person);
    const before = await keys();
    await orphan();
    const late = newId();
    await bucket.put(`originals/${late}`, 'nobody asked for it');
    await until(() => bucket.has(`results/${late}.json`));
    const found = await keys();
    await roundIn(23);
    expect(await database().rows('SELECT * FROM media_removal')).toEqual([]);
    expect(await keys()).toEqual(found);
    await roundIn(25);
    await removed();
    expect(await keys()).toEqual(before);
    expect((await rowOf(shown))?.['status']).toBe('ready');
  });

  it('E9 When a photo turns up between the look and the deletion, then not one of its objects is deleted', async () => {
    const id = await orphan();
    const person = await aPerson(api);
    const ticket = await aTicket(person);
    const found = await keys();
    proxy.meanwhile = async (method, key) => {
      if (method === 'GET' && key === '')
        await database().change('UPDATE media_photo SET id = ? WHERE id = ?', [id, ticket]);
    };
    await roundIn(25);
    proxy.meanwhile = undefined;
    expect(await database().rows('SELECT * FROM media_removal')).toEqual([]);
    expect((await keys()).filter((key) => key.includes(id))).toEqual(found);
  });

  it('E9 When a photo is there again before its objects were deleted, then they stay', async () => {
    const person = await aPerson(api);
    const id = await aPhoto(api, person);
    const found = await keys();
    await database().change('INSERT INTO media_removal VALUES (?, ?, ?)', [id, new Date(), new Date(0)]);
    await until(async () => (await database().rows('SELECT * FROM media_removal')).length === 0);
    expect(await keys()).toEqual(found);
  });

  it('When a shown photo has renditions of an older pipeline or an unfinished try, then those go a day after the newest', async () => {
    const person = await aPerson(api);
    const id = await aPhoto(api, person);
    const before = await keys();
    const [old, early] = [0, 9].map(
      (version) => `renditions/${id}/0123456789abcdef-v${version}-320.webp`,
    ) as [string, string];
    await bucket.put(old, 'bytes');
    await bucket.put(early, 'work of a later function');
    await roundIn(23);
    expect((await keys()).length).toBe(before.length + 2);
    await roundIn(25);
    expect((await keys()).sort()).toEqual([...before, early].sort());
  });

  it.each([
    ['a rendition', (id: string, key: string) => key.startsWith(`renditions/${id}/`)],
    ['its manifest', (id: string, key: string) => key === `results/${id}.json`],
  ])('E9 When a shown photo lost %s, then it is made whole and shown all the while', async (_, isLost) => {
    const person = await aPerson(api);
    const id = await aPhoto(api, person);
    const before = await keys();
    await bucket.remove(before.find((key) => isLost(id, key)) ?? '');
    expect((await keys()).length).toBe(before.length - 1);
    await roundIn(25);
    await until(async () => (await keys()).length === before.length);
    expect(await keys()).toEqual(before);
    expect((await rowOf(id))?.['status']).toBe('ready');
  });

  it('When a shown photo lost a rendition and its original, then it is given up, and its old manifest does not bring it back', async () => {
    const person = await aPerson(api);
    const id = await aPhoto(api, person);
    for (const key of await keys())
      if (key === `originals/${id}` || key.endsWith('.webp')) await bucket.remove(key);
    await roundIn(25);
    expect((await rowOf(id))?.['status']).toBe('failed');
    standAt(api, new Date().toISOString());
    const { body } = await api.get(`/v1/media/${id}`, { token: person.token });
    expect([body.status, body.reason.code]).toEqual(['failed', 'processing_failed']);
  });

  it('E9 When photos went every way, then rows and keys reconcile: no orphan, nothing missing', async () => {
    const person = await aPerson(api);
    const ready = [await aPhoto(api, person), await aPhoto(api, person), await aPhoto(api, person)];
    const refused = await uploaded(api, person, Buffer.from('<html></html>'));
    expect((await settled(api, person, refused)).body.status).toBe('rejected');
    await aTicket(person);
    await api.delete(`/v1/media/${ready[0]}`, { token: person.token });
    await database().change('DELETE FROM media_photo WHERE id = ?', [ready[1]]);
    for (const key of await keys())
      if (key.includes(ready[2] ?? '') && /jpg|json/.test(key)) await bucket.remove(key);
    await orphan();
    await roundIn(25);
    await removed();
    const rows = await database().rows<{ id: string; status: string; renditions: { key: string }[] | null }>(
      'SELECT id, status, renditions FROM media_photo',
    );
    expect(rows.map(({ status }) => status).sort()).toEqual(expect.arrayContaining(['ready', 'rejected']));
    const needed = rows.flatMap(({ id, status, renditions }) => [
      ...(['ready', 'rejected'].includes(status) ? [`originals/${id}`, `results/${id}.json`] : []),
      ...(renditions ?? []).map(({ key }) => key),
    ]);
    await until(async () => (await keys()).length === needed.length);
    expect((await keys()).sort()).toEqual(needed.sort());
  });

  it('When most objects of a page have no photo, as after an old backup, then nothing is collected', async () => {
    const person = await aPerson(api);
    await aPhoto(api, person);
    for (let count = 0; count < 20; count += 1) await orphan();
    const found = await keys();
    await roundIn(25);
    expect(await database().rows('SELECT * FROM media_removal')).toEqual([]);
    expect(await keys()).toEqual(found);
  });

  it('When most photos of a page lost their objects, as with the wrong bucket, then none is given up', async () => {
    const person = await aPerson(api);
    const id = await aPhoto(api, person);
    for (let count = 0; count < 20; count += 1) {
      const copy = await aTicket(person);
      await database().change(
        `UPDATE media_photo AS copy, media_photo AS photo
           SET copy.status = 'ready', copy.width = photo.width, copy.height = photo.height, copy.color = photo.color,
             copy.thumbhash = photo.thumbhash, copy.renditions = photo.renditions, copy.pipeline_version = 1, copy.look_at = NULL
           WHERE copy.id = ? AND photo.id = ?`,
        [copy, id],
      );
    }
    await roundIn(25);
    const states = await database().rows<{ status: string }>('SELECT DISTINCT status FROM media_photo');
    expect(states).toEqual([{ status: 'ready' }]);
  });

  it('When a page of photos has no object at all, as with an empty bucket, then none is given up', async () => {
    const person = await aPerson(api);
    const id = await aPhoto(api, person);
    for (const key of await keys()) await bucket.remove(key);
    await roundIn(25);
    expect((await rowOf(id))?.['status']).toBe('ready');
  });

  it('When there are more photos and objects than one page holds, then a round sees them all', async () => {
    const person = await aPerson(api);
    for (let calls = 0; calls < 3; calls += 1) {
      const files = await Promise.all(
        Array.from({ length: 30 }, async () => offerOf(await jpegBytes(32, 32))),
      );
      await api.post('/v1/media/uploads', { files }, { token: person.token });
    }
    const first = await orphan('00000000-0000-7000-8000-000000000000');
    await database().change("UPDATE media_photo SET look_at = '2099-01-01'");
    for (const { id } of await database().rows<{ id: string }>('SELECT id FROM media_photo')) {
      const versions = Array.from({ length: 12 }, (_, version) => `-v${version}-320.webp`);
      const renditions = versions.map((version) => `renditions/${id}/0123456789abcdef${version}`);
      await Promise.all([`originals/${id}`, ...renditions].map((key) => bucket.put(key, 'bytes')));
    }
    const last = await orphan('ffffffff-ffff-7fff-bfff-ffffffffffff');
    await roundIn(25);
    await removed();
    const left = await Promise.all(
      [first, last].map(async (id) => [
        await bucket.has(`originals/${id}`),
        (await bucket.objects(`renditions/${id}/`)).length,
        await bucket.has(`results/${id}.json`),
      ]),
    );
    expect(left).toEqual([
      [false, 0, false],
      [false, 0, false],
    ]);
    expect((await bucket.objects('originals/')).length).toBe(90);
  });
});
