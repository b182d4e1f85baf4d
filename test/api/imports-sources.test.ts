import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { applied, previewed, settled, stdCsv, upload } from '../support/imports.js';
import { aPerson } from '../support/people.js';

const ITEM = {
  contentid: '900001',
  contenttypeid: '15',
  title: '한빛마을 등불축제',
  addr1: '충청남도 보령시 머드로 123',
  mapx: '126.5132',
  mapy: '36.3129',
  firstimage: 'http://tong.visitkorea.or.kr/cms/resource/01/1_image2_1.jpg',
  cpyrhtDivCd: 'Type3',
  modifiedtime: '20260622154640',
  eventstartdate: '20261002',
  eventenddate: '20261005',
};
const answer = (item: unknown) =>
  JSON.stringify({
    response: { header: { resultCode: '0000' }, body: { items: { item }, totalCount: 1 } },
  });

describe('imports of every source', () => {
  let api: TestApi;
  let token: string;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    ({ token } = await aPerson(api, 'editor'));
  });
  afterAll(() => api.close());

  it('When the file does not say whose it is, then it is told from its content', async () => {
    const std = { fields: [{ id: '축제명' }], records: [{ 축제명: '등불축제' }] };
    const list = [{ id: '1', title: '등불축제', start: '20261002', end: '20261005' }];
    for (const [file, provider] of [
      [stdCsv([{}]), 'std'],
      [JSON.stringify(std), 'std'],
      [answer(ITEM), 'tourapi'],
      [answer({ ...ITEM, contenttypeid: '85', title: 'Lantern Festival' }), 'tourapi-en'],
      [answer({ ...ITEM, contenttypeid: '85', title: '提灯まつり' }), 'tourapi-ja'],
      [JSON.stringify(list), 'collected'],
    ] as const) {
      const { body } = await upload(api, token, file);
      expect(await settled(api, token, body.id as string)).toMatchObject({ provider });
    }
  });

  it('When an answer of TourAPI is applied, then the festival and its days are in the catalogue', async () => {
    expect(await applied(api, token, answer(ITEM))).toMatchObject({ status: 'applied', counts: { new: 1 } });
    const { items } = (await api.get('/v1/festivals?q=등불축제')).body;
    expect(items).toMatchObject([
      { name: '한빛마을 등불축제', edition: { startsOn: '2026-10-02', endsOn: '2026-10-05' } },
    ]);
    const { body } = await api.get(`/v1/festivals/${items[0].id as string}`);
    expect(body.linkedPictures).toEqual([
      {
        url: 'https://tong.visitkorea.or.kr/cms/resource/01/1_image2_1.jpg',
        sourceUrl: 'https://www.data.go.kr/data/15101578/openapi.do',
        alt: '한빛마을 등불축제',
        credit: '한국관광공사',
        licence: 'kogl-3',
      },
    ]);
  });

  it('When a title holds <K-Play>, then every source keeps it, every answer shows it and none takes it for markup', async () => {
    const title = '와인 페스타 <K-Play>';
    const table = stdCsv([{ 축제명: title }]);
    const list = answer({ ...ITEM, title, firstimage: '' });
    for (const [file, names] of [
      [table, ['축제명']],
      [list, ['title']],
    ] as const) {
      await api.empty();
      ({ token } = await aPerson(api, 'editor'));
      standAt(api, '2026-09-01T03:00:00Z');
      const preview = await applied(api, token, file);
      expect([names, preview.rows.items[0].name]).toEqual([names, title]);
      const [{ id }] = (await api.get('/v1/festivals')).body.items;
      const one = `/v1/festivals/${id as string}`;
      const said = async (path: string, headers = {}) => (await api.get(path, { headers })).text;
      for (const path of [
        '/v1/festivals',
        one,
        '/v1/festivals?q=%EC%99%80%EC%9D%B8',
        '/v1/suggest?q=%EC%99%80%EC%9D%B8',
        '/v1/festivals/delta',
        '/v1/festivals.geojson',
        '/v1/festivals.ics',
        '/v1/festivals.csv',
        '/v1/calendar?month=2026-10',
      ])
        expect([path, (await said(path)).includes(title)]).toEqual([path, true]);
      expect(JSON.parse(await said(one, { accept: 'application/ld+json' })).name).toBe(title);
      for (const path of ['/v1/festivals.rss', '/v1/festivals.atom', `/festivals/${id as string}`]) {
        const markup = await said(path, { accept: 'text/html, */*;q=0.8' });
        expect([path, markup.includes('와인 페스타 &lt;K-Play&gt;'), markup.includes('<K-Play>')]).toEqual([
          path,
          true,
          false,
        ]);
      }
    }
  });

  it('When the answer is an error of the provider, then the import fails and says which', async () => {
    const error = JSON.stringify({ response: { header: { resultCode: '22', resultMsg: 'LIMITED' } } });
    expect(await previewed(api, token, error)).toMatchObject({
      status: 'failed',
      problem: { code: 'source-quota' },
    });
    expect(await previewed(api, token, answer(ITEM).slice(0, -3))).toMatchObject({
      status: 'failed',
      problem: { code: 'broken-json' },
    });
  });
});
