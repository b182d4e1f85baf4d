import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FestivalWriter } from '../../src/festivals/index.js';
import { Database } from '../../src/shared/database/database.js';
import { type AnotherInstance, anotherInstance } from '../support/another-instance.js';
import { standAt, startApi, type TestApi } from '../support/api.js';
import { aFestival, anEdition } from '../support/festivals.js';
import { applied, cp949, stdCsv } from '../support/imports.js';
import { aPerson } from '../support/people.js';
import { until } from '../support/until.js';

describe('the delta list', () => {
  let api: TestApi;
  let second: AnotherInstance;
  beforeAll(async () => {
    api = await startApi();
    second = await anotherInstance(api);
  });
  beforeEach(async () => {
    await api.empty();
    standAt(api, '2027-03-01T03:00:00Z');
  });
  afterAll(async () => {
    await Promise.all([api.close(), second.close()]);
  });

  const writer = () => api.app.get(FestivalWriter);
  const delta = async (query = ''): Promise<any> => (await api.get(`/v1/festivals/delta${query}`)).body;
  const names = ({ items }: any): string[] => items.map(({ name }: any) => name);

  it('When festivals change in any way, then they come again, oldest change first, and only they', async () => {
    const one = await aFestival(api, { name: '하나' });
    const two = await aFestival(api, { name: '둘' });
    await aFestival(api, { name: '셋' });
    const start = await delta();
    expect(names(start)).toEqual(['하나', '둘', '셋']);
    await writer().change(two.id, { phone: '02-123-4567' });
    await anEdition(api, one.id);
    const later = await delta(`?cursor=${start.next}`);
    expect([names(later), later.withdrawn, later.more]).toEqual([['둘', '하나'], [], false]);
    expect(later.items[1].edition.startsOn).toBe('2027-05-01');
    expect(names(await delta(`?cursor=${later.next}`))).toEqual([]);
  });

  it('B7 When a festival is hidden or erased, then it is named as withdrawn, with nothing but its id; a draft never is', async () => {
    const hidden = await aFestival(api, { name: '숨긴 축제' });
    const erased = await aFestival(api, { name: '지운 축제' });
    const draft = await aFestival(api, { name: '초안', status: 'draft' });
    await writer().change(draft.id, { name: '초안 둘' });
    const { next } = await delta();
    standAt(api, '2027-03-02T03:00:00Z');
    await writer().remove(hidden.id);
    await writer().erase([erased.id]);
    standAt(api, '2027-03-03T03:00:00Z');
    await writer().change(hidden.id, { name: '숨긴 뒤의 이름' });
    const later = await api.get(`/v1/festivals/delta?cursor=${next}`);
    expect(later.body).toMatchObject({
      items: [],
      withdrawn: [
        { id: hidden.id, withdrawnAt: '2027-03-02T03:00:00.000Z' },
        { id: erased.id, withdrawnAt: '2027-03-02T03:00:00.000Z' },
      ],
    });
    expect(later.text).not.toMatch(/숨긴|지운|초안/);
    await writer().change(hidden.id, { status: 'published' });
    const back = await delta(`?cursor=${later.body.next}`);
    expect([names(back), back.withdrawn]).toEqual([['숨긴 뒤의 이름'], []]);
  });

  it('When it is asked since an instant, then what was a minute and more before is left out', async () => {
    await aFestival(api, { name: '어제' });
    standAt(api, '2027-03-02T03:00:00Z');
    await aFestival(api, { name: '오늘' });
    expect(names(await delta('?updatedSince=2027-03-02T03:00:30Z'))).toEqual(['오늘']);
    expect(names(await delta('?updatedSince=2027-03-02T03:02:00Z'))).toEqual([]);
    expect(names(await delta('?updatedSince=2027-03-01T00:00:00Z'))).toEqual(['어제', '오늘']);
  });

  it('B7 When two are joined, then the one that is gone is named as withdrawn since then, and comes back when they are parted', async () => {
    const renamed = { 축제명: '만세보령 빛의향연', 축제시작일자: '2025-10-01', 축제종료일자: '2025-10-04' };
    const importing = await aPerson(api, 'editor');
    await applied(api, importing.token, cp949(stdCsv([{ 축제명: '보령 등불축제' }, renamed])));
    const { items } = await delta();
    const ids: string[] = items.map(({ id }: { id: string }) => id);

    standAt(api, '2027-03-02T03:00:00Z');
    const { token } = await aPerson(api, 'editor');
    const [pair] = (await api.get('/v1/admin/duplicates', { token })).body.items;
    const decide = (decision: string, version: number) =>
      api.post(
        `/v1/admin/duplicates/${pair.id as string}/decision`,
        { decision },
        { token, headers: { 'if-match': `"${String(version)}"` } },
      );
    expect((await decide('same', 1)).status).toBe(200);
    const joined = await delta('?updatedSince=2027-03-02T03:00:00Z');
    const [stays] = joined.items;
    const gone = ids.find((id) => id !== stays.id);
    expect([joined.items.length, joined.withdrawn]).toEqual([
      1,
      [{ id: gone, withdrawnAt: '2027-03-02T03:00:00.000Z' }],
    ]);
    expect((await decide('different', 2)).status).toBe(200);
    const parted = await delta(`?cursor=${joined.next}`);
    expect(parted.items.map(({ id }: { id: string }) => id).sort()).toEqual(ids.sort());
    expect(parted.withdrawn).toEqual([]);
  });

  it('When it is filtered, then a festival that no longer meets the filters is named as withdrawn', async () => {
    const food = await aFestival(api, {
      name: '김치축제',
      category: 'food',
      tags: ['김치'],
      region: { provinceCode: '26', districtCode: '26350' },
    });
    await aFestival(api, { name: '빛축제', category: 'light' });
    for (const filter of [
      'category=food',
      'region=26',
      `region=${encodeURIComponent('부산')}`,
      'region=26350',
      `tag=${encodeURIComponent('김치')}`,
    ])
      expect([filter, names(await delta(`?${filter}`))]).toEqual([filter, ['김치축제']]);
    const { next } = await delta('?category=food');
    expect((await api.get(`/v1/festivals/delta?category=light&cursor=${next}`)).status).toBe(400);
    standAt(api, '2027-03-02T03:00:00Z');
    await writer().change(food.id, { category: 'culture' });
    standAt(api, '2027-03-03T03:00:00Z');
    expect((await delta(`?category=food&cursor=${next}`)).withdrawn).toEqual([
      { id: food.id, withdrawnAt: '2027-03-02T03:00:00.000Z' },
    ]);
  });

  it('When one has numbered its change but not committed it, then the next waits, and a reader in between misses neither', async () => {
    const one = await aFestival(api, { name: '먼저' });
    // Neighbours would meet in the index, whoever's turn it is.
    for (let n = 0; n < 5; n += 1) await aFestival(api);
    const two = await aFestival(api, { name: '나중' });
    let { next } = await delta();
    const seen: string[] = [];
    const look = async () => {
      const found = await delta(`?cursor=${next}`);
      next = found.next;
      seen.push(...names(found));
    };
    const database = api.app.get(Database);
    const [numbered, commit] = [gate(), gate()];
    const first = database.transaction(async () => {
      await writer().change(one.id, { phone: '02-111-1111' });
      const lastOfAll = async () => {
        numbered.open();
        await commit.opened;
      };
      database.collect({}, () => null, lastOfAll);
    });
    await numbered.opened;
    const later = second.app.get(FestivalWriter).change(two.id, { phone: '02-222-2222' });
    const isWaiting = async () => {
      // The view is renewed only where nobody has looked at it for a tenth of a second.
      await database.rows('DO SLEEP(0.2)');
      return (await database.rows('SELECT 1 FROM information_schema.innodb_lock_waits')).length > 0;
    };
    await Promise.race([later, until(isWaiting)]);
    await look();
    commit.open();
    await Promise.all([first, later]);
    await look();
    expect(seen).toEqual(['먼저', '나중']);
  });

  it('When many write at once on two instances while one polls, then it misses no change and ends with the same catalogue', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 12; n += 1) ids.push((await aFestival(api, { name: `축제 ${n}` })).id);
    const writers = [api.app.get(FestivalWriter), second.app.get(FestivalWriter)];
    const copy = new Map<string, string>();
    let cursor = '';
    const poll = async () => {
      for (let more = true; more;) {
        const found: any = await delta(`?perPage=5${cursor === '' ? '' : `&cursor=${cursor}`}`);
        for (const { id, name } of found.items) copy.set(id, name);
        for (const { id } of found.withdrawn) copy.delete(id);
        [cursor, more] = [found.next, found.more];
      }
    };
    const writing = new AbortController();
    const polling = (async () => {
      while (!writing.signal.aborted) await poll();
    })();
    const truth = new Map<string, string>();
    await Promise.all(
      ids.map(async (id, festival) => {
        for (let n = 0; n < 12; n += 1) {
          const name = `축제 ${festival}-${n}`;
          const hides = (festival + n) % 5 === 0;
          const by = writers[(festival + n) % 2] as FestivalWriter;
          await by.change(id, { name, status: hides ? 'hidden' : 'published' });
          if (hides) truth.delete(id);
          else truth.set(id, name);
        }
      }),
    );
    writing.abort();
    await polling;
    await poll();
    expect([...copy].sort()).toEqual([...truth].sort());
    const [order] = await api.app
      .get(Database)
      .rows<{ entries: string }>(
        "SELECT COUNT(*) AS entries FROM festivals_change_entry WHERE kind IN ('withdrawn', 'restored')",
      );
    expect(Number(order?.entries)).toBeGreaterThan(20);
  });

  it('When a cursor is forged, then 400 names it', async () => {
    for (const cursor of ['1', 'MA.AAAA', `${Buffer.from('0').toString('base64url')}.${'A'.repeat(16)}`]) {
      const answer = await api.get(`/v1/festivals/delta?cursor=${cursor}`);
      expect([cursor, answer.status, answer.body.errors?.[0].pointer]).toEqual([cursor, 400, '/cursor']);
    }
  });
});

function gate(): { open: () => void; opened: Promise<void> } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}
