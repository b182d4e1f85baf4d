import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { phoneExif, phonePlace } from '../../lambda/fixtures/pictures.js';
import { Database } from '../../src/shared/database/database.js';
import { askApi, standAt, startApi, type TestApi, testEnvironment } from '../support/api.js';
import { anotherInstance } from '../support/another-instance.js';
import { startApiProcess } from '../support/api-process.js';
import { bucketOf, type TestBucket } from '../support/bucket.js';
import { agreesToLocation, aPerson, type Person } from '../support/people.js';
import { offerOf, picture, sendTo, settled, type Ticket } from '../support/photos.js';
import { aPublishedFestival } from '../support/published-festival.js';
import { environmentOf, type RunningStore, startLambda, startStore } from '../support/store.js';
import { until } from '../support/until.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const BUCKET = 'fasteval-test-place';
/** Of the place in the photos' EXIF, 37°33′59″ N 126°58′41″ E. */
const ROUGH = { lat: 37.57, lng: 126.98 };

/** From a phone's photo to its owner, and to nobody else: through the real store and the real function. */
describe('the place of a photo', () => {
  let store: RunningStore;
  let environment: Record<string, string>;
  let api: TestApi;
  let bucket: TestBucket;
  beforeAll(async () => {
    store = await startStore({ buckets: [BUCKET] });
    environment = { ...environmentOf(store, BUCKET), RESULTS_QUEUE_URL: '' };
    api = await startApi(environment);
    bucket = bucketOf(testEnvironment('', environment));
  });
  beforeEach(async () => {
    await api.empty();
    await bucket.drain('originals');
  });
  afterAll(async () => {
    await api.close();
    bucket.close();
    await store.stop();
  });

  const startFunction = () => startLambda({ store, buckets: [BUCKET] });
  /** Uploads a phone's photo; `asking` is whichever instance is asked for the ticket. */
  async function phonePhoto(
    asking: Pick<TestApi, 'post'>,
    owner: Person,
    consent: { keepLocation?: boolean },
  ): Promise<string> {
    const { id, send } = await phoneTicket(asking, owner, consent);
    await send();
    return id;
  }
  async function phoneTicket(
    asking: Pick<TestApi, 'post'>,
    owner: Person,
    consent: { keepLocation?: boolean },
  ): Promise<{ id: string; send: () => Promise<void> }> {
    const bytes = await picture().withExif(phoneExif).jpeg().toBuffer();
    const files = [{ ...offerOf(bytes), ...consent }];
    const { body } = await asking.post('/v1/media/uploads', { files }, { token: owner.token });
    const [{ id, upload }] = body.items as [{ id: string; upload: Ticket }];
    return { id, send: async () => expect(await sendTo(upload, bytes)).toBe(200) };
  }
  const placeInTheStore = async (id: string) =>
    (JSON.parse(await bucket.text(`results/${id}.json`)) as { location: unknown }).location;
  const nothingToRemove = async () =>
    (await api.app.get(Database).rows('SELECT photo_id FROM media_place_removal')).length === 0;
  const wishInTheStore = (id: string) => bucket.metadataOf(`originals/${id}`);
  const uses = async ({ id }: Person) =>
    (
      await api.app
        .get(Database)
        .rows<{ purpose: string }>('SELECT purpose FROM auth_location_use WHERE account_id = ?', [id])
    ).map(({ purpose }) => purpose);
  const withdraw = async ({ token }: Person) =>
    expect((await api.put('/v1/me/consents', { location: false }, { token })).status).toBe(200);
  const placeInTheRow = (id: string) =>
    api.app.get(Database).rows('SELECT latitude, longitude FROM media_photo WHERE id = ?', [id]);

  it('G8 When the owner lets us keep it, then they alone see it, roughly, and no log or rendition has it; otherwise it is kept nowhere', async () => {
    const [owner, other] = [await aPerson(api), await aPerson(api, 'admin')];
    await agreesToLocation(api, owner);
    const server = await startApiProcess(testEnvironment(api.databaseUrl, environment));
    const asking = {
      get: (path: string, ask = {}) => askApi(server.url, 'GET', path, ask),
      post: (path: string, body?: unknown, ask = {}) => askApi(server.url, 'POST', path, { body, ...ask }),
    };
    const lambda = await startFunction();
    const consented = await phonePhoto(asking, owner, { keepLocation: true });
    const refused = await phonePhoto(asking, owner, { keepLocation: false });
    const unasked = await phonePhoto(asking, owner, {});
    const ids = [consented, refused, unasked];
    for (const id of ids) expect((await settled(asking, owner, id)).body.status).toBe('ready');

    const mine = async (id: string) => (await asking.get(`/v1/media/${id}`, { token: owner.token })).body;
    expect((await mine(consented)).own.location).toEqual(ROUGH);
    const page = await asking.get('/v1/me/photos', { token: owner.token });
    expect(page.body.items.map((photo: any) => [photo.id, photo.own.location])).toEqual([
      [unasked, null],
      [refused, null],
      [consented, ROUGH],
    ]);
    for (const id of [refused, unasked]) {
      expect((await mine(id)).own.location).toBeNull();
      expect(await placeInTheRow(id)).toEqual([{ latitude: null, longitude: null }]);
    }

    const festival = await aPublishedFestival(api, {}, [{ startsIn: -30 }]);
    const reviewed = await asking.post(
      `/v1/festivals/${festival.id}/reviews`,
      { rating: 5, photoIds: ids },
      { token: owner.token },
    );
    expect(reviewed.body.photos).toHaveLength(3);
    const told = [
      reviewed,
      await asking.get(`/v1/reviews/${reviewed.body.id}`),
      await asking.get(`/v1/festivals/${festival.id}/reviews`, { token: other.token }),
      await asking.get(`/v1/media/${consented}`),
      await asking.get(`/v1/media/${consented}`, { token: other.token }),
    ];
    for (const { status, text } of told) {
      expect(status).toBeLessThan(300);
      expect(text).toContain(consented);
      expect(text).not.toMatch(phonePlace);
    }

    const renditions = (await mine(consented)).renditions as { url: string }[];
    expect(renditions.length).toBeGreaterThan(0);
    for (const { url } of renditions) {
      const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
      const { exif, xmp, iptc } = await sharp(bytes).metadata();
      expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
    }

    expect(await server.end('SIGTERM')).toBe(0);
    await lambda.stop();
    expect(server.lines.join('\n')).toContain('/v1/media/');
    for (const log of [server.lines.join('\n'), JSON.stringify(lambda.log()), JSON.stringify(store.log())])
      expect(log).not.toMatch(phonePlace);
  });

  it('G8 When the photo has to be driven to its function again, then what its owner consented to goes along', async () => {
    const start = Date.now();
    const after = (ms: number) => standAt(api, new Date(start + ms).toISOString());
    after(0);
    const owner = await aPerson(api);
    await agreesToLocation(api, owner);
    const [kept, dropped] = [
      await phonePhoto(api, owner, { keepLocation: true }),
      await phonePhoto(api, owner, {}),
    ];
    expect(await bucket.drain('originals', 5)).toHaveLength(2);
    const states = async () =>
      (await api.get('/v1/me/photos', { token: owner.token })).body.items.map((photo: any) => photo.status);
    after(61 * SECOND);
    await until(async () => (await states()).every((status: string) => status === 'processing'));
    const lambda = await startFunction();
    after(5 * MINUTE);
    for (const id of [kept, dropped]) expect((await settled(api, owner, id)).body.status).toBe('ready');
    await lambda.stop();
    const location = async (id: string) =>
      (await api.get(`/v1/media/${id}`, { token: owner.token })).body.own.location;
    expect([await location(kept), await location(dropped)]).toEqual([ROUGH, null]);
    expect(await bucket.metadataOf(`originals/${kept}`)).toEqual({ 'keep-location': 'rough' });
  });

  it('G8 When somebody who has not agreed asks to keep it, then 403 names the file, nothing is stored, and without it the photo is taken', async () => {
    const owner = await aPerson(api);
    const files = [offerOf(await picture().jpeg().toBuffer()), offerOf(await picture().jpeg().toBuffer())];
    const ask = (keepLocation?: boolean) =>
      api.post(
        '/v1/media/uploads',
        { files: files.map((file, index) => (index === 1 ? { ...file, keepLocation } : file)) },
        { token: owner.token },
      );
    const refused = await ask(true);
    expect([refused.status, refused.body.type]).toEqual([
      403,
      'urn:fasteval:problem:location-consent-needed',
    ]);
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/files/1/keepLocation',
    ]);
    expect((await api.get('/v1/me/photos', { token: owner.token })).body.total).toBe(0);
    expect((await ask()).status).toBe(201);
    await agreesToLocation(api, owner);
    await withdraw(owner);
    expect((await ask(true)).status).toBe(403);
  });

  it('G8 When the consent is withdrawn, then the place is gone from the row at once and from the store after it, also where the store is away at first', async () => {
    const owner = await aPerson(api);
    await agreesToLocation(api, owner);
    const lambda = await startFunction();
    const id = await phonePhoto(api, owner, { keepLocation: true });
    expect((await settled(api, owner, id)).body.own.location).toEqual(ROUGH);
    expect([await placeInTheStore(id), await wishInTheStore(id)]).toEqual([
      ROUGH,
      { 'keep-location': 'rough' },
    ]);
    expect(await uses(owner)).toEqual(['photo']);

    const cutOff = await anotherInstance(api, { ...environment, S3_ENDPOINT: 'http://127.0.0.1:9' });
    const answer = await cutOff.ask('PUT', '/v1/me/consents', {
      body: { location: false },
      token: owner.token,
    });
    expect(answer.status).toBe(200);
    await cutOff.close();
    expect(await placeInTheRow(id)).toEqual([{ latitude: null, longitude: null }]);
    expect(await uses(owner)).toEqual([]);
    await until(async () => (await placeInTheStore(id)) === null);
    expect(await wishInTheStore(id)).toEqual({});
    await until(nothingToRemove);
    const photo = (await api.get(`/v1/media/${id}`, { token: owner.token })).body;
    expect([photo.status, photo.own.location]).toEqual(['ready', null]);
    await lambda.stop();
  });

  it('G8 When the consent is withdrawn between the ticket and the photo, then no place of it is kept, nor a record of a use', async () => {
    const owner = await aPerson(api);
    await agreesToLocation(api, owner);
    const waiting = await phonePhoto(api, owner, { keepLocation: true });
    const late = await phoneTicket(api, owner, { keepLocation: true });
    await withdraw(owner);
    await until(nothingToRemove);
    await late.send();
    const lambda = await startFunction();
    for (const id of [waiting, late.id]) {
      expect((await settled(api, owner, id)).body).toMatchObject({
        status: 'ready',
        own: { location: null },
      });
      await until(async () => (await placeInTheStore(id)) === null);
      await until(async () => Object.keys(await wishInTheStore(id)).length === 0);
    }
    expect(await uses(owner)).toEqual([]);
    await lambda.stop();
  });

  it('G6 G8 When an editor leaves, then the photo that stays in the catalogue keeps no place of theirs', async () => {
    const editor = await aPerson(api, 'editor');
    await agreesToLocation(api, editor);
    const lambda = await startFunction();
    const bytes = await picture().withExif(phoneExif).jpeg().toBuffer();
    const files = [{ ...offerOf(bytes, 'festival'), keepLocation: true }];
    const { body } = await api.post('/v1/media/uploads', { files }, { token: editor.token });
    const [{ id, upload }] = body.items;
    expect(await sendTo(upload, bytes)).toBe(200);
    expect((await settled(api, editor, id)).body.own.location).toEqual(ROUGH);
    await api.post(
      '/v1/festivals',
      { name: '등불 축제', category: 'light', coverPhotoId: id },
      { token: editor.token },
    );
    const { token, password } = editor;
    expect((await api.delete('/v1/me', { token, body: { currentPassword: password } })).status).toBe(204);
    expect(await placeInTheRow(id)).toEqual([{ latitude: null, longitude: null }]);
    await until(async () => (await placeInTheStore(id)) === null);
    await lambda.stop();
  });
});
