import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/shared/database/database.js';
import { newId } from '../../src/shared/ids.js';
import { type Answer, type TestApi, startApi } from '../support/api.js';
import { aPerson, type Person } from '../support/people.js';
import { aPhoto, settled, uploaded } from '../support/photos.js';
import { statementsOf } from '../support/statements.js';

const PICTURE = {
  url: 'https://pictures.example.org/lanterns.jpg',
  sourceUrl: 'https://pictures.example.org/lanterns',
  alt: '강을 따라 흘러가는 등불',
  credit: '등불 기록관',
  licence: 'kogl-3',
};

describe('galleries of festivals', () => {
  let api: TestApi;
  let editor: Person;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    editor = await aPerson(api, 'editor');
  });
  afterAll(() => api.close());

  const photos = (count: number, by = editor): Promise<string[]> =>
    Promise.all(Array.from({ length: count }, () => aPhoto(api, by, { purpose: 'festival' })));
  const create = (body: object, { token } = editor) =>
    api.post('/v1/festivals', { name: '축제', category: 'light', ...body }, { token });
  const read = async (id: string) => (await api.get(`/v1/festivals/${id}`)).body;
  const change = async (id: string, body: object, by = editor, etag?: string): Promise<Answer> => {
    const seen = etag ?? ((await api.get(`/v1/festivals/${id}`)).headers.get('etag') as string);
    return api.patch(`/v1/festivals/${id}`, body, { token: by.token, headers: { 'if-match': seen } });
  };
  const idsOf = (list: { id: string }[]) => list.map(({ id }) => id);
  const pointersOf = ({ body }: Answer) => body.errors.map(({ pointer }: { pointer: string }) => pointer);
  const stateOf = async (id: string) => (await api.get(`/v1/media/${id}`, { token: editor.token })).status;

  it('When a festival has a gallery, then its page shows the photos in the order given, within four statements', async () => {
    const [first, second, third] = (await photos(3)) as [string, string, string];
    const created = await create({ coverPhotoId: second, galleryPhotoIds: [third, first, second] });
    expect([created.status, idsOf(created.body.gallery)]).toEqual([201, [third, first, second]]);
    const { id } = created.body;
    const turned = await change(id, { galleryPhotoIds: [second, third, first] });
    expect([turned.status, idsOf(turned.body.gallery)]).toEqual([200, [second, third, first]]);
    let shown: any;
    const { statements } = await statementsOf(api, async () => (shown = await read(id)));
    expect(statements.length).toBeLessThanOrEqual(4);
    expect(idsOf(shown.gallery)).toEqual([second, third, first]);
    expect(shown.gallery[0]).toEqual(shown.cover);
    expect(shown.gallery[0].renditions.length).toBeGreaterThan(0);
  });

  it('When a photo is left out, then it is deleted, unless the cover or another festival shows it', async () => {
    const [only, cover, shared] = (await photos(3)) as [string, string, string];
    const { id } = (await create({ coverPhotoId: cover, galleryPhotoIds: [only, cover, shared] })).body;
    const other = (await create({ galleryPhotoIds: [shared] })).body;
    expect((await change(id, { galleryPhotoIds: [] })).body.gallery).toEqual([]);
    expect(await Promise.all([only, cover, shared].map(stateOf))).toEqual([404, 200, 200]);
    expect((await read(id)).cover.id).toBe(cover);
    expect(idsOf((await read(other.id)).gallery)).toEqual([shared]);
    expect((await change(id, { coverPhotoId: null })).status).toBe(200);
    expect((await change(other.id, { galleryPhotoIds: [] })).status).toBe(200);
    expect(await Promise.all([cover, shared].map(stateOf))).toEqual([404, 404]);
  });

  it('When a photo changes its place between cover and gallery, then it stays; out of both at once, it is deleted', async () => {
    const [first, second] = (await photos(2)) as [string, string];
    const { id } = (await create({ coverPhotoId: first, galleryPhotoIds: [second] })).body;
    const swapped = (await change(id, { coverPhotoId: second, galleryPhotoIds: [first] })).body;
    expect([swapped.cover.id, idsOf(swapped.gallery)]).toEqual([second, [first]]);
    expect((await change(id, { galleryPhotoIds: [second, first] })).status).toBe(200);
    expect((await change(id, { coverPhotoId: null, galleryPhotoIds: [first] })).status).toBe(200);
    expect(await Promise.all([first, second].map(stateOf))).toEqual([200, 404]);
  });

  it('When a change does not speak of gallery and pictures, then they stay; an empty list empties them', async () => {
    const [photo] = (await photos(1)) as [string];
    const { id } = (await create({ galleryPhotoIds: [photo], linkedPictures: [PICTURE] })).body;
    const renamed = (await change(id, { name: '다른 이름' })).body;
    expect([idsOf(renamed.gallery), renamed.linkedPictures]).toEqual([[photo], [PICTURE]]);
    const emptied = (await change(id, { galleryPhotoIds: [], linkedPictures: [] })).body;
    expect([emptied.gallery, emptied.linkedPictures]).toEqual([[], []]);
  });

  it('When festivals are made and emptied in parallel, then each has its own gallery, without a deadlock', async () => {
    const each = await photos(8);
    let made: Answer[] = [];
    let emptied: Answer[] = [];
    const { errors } = await statementsOf(api, async () => {
      made = await Promise.all(each.map((photo) => create({ galleryPhotoIds: [photo] })));
      emptied = await Promise.all(made.map(({ body }) => change(body.id, { galleryPhotoIds: [] })));
    });
    expect(made.map(({ body }) => idsOf(body.gallery))).toEqual(each.map((photo) => [photo]));
    expect(emptied.map(({ body }) => body.gallery)).toEqual(each.map(() => []));
    expect(errors).toEqual([]);
    expect(await Promise.all(each.map(stateOf))).toEqual(each.map(() => 404));
  });

  it('When another editor has uploaded the photo, then it will do; a visitor can change nothing', async () => {
    const [theirs, more] = (await photos(2, await aPerson(api, 'editor'))) as [string, string];
    const { id } = (await create({ galleryPhotoIds: [theirs] })).body;
    expect(idsOf((await read(id)).gallery)).toEqual([theirs]);
    const visitor = await aPerson(api);
    expect((await change(id, { galleryPhotoIds: [more] }, visitor)).status).toBe(403);
    expect((await create({ galleryPhotoIds: [more] }, visitor)).status).toBe(403);
    expect(idsOf((await read(id)).gallery)).toEqual([theirs]);
  });

  it('When a photo was rejected, is of a review or unknown, then 400 points at it and nothing changes', async () => {
    const [good, added] = (await photos(2)) as [string, string];
    const rejected = await uploaded(api, editor, Buffer.from('%PDF-1.7 no picture at all'), 'festival');
    expect((await settled(api, editor, rejected)).body.status).toBe('rejected');
    const ofReview = await aPhoto(api, editor, { purpose: 'review' });
    const { id } = (await create({ galleryPhotoIds: [good] })).body;
    const refused = await change(id, { galleryPhotoIds: [added, rejected, good, ofReview, newId()] });
    expect([refused.status, refused.body.type]).toEqual([400, 'urn:fasteval:problem:photo-not-usable']);
    expect(pointersOf(refused)).toEqual(['/galleryPhotoIds/1', '/galleryPhotoIds/3', '/galleryPhotoIds/4']);
    expect((await create({ galleryPhotoIds: [rejected] })).status).toBe(400);
    expect(idsOf((await read(id)).gallery)).toEqual([good]);
    expect((await api.get(`/v1/media/${added}`)).status).toBe(404);
  });

  it('When a photo is not clean or not ready, then nobody is shown it', async () => {
    const [clean, waiting] = (await photos(2)) as [string, string];
    const files = [{ contentType: 'image/jpeg', byteSize: 1000, purpose: 'festival' }];
    const pending = (await api.post('/v1/media/uploads', { files }, { token: editor.token })).body.items[0]
      .id;
    const { id } = (await create({ galleryPhotoIds: [pending, waiting, clean] })).body;
    await api.app
      .get(Database)
      .change("UPDATE media_photo SET moderation = 'review' WHERE id = ?", [waiting]);
    expect(idsOf((await read(id)).gallery)).toEqual([clean]);
    const list = (await api.get(`/v1/festivals/${id}/photos`)).body;
    expect([list.total, idsOf(list.items)]).toEqual([1, [clean]]);
  });

  it('When an editor puts a gallery in another order, then they are told of photos not shown yet, and keep them', async () => {
    const [clean, waiting] = (await photos(2)) as [string, string];
    const { id } = (await create({ galleryPhotoIds: [waiting, clean] })).body;
    await api.app
      .get(Database)
      .change("UPDATE media_photo SET moderation = 'review' WHERE id = ?", [waiting]);
    const seen = (await api.get(`/v1/festivals/${id}`, { token: editor.token })).body;
    expect([idsOf(seen.gallery), seen.galleryPhotoIds]).toEqual([[clean], [waiting, clean]]);
    const reordered = await change(id, { galleryPhotoIds: [...seen.galleryPhotoIds].reverse() });
    expect(reordered.body.galleryPhotoIds).toEqual([clean, waiting]);
    const visitor = await aPerson(api);
    for (const token of [undefined, visitor.token])
      expect((await api.get(`/v1/festivals/${id}`, { token })).body).not.toHaveProperty('galleryPhotoIds');
  });

  it('When there are 31 photos or pictures, or one photo twice, then it is 400 and names the field', async () => {
    const ids = Array.from({ length: 31 }, () => newId());
    const tooMany = await create({ galleryPhotoIds: ids });
    expect([tooMany.status, pointersOf(tooMany)]).toEqual([400, ['/galleryPhotoIds']]);
    const twice = await create({ galleryPhotoIds: [ids[0], ids[0]] });
    expect([twice.status, pointersOf(twice)]).toEqual([400, ['/galleryPhotoIds']]);
    const pictures = await create({ linkedPictures: Array(31).fill(PICTURE) });
    expect([pictures.status, pointersOf(pictures)]).toEqual([400, ['/linkedPictures']]);
    expect((await create({ linkedPictures: Array(30).fill(PICTURE) })).body.linkedPictures).toHaveLength(30);
  });

  it.each([
    ['an http: address', { url: 'http://pictures.example.org/a.jpg' }, 'url'],
    ['a javascript: address', { url: 'javascript:alert(1)' }, 'url'],
    ['a javascript: source', { sourceUrl: 'javascript:alert(1)//https://' }, 'sourceUrl'],
    ['a data: source', { sourceUrl: 'data:text/html,hello' }, 'sourceUrl'],
    ['an address without a host', { url: 'https://' }, 'url'],
    ['a licence of photos that we may resize', { licence: 'cc-by-4.0' }, 'licence'],
    ['no words for it', { alt: '' }, 'alt'],
    ['nobody to name', { credit: undefined }, 'credit'],
    ['a field nobody knows', { width: 3 }, 'width'],
  ])(
    'When a linked picture has %s, then it is 400, names the field, and nothing is kept',
    async (_, wrong, field) => {
      const { id } = (await create({})).body;
      const refused = await change(id, { linkedPictures: [PICTURE, { ...PICTURE, ...wrong }] });
      expect([refused.status, pointersOf(refused)]).toEqual([400, [`/linkedPictures/1/${field}`]]);
      expect((await read(id)).linkedPictures).toEqual([]);
    },
  );

  it('When pictures are linked, then they are answered as given and in order, and never become photos', async () => {
    const more = { ...PICTURE, url: `${PICTURE.url}?size=1&of=<2>`, alt: '🏮', licence: 'cc-by-nd-4.0' };
    const created = await create({ linkedPictures: [more, PICTURE, { ...PICTURE, licence: 'kogl-4' }] });
    expect(created.status).toBe(201);
    expect((await read(created.body.id)).linkedPictures).toEqual([
      more,
      PICTURE,
      { ...PICTURE, licence: 'kogl-4' },
    ]);
    expect((await api.get(`/v1/festivals/${created.body.id}/photos`)).body.total).toBe(0);
  });

  it('When the gallery is changed without If-Match or with a stale one, then it is 428 or 412 and nothing is let go of', async () => {
    const [photo] = (await photos(1)) as [string];
    const created = await create({ galleryPhotoIds: [photo] });
    const { id } = created.body;
    const stale = created.headers.get('etag') as string;
    const bare = await api.patch(`/v1/festivals/${id}`, { galleryPhotoIds: [] }, { token: editor.token });
    expect(bare.status).toBe(428);
    expect((await change(id, { linkedPictures: [PICTURE] })).status).toBe(200);
    const lost = await change(id, { galleryPhotoIds: [] }, editor, stale);
    expect([lost.status, idsOf(lost.body.current.gallery)]).toEqual([412, [photo]]);
    expect(await stateOf(photo)).toBe(200);
  });
});
