import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApi, type TestApi } from '../support/api.js';
import { aFestival } from '../support/festivals.js';
import { applied, cp949, stdCsv } from '../support/imports.js';
import { aPerson, type Person } from '../support/people.js';

describe('what people made of festivals that turn out to be one', () => {
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

  /** The name is all new, but nearly everything else has stayed. */
  const renamed = { 축제명: '만세보령 빛의향연', 축제시작일자: '2025-10-01', 축제종료일자: '2025-10-04' };
  const original = { 축제명: '보령 등불축제' };
  const both = stdCsv([original, renamed]);
  const later = both.replaceAll('2026-06-01', '2026-07-01');

  const items = async (): Promise<any[]> => (await api.get('/v1/festivals')).body.items;
  const decide = async (decision: string, among = 'none') => {
    const { body } = await api.get(`/v1/admin/duplicates?decision=${among}`, { token: editor.token });
    const [{ id, version }] = body.items;
    return api.post(
      `/v1/admin/duplicates/${id as string}/decision`,
      { decision },
      { token: editor.token, headers: { 'if-match': `"${String(version)}"` } },
    );
  };
  /** Two festivals, the one that stays first. */
  const two = async () => {
    await applied(api, editor.token, cp949(both));
    return sorted();
  };
  const sorted = async (): Promise<[string, string]> => {
    const [winner, loser] = (await items()).map(({ id }) => id as string).sort();
    return [winner as string, loser as string];
  };
  const review = async (festivalId: string, rating: number, by: Person): Promise<any> =>
    (await api.post(`/v1/festivals/${festivalId}/reviews`, { rating }, { token: by.token })).body;
  const reviewsOf = async (id: string): Promise<any[]> =>
    (await api.get(`/v1/festivals/${id}/reviews`)).body.items;
  const festival = async (id: string): Promise<any> => (await api.get(`/v1/festivals/${id}`)).body;
  const rerate = (id: string, rating: number, by: Person) =>
    api.patch(`/v1/reviews/${id}`, { rating }, { token: by.token, headers: { 'if-match': '"1"' } });
  /** The stars that the festival shows, which must be those of the reviews that it lists. */
  const recounted = async (id: string) => {
    const ratings = (await reviewsOf(id)).map(({ rating }) => rating as number);
    const sum = ratings.reduce((total, rating) => total + rating, 0);
    const { rating } = await festival(id);
    expect(rating.count).toBe(ratings.length);
    if (ratings.length > 0) expect(rating.mean).toBeCloseTo(sum / ratings.length, 1);
    return ratings.sort();
  };

  it('When festivals are joined, reviews are changed, and they are parted again, then the stars are always those of the reviews', async () => {
    const [winner, loser] = await two();
    const [first, second] = [await aPerson(api), await aPerson(api)];
    await review(winner, 5, first);
    const moved = await review(loser, 2, first);
    const dropped = await review(loser, 3, second);
    await decide('same');
    expect(await recounted(winner)).toEqual([2, 3, 5]);
    expect(await reviewsOf(loser)).toEqual(await reviewsOf(winner));
    expect((await api.get(`/v1/reviews/${moved.id as string}`)).body.festivalId).toBe(winner);
    expect((await rerate(moved.id as string, 4, first)).status).toBe(200);
    expect(await recounted(winner)).toEqual([3, 4, 5]);
    await api.delete(`/v1/reviews/${dropped.id as string}`, { token: second.token });
    expect(await recounted(winner)).toEqual([4, 5]);
    const onOldPage = await review(loser, 1, second);
    expect(onOldPage.festivalId).toBe(winner);
    await applied(api, editor.token, cp949(later));
    expect(await recounted(winner)).toEqual([1, 4, 5]);
    await decide('different', 'same');
    expect(await recounted(winner)).toEqual([1, 5]);
    expect(await recounted(loser)).toEqual([4]);
  });

  it('When one that an editor made is joined and files come again, then its stars are counted once', async () => {
    await applied(api, editor.token, cp949(stdCsv([original])));
    const [{ id: imported }] = await items();
    const { id } = await aFestival(api, {
      name: '보령 등불축제',
      place: '한빛공원',
      phone: '041-930-0000',
      homepage: 'https://lantern.example.kr',
      region: { provinceCode: '44', districtCode: '44180' },
      point: { lat: 36.3129, lng: 126.5132 },
      editions: [{ startsOn: '2025-10-01', endsOn: '2025-10-04' }],
    });
    await review(id, 4, await aPerson(api));
    for (const day of ['2026-07-01', '2026-08-01', '2026-09-01'])
      await applied(api, editor.token, cp949(stdCsv([{ ...original, 데이터기준일자: day }])));
    expect((await items()).map((one) => one.id)).toEqual([imported]);
    expect(await recounted(imported as string)).toEqual([4]);
  });

  it('When festivals are parted again, then bookmarks go back to where they were made', async () => {
    const [winner, loser] = await two();
    const [ofLoser, ofBoth, changedMind] = [await aPerson(api), await aPerson(api), await aPerson(api)];
    const mark = (id: string, { token }: Person) =>
      api.put(`/v1/festivals/${id}/bookmark`, undefined, { token });
    await mark(loser, ofLoser);
    await mark(winner, ofBoth);
    await mark(loser, ofBoth);
    await mark(loser, changedMind);
    const kept = async ({ token }: Person) =>
      (await api.get('/v1/me/bookmarks', { token })).body.items.map(({ id }: { id: string }) => id).sort();
    await decide('same');
    expect([await kept(ofLoser), await kept(ofBoth), await kept(changedMind)]).toEqual([
      [winner],
      [winner],
      [winner],
    ]);
    expect((await festival(winner)).bookmarkCount).toBe(3);
    await api.delete(`/v1/festivals/${winner}/bookmark`, { token: changedMind.token });
    await decide('different', 'same');
    expect([await kept(ofLoser), await kept(ofBoth), await kept(changedMind)]).toEqual([
      [loser],
      [winner, loser],
      [],
    ]);
    const counts = [(await festival(winner)).bookmarkCount, (await festival(loser)).bookmarkCount];
    expect(counts).toEqual([1, 2]);
  });
});
