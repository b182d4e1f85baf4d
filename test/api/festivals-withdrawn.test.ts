import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { standAt, startApi, type TestApi } from '../support/api.js';
import { aFestival } from '../support/festivals.js';
import { applied } from '../support/imports.js';
import { aPerson, type Person } from '../support/people.js';

const ITEM = {
  contentid: '900001',
  contenttypeid: '15',
  title: '갯벌등불축제',
  addr1: '충청남도 보령시 머드로 123',
  mapx: '126.5132',
  mapy: '36.3129',
  modifiedtime: '20260601000000',
  eventstartdate: '20261001',
  eventenddate: '20261003',
};
const page = (...item: object[]) =>
  JSON.stringify({
    response: { header: { resultCode: '0000' }, body: { items: { item }, totalCount: item.length } },
  });

describe('festivals that are shown no longer', () => {
  let api: TestApi;
  let editor: Person;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    standAt(api, '2026-07-01T03:00:00Z');
    editor = await aPerson(api, 'editor');
  });
  afterAll(() => api.close());

  /** Where a festival that holds this may be told of, by all who ask. */
  const PLACES = [
    '/v1/festivals',
    '/v1/festivals?q=%EA%B0%AF%EB%B2%8C&sort=popular',
    '/v1/festivals.csv',
    '/v1/festivals.ics',
    '/v1/festivals.geojson',
    '/v1/festivals.rss',
    '/v1/calendar?month=2026-10',
    '/v1/suggest?q=%EA%B0%AF%EB%B2%8C',
    '/v1/recommendations',
  ];
  const telling = async (name: string) => {
    const told = [];
    for (const path of PLACES) if ((await api.get(path)).text.includes(name)) told.push(path);
    return told;
  };

  it('B7 When TourAPI says showflag 0, then the festival is nowhere, and the delta list names it as withdrawn', async () => {
    await applied(api, editor.token, page(ITEM));
    const [{ id }] = (await api.get('/v1/festivals')).body.items;
    expect(await telling('갯벌등불축제')).toEqual(PLACES);
    const { next } = (await api.get('/v1/festivals/delta')).body;
    const { eventstartdate: _start, eventenddate: _end, ...listed } = ITEM;
    await applied(api, editor.token, page({ ...listed, modifiedtime: '20260620000000', showflag: '0' }));
    expect(await telling('갯벌등불축제')).toEqual([]);
    expect((await api.get(`/v1/festivals/${id as string}`)).status).toBe(404);
    expect((await api.get('/v1/festivals?q=%EA%B0%AF%EB%B2%8C')).body.total).toBe(0);
    const { items, withdrawn } = (await api.get(`/v1/festivals/delta?cursor=${next as string}`)).body;
    expect([items, withdrawn]).toEqual([[], [expect.objectContaining({ id })]]);
  });

  it.each(['draft', 'hidden'] as const)(
    'B7 When a festival is a %s one, then no list, search, count, order, feed or suggestion has it',
    async (status) => {
      const there = {
        region: { provinceCode: '44', districtCode: '44180' },
        point: { lat: 36.31, lng: 126.51 },
      };
      const { id } = await aFestival(api, { name: '갯벌비밀축제', tags: ['갯벌'], ...there, status });
      expect(await telling('갯벌비밀축제')).toEqual([]);
      expect((await api.get(`/v1/festivals/${id}`)).status).toBe(404);
      for (const sort of ['relevance', 'soonest', 'rating', 'popular', 'updated'])
        expect([sort, (await api.get(`/v1/festivals?q=%EA%B0%AF%EB%B2%8C&sort=${sort}`)).body.total]).toEqual(
          [sort, 0],
        );
      for (const filter of [
        'near=36.31,126.51&radiusKm=10&sort=distance',
        'bbox=126,36,127,37',
        'region=44180',
        'tag=%EA%B0%AF%EB%B2%8C',
      ])
        expect([filter, (await api.get(`/v1/festivals?${filter}`)).body.total]).toEqual([filter, 0]);
    },
  );
});
