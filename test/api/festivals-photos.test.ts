import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/shared/database/database.js';
import { newId } from '../../src/shared/ids.js';
import { type Answer, type TestApi, startApi } from '../support/api.js';
import { aPerson, type Person } from '../support/people.js';
import { aPhoto } from '../support/photos.js';
import { aPublishedFestival } from '../support/published-festival.js';
import { statementsOf } from '../support/statements.js';

describe('all photos of a festival', () => {
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

  const change = async (id: string, body: object): Promise<Answer> => {
    const etag = (await api.get(`/v1/festivals/${id}`)).headers.get('etag') as string;
    return api.patch(`/v1/festivals/${id}`, body, { token: editor.token, headers: { 'if-match': etag } });
  };
  const aGallery = async (id: string, count: number): Promise<string[]> => {
    const galleryPhotoIds = await Promise.all(
      Array.from({ length: count }, () => aPhoto(api, editor, { purpose: 'festival' })),
    );
    expect((await change(id, { galleryPhotoIds })).status).toBe(200);
    return galleryPhotoIds;
  };
  const idsOf = (list: { id: string }[]) => list.map(({ id }) => id);
  const aReview = async (festivalId: string, count: number): Promise<string[]> => {
    const person = await aPerson(api);
    const photoIds: string[] = [];
    // The one that was uploaded last comes first: their ids have another order than their author gives them.
    for (let index = 0; index < count; index += 1) photoIds.unshift(await aPhoto(api, person));
    const { token } = person;
    const written = await api.post(`/v1/festivals/${festivalId}/reviews`, { rating: 5, photoIds }, { token });
    if (written.status !== 201) throw new Error(`No review: ${written.text}`);
    return photoIds;
  };

  it('When all photos are listed, then the gallery comes first, the newest review next, paged, within four statements', async () => {
    const { id } = await aPublishedFestival(api, {}, [{ startsIn: -7 }]);
    const other = await aPublishedFestival(api, {}, [{ startsIn: -7 }]);
    const gallery = await aGallery(id, 2);
    const older = await aReview(id, 3);
    const newer = await aReview(id, 1);
    await aReview(other.id, 1);
    const [hidden, ...seen] = older as [string, string, string];
    const database = api.app.get(Database);
    await database.change("UPDATE media_photo SET moderation = 'blocked' WHERE id = ?", [hidden]);
    const expected = [...gallery, ...newer, ...seen];

    const all = await api.get(`/v1/festivals/${id}/photos`);
    expect([all.status, all.body.total, idsOf(all.body.items)]).toEqual([200, 5, expected]);
    expect(all.body.items[0]).toMatchObject({ status: 'ready', own: null });
    for (const [page, items] of [
      [1, expected.slice(0, 3)],
      [2, expected.slice(3)],
      [3, []],
    ] as const) {
      let answer: Answer | undefined;
      const { statements } = await statementsOf(api, async () => {
        answer = await api.get(`/v1/festivals/${id}/photos?perPage=3&page=${page}`);
      });
      expect([answer?.body.total, idsOf(answer?.body.items)]).toEqual([5, items]);
      expect(statements.length).toBeLessThanOrEqual(4);
    }
    const first = await api.get(`/v1/festivals/${id}/photos?perPage=3`);
    expect(first.headers.get('link')).toContain(`</v1/festivals/${id}/photos?perPage=3&page=2>; rel="next"`);
  });

  it('B7 When the festival is hidden, a draft or unknown, or the question is wrong, then it is 404 or 400', async () => {
    const { id } = await aPublishedFestival(api);
    const at = (of: string, query = '') => api.get(`/v1/festivals/${of}/photos${query}`);
    expect((await at(id)).body).toEqual({ items: [], page: 1, perPage: 20, total: 0 });
    expect((await at(id, '?perPage=101')).status).toBe(400);
    expect((await at(id, '?sort=new')).status).toBe(400);
    expect((await at('x')).status).toBe(400);
    expect((await at(newId())).status).toBe(404);
    expect((await change(id, { status: 'draft' })).status).toBe(200);
    expect((await at(id)).status).toBe(404);
  });

  it('When there are thousands of reviews of other festivals, then none of their rows is looked at', async () => {
    const { id } = await aPublishedFestival(api, {}, [{ startsIn: -7 }]);
    await aGallery(id, 1);
    await aReview(id, 1);
    const database = api.app.get(Database);
    await database.change(
      `INSERT INTO reviews_review (id, festival_id, edition_id, author_id, rating, version, created_at, updated_at)
         SELECT UUID(), UUID(), UUID(), UUID(), 3, 1, NOW(6), NOW(6) FROM seq_1_to_3000`,
    );
    await database.change(
      `INSERT INTO reviews_photo (photo_id, review_id, position)
         SELECT UUID(), id, 0 FROM reviews_review WHERE festival_id <> ?`,
      [id],
    );
    for (const table of ['reviews_review', 'reviews_photo']) await database.rows(`ANALYZE TABLE ${table}`);
    const { statements } = await statementsOf(api, () => api.get(`/v1/festivals/${id}/photos`));
    const ofReviews = statements.find((sql) => sql.includes('reviews_review')) as string;
    const plan = await database.rows<{ key: string; rows: string }>(`EXPLAIN ${ofReviews}`, [id]);
    expect(plan.map(({ key }) => key)).toEqual(['reviews_review_newest', 'reviews_photo_review']);
    for (const { rows } of plan) expect(Number(rows)).toBeLessThan(10);
    const ofGallery = statements.find((sql) => sql.includes('festivals_gallery_photo')) as string;
    const keys = await database.rows<{ table: string; key: string | null }>(`EXPLAIN ${ofGallery}`, [id]);
    expect(keys.find(({ table }) => table === 'g')?.key).toMatch(/^(PRIMARY|festivals_gallery_photo_order)$/);
  });
});
