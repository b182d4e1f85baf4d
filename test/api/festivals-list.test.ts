import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { aFestival, anEdition } from '../support/festivals.js';
import { aPerson } from '../support/people.js';
import { statementsOf } from '../support/statements.js';

describe('the list of festivals', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    standAt(api, '2027-05-02T03:00:00Z');
  });
  afterAll(() => api.close());

  const namesOf = async (query: string): Promise<string[]> => {
    const answer = await api.get(`/v1/festivals?${query}`);
    expect([answer.status, answer.text]).toEqual([200, expect.anything()]);
    return answer.body.items.map(({ name }: { name: string }) => name);
  };

  /** One festival in each state that there can be on 2 May 2027. */
  const oneOfEach = async () => {
    await aFestival(api, { name: 'undated' });
    await aFestival(api, { name: 'long over', editions: [{ startsOn: '2019-05-01', endsOn: '2019-05-02' }] });
    await aFestival(api, { name: 'just over', editions: [{ startsOn: '2027-04-20', endsOn: '2027-05-01' }] });
    await aFestival(api, {
      name: 'cancelled',
      editions: [{ startsOn: '2027-05-05', endsOn: '2027-05-06', status: 'cancelled' }],
    });
    await aFestival(api, {
      name: 'postponed',
      editions: [{ startsOn: '2027-05-03', endsOn: '2027-05-04', status: 'postponed' }],
    });
    await aFestival(api, { name: 'estimated', editions: [{ startsOn: '2026-05-14', endsOn: '2026-05-15' }] });
    await aFestival(api, {
      name: 'next month',
      editions: [{ startsOn: '2027-06-01', endsOn: '2027-06-02' }],
    });
    await aFestival(api, { name: 'next week', editions: [{ startsOn: '2027-05-08', endsOn: '2027-05-09' }] });
    await aFestival(api, { name: 'ongoing', editions: [{ startsOn: '2027-05-01', endsOn: '2027-05-03' }] });
  };

  it('When nothing is asked, then every published festival is listed: running, coming, estimated, off, over, undated', async () => {
    await oneOfEach();
    await aFestival(api, { name: 'draft', status: 'draft' });
    await aFestival(api, { name: 'hidden', status: 'hidden' });
    expect(await namesOf('')).toEqual([
      'ongoing',
      'next week',
      'next month',
      'estimated',
      'postponed',
      'cancelled',
      'just over',
      'long over',
      'undated',
    ]);
    expect((await api.get('/v1/festivals?perPage=1')).body.total).toBe(9);
  });

  it('When an item is shown, then it has the fields of the contract and no others', async () => {
    const { id } = await aFestival(api, {
      name: '보령머드축제',
      nameEn: 'Boryeong Mud Festival',
      category: 'sea',
      tags: ['머드', '바다'],
      place: '대천해수욕장',
      region: { provinceCode: '44', districtCode: '44180' },
      point: { lat: 36.3129, lng: 126.5132 },
      phone: '041-930-0000',
    });
    const edition = await anEdition(api, id);
    const { body } = await api.get('/v1/festivals');
    expect(body).toEqual({
      items: [
        {
          id,
          name: '보령머드축제',
          nameEn: 'Boryeong Mud Festival',
          category: 'sea',
          tags: ['머드', '바다'],
          region: { code: '44180', name: '충청남도 보령시', nameEn: 'Boryeong-si, Chungcheongnam-do' },
          place: '대천해수욕장',
          point: { lat: 36.3129, lng: 126.5132 },
          edition: {
            id: edition.id,
            version: 1,
            startsOn: '2027-05-01',
            endsOn: '2027-05-03',
            status: 'ongoing',
            estimated: false,
          },
          cover: null,
          rating: { mean: null, count: 0 },
          version: 1,
          updatedAt: '2027-05-02T03:00:00.000Z',
        },
      ],
      page: 1,
      perPage: 20,
      total: 1,
    });
  });

  it('When a festival has several editions, then it shows the running one, else the next, else an estimate', async () => {
    const { id } = await aFestival(api);
    const shown = async () => (await api.get('/v1/festivals')).body.items[0].edition;
    expect(await shown()).toBeNull();
    await anEdition(api, id, { startsOn: '2026-05-02', endsOn: '2026-05-04' });
    expect(await shown()).toEqual({
      id: null,
      version: null,
      startsOn: '2027-05-01',
      endsOn: '2027-05-03',
      status: 'undated',
      estimated: true,
      confidence: expect.any(Number),
    });
    const next = await anEdition(api, id, { startsOn: '2027-08-01', endsOn: '2027-08-02' });
    expect(await shown()).toMatchObject({ id: next.id, status: 'upcoming', estimated: false });
    const running = await anEdition(api, id, { startsOn: '2027-05-02', endsOn: '2027-05-02' });
    expect(await shown()).toMatchObject({ id: running.id, status: 'ongoing' });
  });

  it('When statuses are asked, then they speak of the edition in view', async () => {
    await oneOfEach();
    expect(await namesOf('status=ongoing')).toEqual(['ongoing']);
    expect(await namesOf('status=upcoming')).toEqual(['next week', 'next month']);
    expect(await namesOf('status=ended')).toEqual(['just over', 'long over']);
    expect(await namesOf('status=postponed')).toEqual(['postponed']);
    expect(await namesOf('status=cancelled')).toEqual(['cancelled']);
    expect(await namesOf('status=undated')).toEqual(['estimated', 'undated']);
    expect(await namesOf('status=ended,ongoing')).toEqual(['ongoing', 'just over', 'long over']);
  });

  it('When days are asked, then festivals are found of which any edition touches them, running and coming before over', async () => {
    await oneOfEach();
    expect(await namesOf('from=2027-05-03&to=2027-05-08')).toEqual([
      'ongoing',
      'next week',
      'postponed',
      'cancelled',
    ]);
    expect(await namesOf('from=2027-05-10')).toEqual(['next month', 'estimated']);
    expect(await namesOf('to=2027-05-01')).toEqual(['ongoing', 'just over', 'estimated', 'long over']);
  });

  it('When a region is asked by code or by any name, old or new, then the same festivals are found', async () => {
    await aFestival(api, { name: '화천', region: { provinceCode: '51', districtCode: '51790' } });
    await aFestival(api, { name: '강원 어딘가', region: { provinceCode: '51', districtCode: null } });
    await aFestival(api, { name: '서울', region: { provinceCode: '11', districtCode: '11110' } });
    await aFestival(api, { name: '어딘가' });
    for (const region of ['51', '42', '강원도', '강원특별자치도', 'Gangwon-do', '강원']) {
      expect((await namesOf(`region=${encodeURIComponent(region)}`)).sort()).toEqual(['강원 어딘가', '화천']);
    }
    for (const region of ['51790', '42790', '화천군', '강원도 화천군']) {
      expect(await namesOf(`region=${encodeURIComponent(region)}`)).toEqual(['화천']);
    }
  });

  it('When category, tag and free are asked, then all of them must hold', async () => {
    await aFestival(api, { name: 'a', category: 'food', tags: ['한우', 'BBQ'], free: true });
    await aFestival(api, { name: 'b', category: 'food', tags: ['한우'], free: false });
    await aFestival(api, { name: 'c', category: 'music', tags: ['BBQ'] });
    expect((await namesOf('category=food')).sort()).toEqual(['a', 'b']);
    expect((await namesOf('category=food,music')).sort()).toEqual(['a', 'b', 'c']);
    expect((await namesOf('tag=BBQ')).sort()).toEqual(['a', 'c']);
    expect(await namesOf('tag=%25')).toEqual([]);
    expect(await namesOf('free=true')).toEqual(['a']);
    expect(await namesOf('free=false')).toEqual(['b']);
    expect(await namesOf(`category=food&tag=${encodeURIComponent('한우')}&free=false`)).toEqual(['b']);
  });

  it('When nearness is asked, then only festivals within the radius are found, nearest first, with their distance', async () => {
    await aFestival(api, { name: '서울', point: { lat: 37.5665, lng: 126.978 } });
    await aFestival(api, { name: '부산', point: { lat: 35.1796, lng: 129.0756 } });
    await aFestival(api, { name: '수원', point: { lat: 37.2636, lng: 127.0286 } });
    await aFestival(api, { name: '어딘가' });
    expect(await namesOf('near=37.5665,126.978&radiusKm=50&sort=distance')).toEqual(['서울', '수원']);
    const { body } = await api.get('/v1/festivals?near=37.5665,126.978&sort=distance');
    expect(
      body.items.map(({ name, distanceKm }: any) => [
        name,
        distanceKm === undefined ? undefined : Math.round(distanceKm),
      ]),
    ).toEqual([
      ['서울', 0],
      ['수원', 34],
      ['부산', 325],
      ['어딘가', undefined],
    ]);
    expect(await namesOf('bbox=126.5,37.4,127.5,37.7')).toEqual(['서울']);
  });

  it('When an order is asked, then it is that order', async () => {
    const [a, b] = [await aFestival(api, { name: 'a' }), await aFestival(api, { name: 'b' })];
    const person = await aPerson(api);
    await api.put(`/v1/festivals/${b.id}/bookmark`, undefined, { token: person.token });
    expect(await namesOf('sort=popular')).toEqual(['b', 'a']);
    standAt(api, '2027-05-02T04:00:00Z');
    await anEdition(api, a.id);
    expect(await namesOf('sort=updated')).toEqual(['a', 'b']);
    standAt(api, '2027-05-02T05:00:00Z');
    await anEdition(api, b.id);
    expect(await namesOf('sort=updated')).toEqual(['b', 'a']);
  });

  it('When pages are turned, then every festival is on exactly one of them and the links lead on', async () => {
    for (let index = 0; index < 7; index += 1) await aFestival(api);
    const pages = await Promise.all(
      [1, 2, 3, 4].map((page) => api.get(`/v1/festivals?perPage=3&page=${page}`)),
    );
    const ids = pages.flatMap(({ body }) => body.items.map(({ id }: { id: string }) => id));
    expect(new Set(ids).size).toBe(7);
    expect(pages.map(({ body }) => [body.items.length, body.total])).toEqual([
      [3, 7],
      [3, 7],
      [1, 7],
      [0, 7],
    ]);
    expect(pages[1]?.headers.get('link')).toBe(
      '</v1/festivals?perPage=3&page=1>; rel="first", </v1/festivals?perPage=3&page=1>; rel="prev", ' +
        '</v1/festivals?perPage=3&page=3>; rel="next", </v1/festivals?perPage=3&page=3>; rel="last"',
    );
  });

  it('When the reader has the page already, then the answer is 304, and it may be kept for a minute by anybody', async () => {
    await aFestival(api);
    const first = await api.get('/v1/festivals');
    const etag = first.headers.get('etag') as string;
    expect(first.headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=300');
    expect(first.headers.get('vary')).toMatch(/accept-language.*authorization/i);
    const again = await api.get('/v1/festivals', { headers: { 'if-none-match': etag } });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    await aFestival(api);
    expect((await api.get('/v1/festivals', { headers: { 'if-none-match': etag } })).status).toBe(200);
    const { token } = await aPerson(api);
    expect((await api.get('/v1/festivals', { token })).headers.get('cache-control')).toBe('no-store');
  });

  it('When a page is as large as it can be, then it takes three statements, and a page past the last no more', async () => {
    for (let index = 0; index < 30; index += 1) {
      await aFestival(api, { tags: ['tag'], editions: [{ startsOn: '2027-05-01', endsOn: '2027-05-03' }] });
    }
    for (const query of [
      'perPage=100',
      'perPage=100&page=9',
      `q=${encodeURIComponent('축제')}&near=37,127&sort=relevance&perPage=30`,
    ]) {
      await namesOf(query);
      const { statements } = await statementsOf(api, () => namesOf(query));
      expect([query, statements.length <= 3]).toEqual([query, true]);
    }
  });

  it.each([
    ['sort=name', '/sort'],
    ['sort=soonest;drop', '/sort'],
    ['sort=distance', '/sort'],
    ['order=asc', '/order'],
    ['fields=id', '/fields'],
    ['q=a&q=b', '/q'],
    ['status=running', '/status'],
    ['status=', '/status'],
    ['category=cars', '/category'],
    ['region=Atlantis', '/region'],
    ['tag=', '/tag'],
    ['from=2027-02-29', '/from'],
    ['from=2027-05-02&to=2027-05-01', '/to'],
    ['near=37.5', '/near'],
    ['near=91,127', '/near'],
    ['near=1e1,127', '/near'],
    ['radiusKm=5', '/radiusKm'],
    ['near=37,127&radiusKm=0', '/radiusKm'],
    ['near=37,127&radiusKm=1e9', '/radiusKm'],
    ['bbox=127,37,126,38', '/bbox'],
    ['bbox=126,37,127', '/bbox'],
    ['bbox=126,37,127,NaN', '/bbox'],
    ['free=yes', '/free'],
  ])('C3 When %s is asked, then the answer is 400 and names %s', async (query, pointer) => {
    const answer = await api.get(`/v1/festivals?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  });

  it.each([
    'perPage=0',
    'perPage=-1',
    'perPage=101',
    'perPage=1000000000',
    'perPage=NaN',
    'perPage=1&perPage=2',
    'page=0',
    'page=1.5',
    'page=101&perPage=100',
  ])('D1 When %s is asked, then the answer is 400', async (query) => {
    expect((await api.get(`/v1/festivals?${query}`)).status).toBe(400);
  });
});
