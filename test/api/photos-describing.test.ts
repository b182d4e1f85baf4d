import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { phonePlace } from '../../lambda/fixtures/pictures.js';
import { MediaService } from '../../src/media/index.js';
import { Database } from '../../src/shared/database/database.js';
import { type Answer, type TestApi, startApi } from '../support/api.js';
import { aPerson, type Person } from '../support/people.js';
import { offerOf } from '../support/photos.js';

const DESCRIPTION = {
  alt: '강 위로 터지는 불꽃',
  focalPoint: { x: 0.25, y: 0.3333 },
  licence: 'cc-by-4.0',
  credit: '김하늘',
};

describe('what people say of their photos', () => {
  let api: TestApi;
  let owner: Person;
  let count = 0;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    owner = await aPerson(api);
  });
  afterAll(() => api.close());

  /** A photo whose bytes never come: it can be described all the same. */
  const aPending = async (by: Person, purpose: 'review' | 'festival' = 'review'): Promise<string> => {
    const file = offerOf(Buffer.from(`photo ${(count += 1)}`), purpose);
    return (await api.post('/v1/media/uploads', { files: [file] }, { token: by.token })).body.items[0].id;
  };
  /** As the photo function leaves it, shown by something. */
  const asPublished = async (id: string, columns = '') => {
    const published = `status = 'ready', look_at = NULL, width = 4, height = 3, thumbhash = 'AAAA', color = '#000000',
      renditions = '[{"width": 4, "height": 3, "format": "jpeg", "byteSize": 9, "key": "renditions/x"}]', attachments = 1`;
    await api.app.get(Database).change(`UPDATE media_photo SET ${published}${columns} WHERE id = ?`, [id]);
  };
  const change = (id: string, body: unknown, by: Person, etag?: string): Promise<Answer> =>
    api.patch(`/v1/media/${id}`, body, {
      token: by.token,
      ...(etag === undefined ? {} : { headers: { 'if-match': etag } }),
    });
  const read = (id: string, by?: Person) => api.get(`/v1/media/${id}`, { token: by?.token });

  it('When the owner describes it, then everybody who may see it is told, field by field', async () => {
    const id = await aPending(owner);
    const told = { ...DESCRIPTION, focalPoint: { x: 0.25, y: 0.333 } };
    const changed = await change(id, DESCRIPTION, owner);
    expect([changed.status, changed.body]).toMatchObject([200, told]);
    await asPublished(id);
    expect((await read(id)).body).toMatchObject({ ...told, own: null });
    const views = await api.app.get(MediaService).publishedViews([id]);
    expect(views.get(id)).toMatchObject({ ...told, own: null });
    expect((await change(id, { focalPoint: null, alt: '불꽃' }, owner)).body).toMatchObject({
      ...told,
      alt: '불꽃',
      focalPoint: null,
    });
    expect((await change(id, { alt: null, licence: null, credit: null }, owner)).body).toMatchObject({
      alt: null,
      licence: null,
      credit: null,
    });
  });

  it('When text comes decomposed, then it is kept composed', async () => {
    const id = await aPending(owner);
    const { body } = await change(id, { alt: '보령머드축제'.normalize('NFD') }, owner);
    expect(body.alt).toBe('보령머드축제');
  });

  it.each([
    ['nothing', {}, ''],
    ['an unknown field', { title: 'x' }, '/title'],
    ['an empty text', { alt: ' ' }, '/alt'],
    ['a text that is too long', { alt: '가'.repeat(501) }, '/alt'],
    ['control characters', { credit: 'a\u202eb' }, '/credit'],
    ['a point outside of the photo', { focalPoint: { x: 1.01, y: 0 } }, '/focalPoint/x'],
    ['half a point', { focalPoint: { x: 0.5 } }, '/focalPoint/y'],
    ['a point in space', { focalPoint: { x: 0, y: 0, z: 0 } }, '/focalPoint/z'],
    ['a licence that we do not know', { licence: 'mine' }, '/licence'],
    ['a licence in other letters', { licence: 'CC0-1.0' }, '/licence'],
  ])('When it is told %s, then it is 400, names the field, and nothing changes', async (_, body, pointer) => {
    const id = await aPending(owner);
    const answer = await change(id, body, owner);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, pointer]);
    expect((await read(id, owner)).body).toMatchObject({
      alt: null,
      focalPoint: null,
      licence: null,
      credit: null,
    });
  });

  it.each(['kogl-3', 'kogl-4', 'cc-by-nd-4.0'])(
    'When the licence is %s, which forbids altering, then the answer says that it is linked and never uploaded',
    async (licence) => {
      const id = await aPending(owner);
      const korean = await change(id, { licence }, owner);
      expect([korean.status, korean.body.errors]).toEqual([
        400,
        [{ pointer: '/licence', detail: expect.stringContaining('링크') }],
      ]);
      const english = await api.patch(
        `/v1/media/${id}`,
        { licence },
        { token: owner.token, headers: { 'accept-language': 'en' } },
      );
      expect(english.body.errors[0].detail).toMatch(/linked.*never uploaded/);
    },
  );

  it('When somebody else tries, then a published photo is 403 and another one is not there', async () => {
    const id = await aPending(owner);
    const [other, editor] = [await aPerson(api), await aPerson(api, 'editor')];
    for (const by of [other, editor]) expect((await change(id, DESCRIPTION, by)).status).toBe(404);
    await asPublished(id);
    for (const by of [other, editor]) expect((await change(id, DESCRIPTION, by)).status).toBe(403);
    expect((await api.patch(`/v1/media/${id}`, DESCRIPTION)).status).toBe(401);
    expect((await read(id)).body.alt).toBeNull();
  });

  it('When the owner names the version they saw, then a lost race is told with the present state', async () => {
    const id = await aPending(owner);
    const etag = (await read(id, owner)).headers.get('etag') as string;
    const first = await change(id, { alt: '먼저' }, owner, etag);
    expect(first.headers.get('etag')).toBe((await read(id, owner)).headers.get('etag'));
    const second = await change(id, { alt: '나중' }, owner, etag);
    expect([second.status, second.body.current.alt]).toEqual([412, '먼저']);
    expect((await change(id, { alt: '다시' }, owner, second.headers.get('etag') as string)).status).toBe(200);
  });

  it('When editors share the photo of a festival, then each must name the version they saw', async () => {
    const [one, another] = [await aPerson(api, 'editor'), await aPerson(api, 'editor')];
    const id = await aPending(one, 'festival');
    for (const by of [one, another]) expect((await change(id, { alt: '축제' }, by)).status).toBe(428);
    const etag = (await read(id, another)).headers.get('etag') as string;
    const races = await Promise.all([one, another].map((by) => change(id, { alt: '축제' }, by, etag)));
    expect(races.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await change(id, { alt: '축제' }, owner, etag)).status).toBe(404);
  });

  it('G8 When the place was kept, then its owner sees it and nobody else', async () => {
    const id = await aPending(owner);
    expect((await read(id, owner)).body.own).toEqual({
      location: null,
      similarTo: null,
      moderation: 'clean',
    });
    await asPublished(id, ', keep_location = 1, latitude = 37.56, longitude = 126.97');
    const own = { location: { lat: 37.56, lng: 126.97 }, similarTo: null, moderation: 'clean' };
    expect((await read(id, owner)).body.own).toEqual(own);
    expect((await api.get('/v1/me/photos', { token: owner.token })).body.items[0].own).toEqual(own);
    for (const by of [undefined, await aPerson(api), await aPerson(api, 'editor')]) {
      const { status, text, body } = await read(id, by);
      expect([status, body.own]).toEqual([200, null]);
      expect(text).not.toMatch(phonePlace);
    }
  });
});
