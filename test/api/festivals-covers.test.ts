import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApi, startApi } from '../support/api.js';
import { aPerson, type Person } from '../support/people.js';
import { aPhoto } from '../support/photos.js';
import { statementsOf } from '../support/statements.js';

describe('covers of festivals', () => {
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

  const aCover = (): Promise<string> => aPhoto(api, editor, { purpose: 'festival' });
  const festivalWith = (coverPhotoId: string) =>
    api.post('/v1/festivals', { name: '축제', category: 'food', coverPhotoId }, { token: editor.token });
  const change = async (id: string, coverPhotoId: string | null) => {
    const etag = (await api.get(`/v1/festivals/${id}`)).headers.get('etag') as string;
    const headers = { 'if-match': etag };
    return api.patch(`/v1/festivals/${id}`, { coverPhotoId }, { token: editor.token, headers });
  };

  it('When a festival has a cover, then list and page show the photo, within three and four statements', async () => {
    const cover = await aCover();
    const { id } = (await festivalWith(cover)).body;
    let listed: any;
    let shown: any;
    const list = await statementsOf(
      api,
      async () => (listed = (await api.get('/v1/festivals')).body.items[0]),
    );
    const page = await statementsOf(api, async () => (shown = (await api.get(`/v1/festivals/${id}`)).body));
    expect(shown.cover).toMatchObject({ id: cover, status: 'ready' });
    expect(shown.cover.renditions.length).toBeGreaterThan(0);
    expect(listed.cover).toEqual(shown.cover);
    expect(list.statements.length).toBeLessThanOrEqual(3);
    expect(page.statements.length).toBeLessThanOrEqual(4);
  });

  it('When one photo is the cover of two festivals and one of them changes it, then the other keeps it', async () => {
    const [shared, other] = [await aCover(), await aCover()];
    const [first, second] = [(await festivalWith(shared)).body, (await festivalWith(shared)).body];
    expect((await change(first.id, other)).body.cover.id).toBe(other);
    expect((await api.get(`/v1/festivals/${second.id}`)).body.cover.id).toBe(shared);
    expect((await change(second.id, null)).body.cover).toBeNull();
    expect((await api.get(`/v1/media/${shared}`)).status).toBe(404);
    expect((await api.get(`/v1/media/${other}`)).status).toBe(200);
  });

  it('When the photo of a review is named as cover, then it is refused and nothing changes', async () => {
    const review = await aPhoto(api, editor, { purpose: 'review' });
    expect((await festivalWith(review)).status).toBe(400);
    const { id } = (await festivalWith(await aCover())).body;
    const refused = await change(id, review);
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '/coverPhotoId']);
    expect((await api.get(`/v1/festivals/${id}`)).body.cover).not.toBeNull();
  });
});
