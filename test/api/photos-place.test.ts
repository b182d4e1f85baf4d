import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { phoneExif, phonePlace } from '../../lambda/fixtures/pictures.js';
import { Database } from '../../src/shared/database/database.js';
import { askApi, standAt, startApi, type TestApi, testEnvironment } from '../support/api.js';
import { startApiProcess } from '../support/api-process.js';
import { bucketOf, type TestBucket } from '../support/bucket.js';
import { aPerson, type Person } from '../support/people.js';
import { offerOf, picture, sendTo, settled } from '../support/photos.js';
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
    const bytes = await picture().withExif(phoneExif).jpeg().toBuffer();
    const files = [{ ...offerOf(bytes), ...consent }];
    const { body } = await asking.post('/v1/media/uploads', { files }, { token: owner.token });
    const [{ id, upload }] = body.items;
    expect(await sendTo(upload, bytes)).toBe(200);
    return id as string;
  }
  const placeInTheRow = (id: string) =>
    api.app.get(Database).rows('SELECT latitude, longitude FROM media_photo WHERE id = ?', [id]);

  it('G8 When the owner lets us keep it, then they alone see it, roughly, and no log or rendition has it; otherwise it is kept nowhere', async () => {
    const [owner, other] = [await aPerson(api), await aPerson(api, 'admin')];
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
});
