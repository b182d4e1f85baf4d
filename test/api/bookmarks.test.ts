import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BookmarkSignals, FestivalWriter } from '../../src/festivals/index.js';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { aFestival } from '../support/festivals.js';
import { aPerson, type Person } from '../support/people.js';

describe('bookmarks', () => {
  let api: TestApi;
  let person: Person;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    person = await aPerson(api);
  });
  afterAll(() => api.close());

  const keep = (id: string, { token } = person) =>
    api.put(`/v1/festivals/${id}/bookmark`, undefined, { token });
  const drop = (id: string, { token } = person) => api.delete(`/v1/festivals/${id}/bookmark`, { token });
  const kept = async (query = '') =>
    (await api.get(`/v1/me/bookmarks${query}`, { token: person.token })).body;
  const countOf = async (id: string) => (await api.get(`/v1/festivals/${id}`)).body.bookmarkCount;

  it('When a festival is kept twice, then it is kept once; when dropped twice, then it is dropped', async () => {
    const { id } = await aFestival(api);
    expect([(await keep(id)).status, (await keep(id)).status]).toEqual([204, 204]);
    expect(await countOf(id)).toBe(1);
    expect((await api.get(`/v1/festivals/${id}`, { token: person.token })).body.bookmarked).toBe(true);
    expect([(await drop(id)).status, (await drop(id)).status]).toEqual([204, 204]);
    expect([await countOf(id), (await kept()).total]).toEqual([0, 0]);
  });

  it('When the list is read, then the newest comes first, as items of every other list, page by page', async () => {
    const ids: string[] = [];
    for (let minute = 0; minute < 5; minute += 1) {
      standAt(api, new Date(Date.now() + minute * 1_000).toISOString());
      const { id } = await aFestival(api);
      await keep(id);
      ids.unshift(id);
    }
    const [first, second] = [await kept('?perPage=3'), await kept('?perPage=3&page=2')];
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect([first.total, second.items.length]).toEqual([5, 2]);
    const { items } = (await api.get('/v1/festivals')).body;
    const { bookmarkedAt, ...item } = first.items[0];
    expect(item).toEqual(items.find(({ id }: { id: string }) => id === item.id));
    expect(Number.isNaN(Date.parse(bookmarkedAt))).toBe(false);
  });

  it('When ten people keep one festival in fifty parallel calls, then it counts ten', async () => {
    const { id } = await aFestival(api);
    const people: Person[] = [];
    while (people.length < 10) people.push(await aPerson(api));
    const fiveTimes = <T>(one: T) => Array.from({ length: 5 }, () => one);
    const answers = await Promise.all(people.flatMap(fiveTimes).map((one) => keep(id, one)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    expect(await countOf(id)).toBe(10);
    await Promise.all(
      people
        .slice(0, 4)
        .flatMap(fiveTimes)
        .map((one) => drop(id, one)),
    );
    expect(await countOf(id)).toBe(6);
  });

  it('When one person keeps, drops and clears in fifty parallel calls, then count and list still agree', async () => {
    const festivals = await Promise.all([1, 2, 3].map(() => aFestival(api)));
    const calls = Array.from({ length: 50 }, (_, index) => {
      const { id } = festivals[index % 3] as { id: string };
      if (index % 10 === 9) return api.delete('/v1/me/bookmarks', { token: person.token });
      return index % 4 === 3 ? drop(id) : keep(id);
    });
    expect(new Set((await Promise.all(calls)).map(({ status }) => status))).toEqual(new Set([204]));
    const listed = (await kept()).items.map(({ id }: { id: string }) => id);
    for (const { id } of festivals) expect(await countOf(id)).toBe(listed.includes(id) ? 1 : 0);
  });

  it('When all are dropped, then other people keep theirs', async () => {
    const other = await aPerson(api);
    const [a, b] = [await aFestival(api), await aFestival(api)];
    await Promise.all([keep(a.id), keep(b.id), keep(a.id, other)]);
    expect((await api.delete('/v1/me/bookmarks', { token: person.token })).status).toBe(204);
    expect([(await kept()).total, await countOf(a.id), await countOf(b.id)]).toEqual([0, 1, 0]);
  });

  it('B7 When a festival is hidden, then its bookmark is kept out of sight, can be dropped, and comes back with it', async () => {
    const { id } = await aFestival(api);
    const writer = api.app.get(FestivalWriter);
    await keep(id);
    await writer.remove(id);
    expect(await kept()).toMatchObject({ items: [], total: 0 });
    await writer.change(id, { status: 'published' });
    expect(await kept()).toMatchObject({ items: [{ id }], total: 1 });
    await writer.remove(id);
    expect([(await drop(id)).status, (await drop(id)).status]).toEqual([204, 404]);
  });

  it('When taste is asked, then bookmarks are signals of it', async () => {
    const { id } = await aFestival(api);
    await keep(id);
    const signals = api.app.get(BookmarkSignals);
    expect(await signals.of(person.id)).toEqual([{ festivalId: id, at: expect.any(Date) }]);
    expect(await signals.between('', '~')).toEqual([
      { accountId: person.id, festivalId: id, at: expect.any(Date) },
    ]);
  });
});
