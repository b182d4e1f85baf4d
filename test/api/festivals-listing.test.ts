import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { brotliDecompressSync } from 'node:zlib';
import { request } from 'node:http';
import { FestivalWriter } from '../../src/festivals/index.js';
import { anotherInstance } from '../support/another-instance.js';
import { standAt, startApi, type TestApi } from '../support/api.js';
import { aFestival, anEdition } from '../support/festivals.js';
import { aPerson } from '../support/people.js';
import { statementsOf } from '../support/statements.js';

const MAY = { startsOn: '2027-05-01', endsOn: '2027-05-03' };

describe('lists from the index', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    standAt(api, '2027-05-02T03:00:00Z');
  });
  afterAll(() => api.close());

  const itemsOf = async (query: string, of: Pick<TestApi, 'get'> = api) => {
    const answer = await of.get(`/v1/festivals?${query}`);
    expect([answer.status, query]).toEqual([200, query]);
    return answer.body.items as any[];
  };
  const namesOf = async (query: string, of?: Pick<TestApi, 'get'>) =>
    (await itemsOf(query, of)).map(({ name }) => name as string);

  it('When another edition than the one in view is on between the days asked, then the item shows that one', async () => {
    const { id } = await aFestival(api, { editions: [MAY] });
    const past = await anEdition(api, id, { startsOn: '2026-05-02', endsOn: '2026-05-04' });
    const later = await anEdition(api, id, { startsOn: '2027-09-01', endsOn: '2027-09-02' });
    const off = await anEdition(api, id, {
      startsOn: '2027-09-02',
      endsOn: '2027-09-05',
      status: 'cancelled',
    });
    const editionIn = async (query: string) => (await itemsOf(query))[0]?.edition;
    expect(await editionIn('from=2026-05-01&to=2026-05-31')).toEqual({
      id: past.id,
      version: 1,
      startsOn: '2026-05-02',
      endsOn: '2026-05-04',
      status: 'ended',
      estimated: false,
    });
    expect(await editionIn('from=2027-09-01&to=2027-09-30')).toMatchObject({
      id: later.id,
      status: 'upcoming',
    });
    expect(await editionIn('from=2027-09-03&to=2027-09-30')).toMatchObject({
      id: off.id,
      status: 'cancelled',
    });
    expect(await editionIn('from=2027-05-03&to=2027-09-30')).toMatchObject({ status: 'ongoing' });
    expect(await editionIn('from=2027-10-01')).toBeUndefined();
  });

  it('When days and status are asked together, then the status is that of the edition shown', async () => {
    const { id } = await aFestival(api, { name: 'both', editions: [MAY] });
    await anEdition(api, id, { startsOn: '2026-05-02', endsOn: '2026-05-04' });
    expect(await namesOf('from=2026-05-01&to=2026-05-31&status=ended')).toEqual(['both']);
    expect(await namesOf('from=2026-05-01&to=2026-05-31&status=ongoing')).toEqual([]);
    expect(await namesOf('from=2026-05-01&status=ongoing')).toEqual(['both']);
  });

  it('G4 When days are told from today on, then they move with midnight in Seoul', async () => {
    for (const [name, startsOn, endsOn] of [
      ['weekend', '2027-05-02', '2027-05-02'],
      ['running', '2027-04-30', '2027-05-08'],
      ['soon', '2027-05-09', '2027-05-10'],
      ['later', '2027-05-10', '2027-05-10'],
    ] as const)
      await aFestival(api, { name, editions: [{ startsOn, endsOn }] });
    const asked = async (when: string) => (await namesOf(`when=${when}`)).toSorted();
    const seen = async () => ({
      today: await asked('today'),
      weekend: await asked('weekend'),
      starting: await asked('starting-in-7-days'),
      none: await asked('starting-in-7-days&status=ended'),
    });
    standAt(api, '2027-05-02T14:59:59Z');
    expect(await seen()).toEqual({
      today: ['running', 'weekend'],
      weekend: ['running', 'weekend'],
      starting: ['soon'],
      none: [],
    });
    standAt(api, '2027-05-02T15:00:00Z');
    expect(await seen()).toEqual({
      today: ['running'],
      weekend: ['running', 'soon'],
      starting: ['later', 'soon'],
      none: [],
    });
    const refused = await api.get('/v1/festivals?when=today&to=2027-05-05');
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '/when']);
    expect((await api.get('/v1/festivals?when=tomorrow')).status).toBe(400);
  });

  it('When every filter is asked at once, then all of them hold, nearest first', async () => {
    const region = { provinceCode: '11', districtCode: '11110' };
    const wanted = { category: 'music', tags: ['재즈'], free: true, region, editions: [MAY] } as const;
    await aFestival(api, { ...wanted, name: '종로 재즈 하나', point: { lat: 37.6, lng: 126.98 } });
    await aFestival(api, { ...wanted, name: '종로 재즈 둘', point: { lat: 37.58, lng: 126.98 } });
    await aFestival(api, { ...wanted, name: '종로 재즈 멀리', point: { lat: 37.9, lng: 126.98 } });
    await aFestival(api, {
      ...wanted,
      name: '종로 재즈 유료',
      free: false,
      point: { lat: 37.58, lng: 126.98 },
    });
    await aFestival(api, {
      ...wanted,
      name: '종로 재즈 내년',
      editions: [],
      point: { lat: 37.58, lng: 126.98 },
    });
    const query = new URLSearchParams({
      q: '재즈',
      region: '종로구',
      category: 'music,food',
      tag: '재즈',
      free: 'true',
      status: 'ongoing',
      from: '2027-05-01',
      to: '2027-05-31',
      near: '37.57,126.98',
      radiusKm: '20',
      bbox: '126.9,37.5,127.1,37.7',
      sort: 'distance',
    });
    const items = await itemsOf(query.toString());
    expect(items.map(({ name, distanceKm }) => [name, distanceKm])).toEqual([
      ['종로 재즈 둘', 1.11],
      ['종로 재즈 하나', 3.34],
    ]);
  });

  it('When anything is written by one instance, then it is in the very next answer of another', async () => {
    const other = await anotherInstance(api);
    try {
      standAt(other, '2027-05-02T03:00:00Z');
      const writer = api.app.get(FestivalWriter);
      const { id } = await aFestival(api, { name: 'a' });
      expect(await namesOf('', other)).toEqual(['a']);
      await writer.change(id, { name: 'b', tags: ['새것'] });
      expect(await namesOf(`tag=${encodeURIComponent('새것')}`, other)).toEqual(['b']);
      await anEdition(api, id, MAY);
      expect(await namesOf('status=ongoing', other)).toEqual(['b']);
      const { token } = await aPerson(api);
      await aFestival(api, { name: 'c' });
      await api.post(`/v1/festivals/${id}/reviews`, { rating: 5 }, { token });
      expect((await itemsOf('sort=rating', other))[0]).toMatchObject({
        name: 'b',
        rating: { mean: 5, count: 1 },
      });
      await api.put(`/v1/festivals/${id}/bookmark`, undefined, { token });
      expect(await namesOf('sort=popular', other)).toEqual(['b', 'c']);
      await writer.remove(id);
      expect(await namesOf('', other)).toEqual(['c']);
      await writer.change(id, { status: 'published' });
      expect(await namesOf('', other)).toEqual(['b', 'c']);
      await writer.erase([id]);
      expect(await namesOf('', other)).toEqual(['c']);
    } finally {
      await other.close();
    }
  });

  it('When many write and read at once, then everybody finds what they have just written', async () => {
    const found = await Promise.all(
      Array.from({ length: 40 }, async (_, at) => {
        const tag = `tag-${at}`;
        await aFestival(api, { name: tag, tags: [tag] });
        return namesOf(`tag=${tag}`);
      }),
    );
    expect(found).toEqual(found.map((_, at) => [`tag-${at}`]));
    expect((await api.get('/v1/festivals?perPage=1')).body.total).toBe(40);
  });

  it('G4 When midnight passes in Seoul without any write, then lists show what is in view from that day on', async () => {
    await aFestival(api, { name: 'today', editions: [{ startsOn: '2027-05-02', endsOn: '2027-05-02' }] });
    await aFestival(api, { name: 'tomorrow', editions: [{ startsOn: '2027-05-03', endsOn: '2027-05-03' }] });
    await aFestival(api, {
      name: 'off',
      editions: [{ startsOn: '2027-05-02', endsOn: '2027-05-02', status: 'cancelled' }],
    });
    const running = async (instant: string) => {
      standAt(api, instant);
      return [await namesOf('status=ongoing'), await namesOf('')];
    };
    expect(await running('2027-05-02T14:59:59.999Z')).toEqual([['today'], ['today', 'tomorrow', 'off']]);
    expect(await running('2027-05-02T15:00:00Z')).toEqual([['tomorrow'], ['tomorrow', 'today', 'off']]);
    expect(await running('2027-05-01T15:00:00Z')).toEqual([['today'], ['today', 'tomorrow', 'off']]);
  });

  it('When the reader has the page already, then nothing is read but whether it is still so', async () => {
    for (let at = 0; at < 3; at += 1) await aFestival(api, { editions: [MAY] });
    const etag = (await api.get('/v1/festivals?perPage=2')).headers.get('etag') as string;
    const { statements } = await statementsOf(api, async () => {
      const again = await api.get('/v1/festivals?perPage=2', { headers: { 'if-none-match': etag } });
      expect([again.status, again.text]).toEqual([304, '']);
    });
    expect(statements).toEqual([expect.stringContaining('festivals_change_turn')]);
  });

  it('When the page is another, then so is its ETag: by language, query, day, and what changed on it', async () => {
    const shown = await aFestival(api, { name: 'a', editions: [MAY] });
    const beyond = await aFestival(api, { name: 'b' });
    const etagOf = async (query: string, headers: Record<string, string> = {}) =>
      (await api.get(`/v1/festivals?${query}`, { headers })).headers.get('etag');
    const first = await etagOf('perPage=1');
    expect(await etagOf('perPage=1')).toBe(first);
    await api.app.get(FestivalWriter).change(beyond.id, { name: 'c' });
    expect(await etagOf('perPage=1')).toBe(first);
    const other = await anotherInstance(api);
    standAt(other, '2027-05-02T03:00:00Z');
    expect((await other.get('/v1/festivals?perPage=1')).headers.get('etag')).toBe(first);
    await other.close();
    expect(await etagOf('perPage=1', { 'accept-language': 'en' })).not.toBe(first);
    expect(await etagOf('perPage=1&near=37,127')).not.toBe(first);
    await api.app.get(FestivalWriter).change(shown.id, { place: '새 곳' });
    const changed = await etagOf('perPage=1');
    expect(changed).not.toBe(first);
    standAt(api, '2027-05-03T03:00:00Z');
    expect(await etagOf('perPage=1')).not.toBe(changed);
  });

  it('When a page is answered, then it is compressed where asked, and Vary is one header that names each thing once', async () => {
    for (let at = 0; at < 20; at += 1) await aFestival(api);
    const { headers, body } = await raw(`${api.url}/v1/festivals`);
    expect(headers.filter(([name]) => name === 'vary')).toEqual([
      ['vary', expect.stringMatching(/^[\w-]+(, [\w-]+)*$/)],
    ]);
    const names = (headers.find(([name]) => name === 'vary')?.[1] ?? '').toLowerCase().split(', ');
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
    expect(names).toEqual(expect.arrayContaining(['accept-language', 'authorization', 'accept-encoding']));
    expect(JSON.parse(brotliDecompressSync(body).toString()).items).toHaveLength(20);
  });

  it('D1 When the deepest page is asked, then it takes no more statements than the first', async () => {
    for (let at = 0; at < 4; at += 1) await aFestival(api, { editions: [MAY] });
    for (const query of [
      'page=1',
      'page=500',
      'page=100&perPage=100',
      'page=500&sort=distance&near=37,127',
    ]) {
      await namesOf(query);
      const { statements } = await statementsOf(api, () => namesOf(query));
      expect([query, statements.length]).toEqual([query, 1]);
    }
    expect((await api.get('/v1/festivals?page=500')).body).toMatchObject({ items: [], total: 4 });
    expect((await api.get('/v1/festivals?page=501')).status).toBe(400);
  });
});

/** The answer as it comes over the wire, each header line by itself. */
function raw(url: string): Promise<{ headers: [string, string][]; body: Buffer }> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': 'br', origin: 'http://127.0.0.1:3000' } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const { rawHeaders } = answer;
        const headers = rawHeaders.flatMap((name, at): [string, string][] =>
          at % 2 === 0 ? [[name.toLowerCase(), rawHeaders[at + 1] ?? '']] : [],
        );
        resolve({ headers, body: Buffer.concat(chunks) });
      });
    })
      .on('error', reject)
      .end();
  });
}
