import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FestivalWriter } from '../../src/festivals/index.js';
import { anotherInstance } from '../support/another-instance.js';
import { standAt, startApi, type TestApi } from '../support/api.js';
import { aFestival, anEdition } from '../support/festivals.js';
import { aPerson } from '../support/people.js';
import { boundStatementsOf } from '../support/statements.js';

const MAY = { startsOn: '2027-05-01', endsOn: '2027-05-03' };

describe('details that are kept between requests', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    standAt(api, '2027-05-02T03:00:00Z');
  });
  afterAll(() => api.close());

  const detailOf = async (id: string, of: Pick<TestApi, 'get'> = api, token?: string) =>
    (await of.get(`/v1/festivals/${id}`, { token })).body;

  it('When a festival is asked again unchanged, then one statement tells so', async () => {
    const { id } = await aFestival(api, { editions: [MAY] });
    const first = await detailOf(id);
    const statements = await boundStatementsOf(api, async () => expect(await detailOf(id)).toEqual(first));
    expect(statements.length).toBe(1);
  });

  it('When the reader has it already, then 304 with the same ETag, in one statement; by another, in another language or changed it is another', async () => {
    const { id } = await aFestival(api, { name: '처음', editions: [MAY] });
    const path = `/v1/festivals/${id}`;
    const editor = await aPerson(api, 'editor');
    const etag = (await api.get(path)).headers.get('etag') ?? '';
    const ask = (headers: Record<string, string> = {}, token?: string) =>
      api.get(path, { token, headers: { 'if-none-match': etag, ...headers } });
    const statements = await boundStatementsOf(api, async () => {
      const known = await ask();
      expect([known.status, known.text, known.headers.get('etag')]).toEqual([304, '', etag]);
    });
    expect(statements.length).toBe(1);
    expect((await ask({ 'accept-language': 'en' })).status).toBe(200);
    expect((await ask({}, editor.token)).status).toBe(200);
    const changed = await api.patch(
      path,
      { name: '나중' },
      { token: editor.token, headers: { 'if-match': etag } },
    );
    expect(changed.status).toBe(200);
    const own = { 'if-none-match': changed.headers.get('etag') ?? '' };
    expect((await ask(own, editor.token)).status).toBe(304);
    expect((await ask()).body.name).toBe('나중');
  });

  it('When one instance writes, then the very next detail of another shows it, whatever was written', async () => {
    const other = await anotherInstance(api);
    try {
      standAt(other, '2027-05-02T03:00:00Z');
      const writer = api.app.get(FestivalWriter);
      const { token } = await aPerson(api);
      const { id } = await aFestival(api, { name: '처음', editions: [MAY] });
      const now = () => detailOf(id, other);
      expect(await now()).toMatchObject({ name: '처음', description: null, bookmarkCount: 0 });
      await writer.change(id, { description: '새 설명' });
      expect(await now()).toMatchObject({ description: '새 설명' });
      await api.put(`/v1/festivals/${id}/bookmark`, undefined, { token });
      expect(await now()).toMatchObject({ bookmarkCount: 1 });
      await api.post(`/v1/festivals/${id}/reviews`, { rating: 4 }, { token });
      expect(await now()).toMatchObject({ rating: { mean: 4, count: 1 } });
      await anEdition(api, id, { startsOn: '2028-05-01', endsOn: '2028-05-03' });
      expect((await now()).editions).toHaveLength(2);
      await writer.remove(id);
      expect((await other.get(`/v1/festivals/${id}`)).status).toBe(404);
    } finally {
      await other.close();
    }
  });

  it('When what is kept was read for somebody else, then nobody gets what is theirs alone', async () => {
    const { id } = await aFestival(api);
    const [fan, stranger, editor] = [await aPerson(api), await aPerson(api), await aPerson(api, 'editor')];
    await api.put(`/v1/festivals/${id}/bookmark`, undefined, { token: fan.token });
    for (let time = 0; time < 2; time += 1) {
      expect((await detailOf(id, api, fan.token)).bookmarked).toBe(true);
      expect((await detailOf(id, api, stranger.token)).bookmarked).toBe(false);
      expect(await detailOf(id, api, editor.token)).toMatchObject({ bookmarked: false, status: 'published' });
      expect(Object.keys(await detailOf(id))).not.toEqual(expect.arrayContaining(['bookmarked']));
      expect(Object.keys(await detailOf(id))).not.toEqual(expect.arrayContaining(['status']));
    }
    await api.app.get(FestivalWriter).change(id, { status: 'draft' });
    expect((await detailOf(id, api, editor.token)).status).toBe('draft');
    expect((await api.get(`/v1/festivals/${id}`, { token: fan.token })).status).toBe(404);
  });

  it('When the day turns, then what is kept turns with it', async () => {
    const { id } = await aFestival(api, { editions: [MAY] });
    expect((await detailOf(id)).edition.status).toBe('ongoing');
    standAt(api, '2027-05-03T15:00:00Z');
    expect(await detailOf(id)).toMatchObject({ editions: [{ status: 'ended' }] });
    expect((await detailOf(id)).edition.status).not.toBe('ongoing');
  });

  it('When many write and read at once, then what is kept in the end is what was written last', async () => {
    const ids = [(await aFestival(api)).id, (await aFestival(api)).id];
    await Promise.all(
      Array.from({ length: 30 }, async (_, at) => {
        const id = ids[at % 2] as string;
        await detailOf(id);
        await api.app.get(FestivalWriter).change(id, { tags: [`tag-${at}`] });
        await detailOf(id);
      }),
    );
    const fresh = await anotherInstance(api);
    try {
      standAt(fresh, '2027-05-02T03:00:00Z');
      for (const id of ids) expect(await detailOf(id)).toEqual(await detailOf(id, fresh));
    } finally {
      await fresh.close();
    }
  });
});
