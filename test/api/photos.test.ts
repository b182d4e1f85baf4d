import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { MediaService } from '../../src/media/index.js';
import { Database } from '../../src/shared/database/database.js';
import { type TestApi, startApi } from '../support/api.js';
import { aPerson } from '../support/people.js';
import { aPhoto, jpegBytes, picture, settled, uploaded } from '../support/photos.js';

interface Rendition {
  width: number;
  height: number;
  format: 'webp' | 'jpeg';
  byteSize: number;
  url: string;
}

describe('the way of a photo', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(() => api.empty());
  afterAll(() => api.close());

  const publish = (ids: string[], ownerId: string, purpose: 'review' | 'festival' = 'review') =>
    api.app
      .get(Database)
      .transaction(() =>
        api.app.get(MediaService).attach(ids, { ownerId, purpose }, (id) => `/photoIds/${ids.indexOf(id)}`),
      );

  it('When a photo is uploaded, then it becomes ready as WebP and JPEG in four widths, upright and bare', async () => {
    const person = await aPerson(api);
    const bytes = await picture(3000, 2000)
      .jpeg()
      .withExif({
        IFD0: { Make: 'Fasteval' },
        IFD2: { DateTimeOriginal: '2026:10:03 14:30:00', OffsetTimeOriginal: '+09:00' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '37/1 33/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '126/1 58/1 0/1',
        },
      })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const id = await uploaded(api, person, bytes);
    const { body } = await settled(api, person, id);
    expect(body).toMatchObject({
      id,
      status: 'ready',
      takenAt: '2026-10-03T05:30:00.000Z',
      color: expect.stringMatching(/^#[0-9a-f]{6}$/),
      thumbhash: expect.stringMatching(/^[A-Za-z0-9+/=]{4,64}$/),
      reason: null,
    });
    expect([body.width, body.height]).toEqual([2000, 3000]);
    const renditions = body.renditions as Rendition[];
    expect(renditions.map(({ width, format }) => `${width} ${format}`)).toEqual(
      [1920, 1280, 640, 320].flatMap((width) => [`${width} webp`, `${width} jpeg`]),
    );
    for (const rendition of renditions) {
      const answer = await fetch(rendition.url);
      const served = Buffer.from(await answer.arrayBuffer());
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(answer.headers.get('content-type')).toBe(`image/${rendition.format}`);
      expect(served.length).toBe(rendition.byteSize);
      const metadata = await sharp(served).metadata();
      expect([metadata.width, metadata.height, metadata.format]).toEqual([
        rendition.width,
        rendition.height,
        rendition.format,
      ]);
      expect([metadata.exif, metadata.xmp, metadata.iptc, metadata.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
    }
  });

  it('When a photo is ready, then its original and its manifest stay closed to readers', async () => {
    const person = await aPerson(api);
    const id = await aPhoto(api, person);
    const { body } = await api.get(`/v1/media/${id}`, { token: person.token });
    const base = (body.renditions[0].url as string).split('/renditions/')[0];
    for (const key of [
      `originals/${id}`,
      `results/${id}.json`,
      `renditions/${id}/`,
      '?list-type=2&prefix=renditions/',
    ]) {
      expect((await fetch(`${base}/${key}`)).status).toBe(403);
    }
  });

  it('When what was uploaded is no picture, then it is rejected with a reason in the language of the reader', async () => {
    const person = await aPerson(api);
    const id = await uploaded(api, person, Buffer.from('<html><script>alert(1)</script></html>'));
    const korean = await settled(api, person, id);
    expect(korean.body).toMatchObject({ status: 'rejected', renditions: [], width: null });
    expect(korean.body.reason).toEqual({
      code: 'unsupported_format',
      message: expect.stringContaining('지원하지 않는 형식'),
    });
    const english = await api.get(`/v1/media/${id}`, {
      token: person.token,
      headers: { 'accept-language': 'en' },
    });
    expect(english.body.reason).toEqual({
      code: 'unsupported_format',
      message: expect.stringContaining('format we can read'),
    });
    expect(english.headers.get('etag')).not.toBe(korean.headers.get('etag'));
  });

  it('When a photo is not there yet, then the answer says when to ask again and is kept by nobody', async () => {
    const person = await aPerson(api);
    const file = { contentType: 'image/png', byteSize: 9, purpose: 'review' };
    const { body } = await api.post('/v1/media/uploads', { files: [file] }, { token: person.token });
    const waiting = await api.get(`/v1/media/${body.items[0].id}`, { token: person.token });
    expect([waiting.status, waiting.body.status, waiting.body.reason]).toEqual([200, 'awaiting', null]);
    expect([waiting.headers.get('retry-after'), waiting.headers.get('cache-control')]).toEqual([
      '1',
      'no-store',
    ]);
    const path = `/v1/media/${await aPhoto(api, person)}`;
    const ready = await api.get(path, { token: person.token });
    const etag = ready.headers.get('etag') ?? '';
    expect([ready.headers.get('retry-after'), etag]).toEqual([null, expect.stringMatching(/^"1-[\w-]+"$/)]);
    const again = await api.get(path, { token: person.token, headers: { 'if-none-match': etag } });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('When a photo is not published, then others get the same answer as for one that is not there', async () => {
    const owner = await aPerson(api);
    const other = await aPerson(api);
    const editor = await aPerson(api, 'editor');
    const id = await aPhoto(api, owner);
    for (const token of [undefined, other.token, editor.token]) {
      const theirs = await api.get(`/v1/media/${id}`, { token });
      const missing = await api.get(`/v1/media/${randomUUID()}`, { token });
      expect([theirs.status, { ...theirs.body, instance: '' }]).toEqual([
        404,
        { ...missing.body, instance: '' },
      ]);
      expect(Object.fromEntries(theirs.headers).etag).toBeUndefined();
    }
    expect((await api.delete(`/v1/media/${id}`, { token: other.token })).status).toBe(404);
    expect((await api.get(`/v1/media/${id}`, { token: owner.token })).status).toBe(200);
  });

  it('When a photo is published, then anyone sees it as soon as it is ready, and not before', async () => {
    const owner = await aPerson(api);
    const bytes = await jpegBytes();
    const offered = await api.post(
      '/v1/media/uploads',
      { files: [{ contentType: 'image/jpeg', byteSize: bytes.length, purpose: 'review' }] },
      { token: owner.token },
    );
    const [{ id, upload }] = offered.body.items;
    await publish([id], owner.id);
    expect((await api.get(`/v1/media/${id}`)).status).toBe(404);
    expect(
      (await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: new Uint8Array(bytes) }))
        .status,
    ).toBe(200);
    const { body } = await settled(api, owner, id);
    const seenByOthers = { ...body, own: null };
    expect((await api.get(`/v1/media/${id}`)).body).toEqual(seenByOthers);
    const views = await api.app.get(MediaService).publishedViews([id, randomUUID()]);
    expect([...views]).toEqual([[id, seenByOthers]]);
  });

  it('When photos do not fit what they are for, then the refusal names each of them and none is published', async () => {
    const owner = await aPerson(api);
    const other = await aPerson(api);
    const [mine, avatar, theirs] = [
      await aPhoto(api, owner),
      await aPhoto(api, owner, { purpose: 'avatar' }),
      await aPhoto(api, other),
    ];
    const attempt = publish([mine, avatar, theirs], owner.id);
    await expect(attempt).rejects.toMatchObject({
      kind: { code: 'photo-not-usable', status: 400 },
      more: { errors: [{ pointer: '/photoIds/1' }, { pointer: '/photoIds/2' }] },
    });
    expect((await api.get(`/v1/media/${mine}`)).status).toBe(404);
  });

  it('When a photo of a festival is shown by two festivals, then it stays until both have let go of it', async () => {
    const editor = await aPerson(api, 'editor');
    const another = await aPerson(api, 'editor');
    const id = await aPhoto(api, editor, { purpose: 'festival' });
    const letGo = () =>
      api.app.get(Database).transaction(() => api.app.get(MediaService).release([id, randomUUID()]));
    await publish([id], another.id, 'festival');
    await publish([id], editor.id, 'festival');
    await letGo();
    expect((await api.get(`/v1/media/${id}`)).status).toBe(200);
    await letGo();
    expect((await api.get(`/v1/media/${id}`, { token: editor.token })).status).toBe(404);
  });

  it('When a photo is described, then its readers are told', async () => {
    const owner = await aPerson(api);
    const id = await aPhoto(api, owner);
    const description = { alt: '불꽃이 터지는 강가', licence: 'cc0-1.0', credit: 'Fasteval' } as const;
    await api.app.get(MediaService).describe(id, description);
    expect((await api.get(`/v1/media/${id}`, { token: owner.token })).body).toMatchObject(description);
  });

  it('When a person lists their photos, then they are theirs alone, newest first, in pages', async () => {
    const owner = await aPerson(api);
    await aPhoto(api, await aPerson(api));
    const ids = [await aPhoto(api, owner), await aPhoto(api, owner), await aPhoto(api, owner)];
    const first = await api.get('/v1/me/photos?perPage=2', { token: owner.token });
    expect(first.body).toMatchObject({ page: 1, perPage: 2, total: 3 });
    expect(first.headers.get('link')).toContain('</v1/me/photos?perPage=2&page=2>; rel="next"');
    const second = await api.get('/v1/me/photos?perPage=2&page=2', { token: owner.token });
    expect([...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id)).toEqual(
      ids.toReversed(),
    );
    expect((await api.get('/v1/me/photos')).status).toBe(401);
    expect((await api.get('/v1/me/photos?owner=x', { token: owner.token })).body.errors[0].pointer).toBe(
      '/owner',
    );
  });

  it('When the id is no id, then it is 400 and names it', async () => {
    const { status, body } = await api.get('/v1/media/7');
    expect([status, body.errors[0].pointer]).toEqual([400, '/id']);
  });
});
