import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FestivalWriter } from '../../src/festivals/index.js';
import { type TestApi, startApi } from '../support/api.js';
import { aPerson, type Person } from '../support/people.js';
import { aPhoto } from '../support/photos.js';
import { aPublishedFestival, type PublishedFestival } from '../support/published-festival.js';
import { boundStatementsOf } from '../support/statements.js';

describe('reviews', () => {
  let api: TestApi;
  let person: Person;
  let festival: PublishedFestival;
  const over = [{ startsIn: -400 }, { startsIn: -35 }];
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    person = await aPerson(api);
    festival = await aPublishedFestival(api, {}, over);
  });
  afterAll(() => api.close());

  const path = (of: PublishedFestival = festival) => `/v1/festivals/${of.id}/reviews`;
  const write = (body: object, by: Person = person) => api.post(path(), body, { token: by.token });
  const exported = async () => {
    const { token, password } = person;
    const key = await api.post('/v1/me/export', { currentPassword: password }, { token });
    const headers = { 'x-export-token': key.body.token as string };
    return (await api.get('/v1/me/export', { token, headers })).text;
  };
  const ratingOf = async () => (await api.get(`/v1/festivals/${festival.id}`)).body.rating;

  it('When a person reviews a festival, then everybody reads it under their name, of the edition that began last', async () => {
    const written = await write({ rating: 4, text: '좋았어요.\n또 갈게요 🎆' });
    expect(written.status).toBe(201);
    expect(written.headers.get('location')).toBe(`/v1/reviews/${written.body.id}`);
    expect(written.body).toEqual({
      id: expect.any(String),
      festivalId: festival.id,
      editionId: festival.editions[1],
      rating: 4,
      text: '좋았어요.\n또 갈게요 🎆',
      author: { id: person.id, displayName: '봄나들이' },
      photos: [],
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
    const read = await api.get(`/v1/reviews/${written.body.id}`);
    expect(read.body).toEqual(written.body);
    expect(read.headers.get('etag')).toBe(written.headers.get('etag'));
    expect((await api.get(path())).body).toEqual({ items: [written.body], page: 1, perPage: 20, total: 1 });
    const { name } = (await api.get(`/v1/festivals/${festival.id}`)).body;
    expect((await api.get('/v1/me/reviews', { token: person.token })).body.items).toEqual([
      { ...written.body, festival: { id: festival.id, name, nameEn: null } },
    ]);
    expect(await ratingOf()).toEqual({ mean: 4, count: 1 });
  });

  it('When the same edition is reviewed again, then 409 names the review; another edition is another review', async () => {
    const first = await write({ rating: 4 });
    const again = await write({ rating: 2 });
    expect([again.status, again.body.type]).toEqual([409, 'urn:fasteval:problem:already-reviewed']);
    expect(again.body.reviewId).toBe(first.body.id);
    expect((await write({ rating: 2, editionId: festival.editions[0] })).status).toBe(201);
    expect(await ratingOf()).toEqual({ mean: 3, count: 2 });
  });

  it('G1 When fifty parallel calls review one edition, then one is made and forty-nine are told so', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => write({ rating: (index % 5) + 1 })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(49).fill(409)]);
    const [only] = (await api.get(path())).body.items;
    expect(new Set(answers.map(({ status, body }) => (status === 201 ? body.id : body.reviewId)))).toEqual(
      new Set([only.id]),
    );
    expect(await ratingOf()).toEqual({ mean: only.rating, count: 1 });
  });

  it('G2 When reviews are made, changed and deleted in parallel, then the rating equals a recount', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => aPerson(api)));
    const someOf = async (by: Person, round: number) => {
      for (let step = 0; step < 12; step += 1) {
        const editionId = festival.editions[(step + round) % 2];
        const written = await write({ rating: ((step * 7 + round) % 5) + 1, editionId }, by);
        if (written.status !== 201) throw new Error(written.text);
        const at = `/v1/reviews/${written.body.id}`;
        const headers = { 'if-match': written.headers.get('etag') as string };
        const change = { rating: ((step * 3 + round) % 5) + 1 };
        const [changed, changedToo] = await Promise.all([
          api.patch(at, change, { token: by.token, headers }),
          api.patch(at, { rating: 1 }, { token: by.token, headers }),
        ]);
        expect([changed.status, changedToo.status].sort()).toEqual([200, 412]);
        if (step < 10) expect((await api.delete(at, { token: by.token })).status).toBe(204);
      }
    };
    await Promise.all(people.map(someOf));
    const { items, total } = (await api.get(`${path()}?perPage=100`)).body;
    expect(total).toBe(16);
    const sum = items.reduce((all: number, { rating }: { rating: number }) => all + rating, 0);
    expect(await ratingOf()).toEqual({ mean: Math.round((sum / 16) * 100) / 100, count: 16 });
  });

  it('When a review is changed, then only what was sent changes, and a lost race is told with the present state', async () => {
    const written = await write({ rating: 4, text: '처음 글' });
    const at = `/v1/reviews/${written.body.id}`;
    const { token } = person;
    expect((await api.patch(at, { rating: 5 }, { token })).status).toBe(428);
    const headers = { 'if-match': written.headers.get('etag') as string };
    const changed = await api.patch(at, { rating: 5 }, { token, headers });
    expect(changed.body).toMatchObject({ rating: 5, text: '처음 글', createdAt: written.body.createdAt });
    expect(changed.headers.get('etag')).not.toBe(written.headers.get('etag'));
    const late = await api.patch(at, { rating: 1 }, { token, headers });
    expect([late.status, late.headers.get('etag')]).toEqual([412, changed.headers.get('etag')]);
    expect(late.body.current).toEqual(changed.body);
    const cleared = await api.patch(
      at,
      { text: null },
      { token, headers: { 'if-match': changed.headers.get('etag') as string } },
    );
    expect(cleared.body).toMatchObject({ rating: 5, text: null });
    expect(await ratingOf()).toEqual({ mean: 5, count: 1 });
  });

  it('B7 When a review is deleted, then it is gone from every list, from the export and from the rating, and may be written anew', async () => {
    const written = await write({ rating: 1, text: '잊을 만한 밤' });
    const at = `/v1/reviews/${written.body.id}`;
    expect(await exported()).toContain('잊을 만한 밤');
    expect((await api.delete(at, { token: person.token })).status).toBe(204);
    expect((await api.delete(at, { token: person.token })).status).toBe(404);
    expect((await api.get(at)).status).toBe(404);
    expect((await api.get(path())).body.total).toBe(0);
    expect((await api.get('/v1/me/reviews', { token: person.token })).body.total).toBe(0);
    expect(await exported()).not.toContain('잊을 만한 밤');
    const listed = (await api.get('/v1/festivals?sort=rating')).body.items;
    expect(listed.find(({ id }: { id: string }) => id === festival.id).rating).toEqual({
      mean: null,
      count: 0,
    });
    expect(await ratingOf()).toEqual({ mean: null, count: 0 });
    expect((await write({ rating: 3 })).status).toBe(201);
  });

  it("When somebody else's review is changed or deleted, then 403 and nothing happens, to editors as well", async () => {
    const written = await write({ rating: 4 });
    const at = `/v1/reviews/${written.body.id}`;
    for (const other of [await aPerson(api), await aPerson(api, 'editor')]) {
      const headers = { 'if-match': written.headers.get('etag') as string };
      expect((await api.patch(at, { rating: 1 }, { token: other.token, headers })).status).toBe(403);
      expect((await api.delete(at, { token: other.token })).status).toBe(403);
    }
    expect((await api.get(at)).body).toEqual(written.body);
  });

  it('When an edition has not begun or was called off, then it cannot be reviewed', async () => {
    const coming = await aPublishedFestival(api, {}, [
      { startsIn: 3 },
      { startsIn: -300, status: 'cancelled' },
    ]);
    const undated = await aPublishedFestival(api, {}, []);
    const to = (of: PublishedFestival, body: object) => api.post(path(of), body, { token: person.token });
    for (const editionId of [undefined, ...coming.editions]) {
      const refused = await to(coming, { rating: 5, editionId });
      expect([refused.status, refused.body.type]).toEqual([409, 'urn:fasteval:problem:not-yet-held']);
    }
    expect((await to(undated, { rating: 5 })).body.type).toBe('urn:fasteval:problem:not-yet-held');
    expect((await to(coming, { rating: 5, editionId: festival.editions[0] })).status).toBe(404);
    const running = await aPublishedFestival(api, {}, [{ startsIn: 0 }]);
    expect((await to(running, { rating: 5 })).status).toBe(201);
  });

  it('B7 When the festival is hidden or a draft, then its reviews are nowhere, but the author still has theirs', async () => {
    const written = await write({ rating: 4 });
    const at = `/v1/reviews/${written.body.id}`;
    const { token } = person;
    const headers = { 'if-match': written.headers.get('etag') as string };
    for (const status of ['hidden', 'draft'] as const) {
      await api.app.get(FestivalWriter).change(festival.id, { status });
      expect((await api.get(path())).status).toBe(404);
      expect((await write({ rating: 4, editionId: festival.editions[0] })).status).toBe(404);
      expect((await api.get(at)).status).toBe(404);
      expect((await api.patch(at, { rating: 1 }, { token, headers })).status).toBe(404);
      expect((await api.delete(at, { token: (await aPerson(api)).token })).status).toBe(404);
      expect((await api.get('/v1/me/reviews', { token })).body.items).toEqual([
        { ...written.body, festival: null },
      ]);
    }
    expect((await api.delete(at, { token })).status).toBe(204);
    await api.app.get(FestivalWriter).change(festival.id, { status: 'published' });
    expect(await ratingOf()).toEqual({ mean: null, count: 0 });
  });

  it('When there are many, then they are paged, newest first', async () => {
    const people = await Promise.all(
      Array.from({ length: 5 }, (_, index) => aPerson(api, 'visitor', `사람 ${index}`)),
    );
    for (const [index, by] of people.entries()) await write({ rating: index + 1 }, by);
    const second = await api.get(`${path()}?page=2&perPage=2`);
    expect(second.body).toMatchObject({ page: 2, perPage: 2, total: 5 });
    expect(second.body.items.map(({ rating }: { rating: number }) => rating)).toEqual([3, 2]);
    expect(second.body.items[0].author.displayName).toBe('사람 2');
    expect(second.headers.get('link')).toContain('rel="next"');
  });

  it('When somebody has written many, then each of theirs names its festival in both languages, in as many statements as one takes', async () => {
    const { token } = person;
    for (let number = 1; number <= 6; number += 1) {
      const names = { name: `${number}번째 등불축제`, nameEn: `Lantern Festival No. ${number}` };
      const one = await aPublishedFestival(api, names, over);
      await api.post(path(one), { rating: 4 }, { token });
    }
    const asked = (perPage: number) =>
      boundStatementsOf(api, async () => {
        const { items } = (await api.get(`/v1/me/reviews?perPage=${perPage}`, { token })).body;
        expect(items.map(({ festival: { nameEn } }: { festival: { nameEn: string } }) => nameEn)).toEqual(
          [6, 5, 4, 3, 2, 1].slice(0, perPage).map((number) => `Lantern Festival No. ${number}`),
        );
      });
    const [one, all] = [await asked(1), await asked(6)];
    expect(all.length).toBe(one.length);
    expect(all.length).toBeLessThanOrEqual(8);
  });

  it('When a field is wrong, then 400 names it and nothing is stored', async () => {
    const twice = '01890a5d-ac96-774b-bcce-b302099a8057';
    const wrong: [object, string][] = [
      [{}, '/rating'],
      [{ rating: 0 }, '/rating'],
      [{ rating: 4.5 }, '/rating'],
      [{ rating: '4' }, '/rating'],
      [{ rating: 4, text: ' \n ' }, '/text'],
      [{ rating: 4, text: '가'.repeat(2001) }, '/text'],
      [{ rating: 4, editionId: 'x' }, '/editionId'],
      [{ rating: 4, photoIds: [twice, twice] }, '/photoIds'],
      [
        {
          rating: 4,
          photoIds: Array.from({ length: 11 }, (_, index) => twice.slice(0, -2) + String(10 + index)),
        },
        '/photoIds',
      ],
      [{ rating: 4, authorId: person.id }, '/authorId'],
    ];
    for (const [body, pointer] of wrong) {
      const refused = await write(body);
      expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, pointer]);
    }
    expect((await api.get(path())).body.total).toBe(0);
    expect((await write({ rating: 4, text: '🎆'.repeat(2000) })).status).toBe(201);
  });

  describe('with photos', () => {
    it('When its photos are ready, then a review shows them in the order of its author, to everybody', async () => {
      const [first, second] = await Promise.all([aPhoto(api, person), aPhoto(api, person)]);
      const written = await write({ rating: 5, photoIds: [second, first] });
      const shown = (body: { photos: { id: string }[] }) => body.photos.map(({ id }) => id);
      expect(shown(written.body)).toEqual([second, first]);
      const [listed] = (await api.get(path())).body.items;
      expect(listed.photos[0]).toMatchObject({ id: second, status: 'ready', width: 400, height: 300 });
      const headers = { 'if-match': written.headers.get('etag') as string };
      const turned = { photoIds: [first, second] };
      const changed = await api.patch(`/v1/reviews/${written.body.id as string}`, turned, {
        token: person.token,
        headers,
      });
      expect(shown(changed.body)).toEqual([first, second]);
    });

    const upload = async (by: Person, count: number, purpose = 'review') => {
      const files = Array.from({ length: count }, (_, index) => ({
        contentType: 'image/jpeg',
        byteSize: 1000 + index,
        purpose,
      }));
      const answer = await api.post('/v1/media/uploads', { files }, { token: by.token });
      return answer.body.items.map(({ id }: { id: string }) => id) as string[];
    };
    const own = async () =>
      ((await api.get('/v1/me/photos', { token: person.token })).body.items as { id: string }[]).map(
        ({ id }) => id,
      );

    it("When a photo is not the author's or not for a review, then 400 points at it and no review is made", async () => {
      const [mine] = (await upload(person, 1)) as [string];
      const [theirs] = (await upload(await aPerson(api), 1)) as [string];
      const [avatar] = (await upload(person, 1, 'avatar')) as [string];
      for (const bad of [theirs, avatar]) {
        const refused = await write({ rating: 4, photoIds: [mine, bad] });
        expect([refused.status, refused.body.type]).toEqual([400, 'urn:fasteval:problem:photo-not-usable']);
        expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
          '/photoIds/1',
        ]);
      }
      expect((await api.get(path())).body.total).toBe(0);
      expect(await ratingOf()).toEqual({ mean: null, count: 0 });
    });

    it('When two reviews of one author show the same photo, then it stays public until both have let go of it', async () => {
      const [shared, other] = await Promise.all([aPhoto(api, person), aPhoto(api, person)]);
      const first = (await write({ rating: 5, photoIds: [other, shared] })).body;
      const second = await write({ rating: 4, photoIds: [shared], editionId: festival.editions[0] });
      expect(second.body.photos.map(({ id }: { id: string }) => id)).toEqual([shared]);
      const at = `/v1/reviews/${first.id}`;
      const headers = { 'if-match': (await api.get(at)).headers.get('etag') as string };
      expect((await api.patch(at, { photoIds: [other] }, { token: person.token, headers })).status).toBe(200);
      expect((await api.get(`/v1/media/${shared}`)).status).toBe(200);
      expect((await api.get(`/v1/reviews/${second.body.id}`)).body.photos).toHaveLength(1);
      await api.delete(`/v1/reviews/${second.body.id}`, { token: person.token });
      expect((await api.get(`/v1/media/${shared}`, { token: person.token })).status).toBe(404);
      expect(await own()).toEqual([other]);
    });

    it('When photos are left out of a change, then they are deleted; the others stay and a bad one is named by its place', async () => {
      const [first, second, third] = (await upload(person, 3)) as [string, string, string];
      const [theirs] = (await upload(await aPerson(api), 1)) as [string];
      const written = await write({ rating: 4, photoIds: [first, second] });
      const at = `/v1/reviews/${written.body.id}`;
      const headers = { 'if-match': written.headers.get('etag') as string };
      const refused = await api.patch(
        at,
        { rating: 1, photoIds: [second, third, theirs] },
        { token: person.token, headers },
      );
      expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/photoIds/2']);
      expect((await api.get(at)).body.rating).toBe(4);
      expect(
        (await api.patch(at, { photoIds: [third, second] }, { token: person.token, headers })).status,
      ).toBe(200);
      expect((await own()).sort()).toEqual([second, third].sort());
    });

    it('When twenty people review with photos at the same moment, then all of them succeed', async () => {
      const people = await Promise.all(Array.from({ length: 20 }, () => aPerson(api)));
      const photoIds = await Promise.all(people.map((by) => upload(by, 3)));
      const answers = await Promise.all(
        people.map((by, index) => write({ rating: 5, photoIds: photoIds[index] }, by)),
      );
      expect(answers.map(({ status }) => status)).toEqual(Array<number>(20).fill(201));
      const changes = await Promise.all(
        answers.map(({ body, headers }, index) =>
          api.patch(
            `/v1/reviews/${body.id as string}`,
            { photoIds: photoIds[index]?.slice(1) },
            { token: people[index]?.token, headers: { 'if-match': headers.get('etag') as string } },
          ),
        ),
      );
      expect(changes.map(({ status }) => status)).toEqual(Array<number>(20).fill(200));
      const deletions = await Promise.all(
        answers.map(({ body }, index) =>
          api.delete(`/v1/reviews/${body.id as string}`, { token: people[index]?.token }),
        ),
      );
      expect(deletions.map(({ status }) => status)).toEqual(Array<number>(20).fill(204));
    });

    it('When a review is deleted, then its photos are too', async () => {
      const photoIds = await upload(person, 2);
      const [other] = await upload(person, 1);
      const written = await write({ rating: 4, photoIds });
      expect((await api.delete(`/v1/reviews/${written.body.id}`, { token: person.token })).status).toBe(204);
      expect(await own()).toEqual([other]);
    });
  });
});
