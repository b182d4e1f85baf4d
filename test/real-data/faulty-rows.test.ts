import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../src/shared/project-root.js';
import { type TestApi, startApi } from '../support/api.js';
import { allRowsOf, applied } from '../support/imports.js';
import { aPerson } from '../support/people.js';

const folder = join(process.env['SHARED_DATA'] ?? join(projectRoot, '../shared/data'), 'festivals');
const FILES = {
  std2026: 'std/std_2026-06_cp949.csv',
  std2020: 'std/std_2020-06_cp949_oldheader.csv',
  std2022: 'std/std_2022-03_sparse.json',
  seoul: 'tourapi/seoul_2026-07.json',
  nationwide: 'compiled/nationwide_tourapi_2026-08.json',
  english: 'compiled/festivals_en_2026-08.json',
} as const;
type File = keyof typeof FILES;

interface Row {
  readonly row: number;
  readonly name: string;
  readonly outcome: string;
  readonly festivalId?: string;
}

/** What the faults of real rows, as SOURCE.md of the data counts them, come to in the catalogue. */
describe('real rows with faults', () => {
  let api: TestApi;
  const rowsOf = new Map<File, Row[]>();
  beforeAll(async () => {
    api = await startApi();
    await api.empty();
    const { token } = await aPerson(api, 'editor');
    for (const [file, path] of Object.entries(FILES)) {
      const { id, progress } = await applied(api, token, readFileSync(join(folder, path)));
      const rows = await allRowsOf<Row>(api, token, {
        id: id as string,
        rowsTotal: progress.rowsTotal as number,
      });
      rowsOf.set(file as File, rows);
    }
  }, 300_000);
  afterAll(() => api.close());

  const rowOf = (file: File, name: string) => rowsOf.get(file)?.find((row) => row.name === name);
  const festivalOf = async (file: File, name: string) =>
    (await api.get(`/v1/festivals/${rowOf(file, name)?.festivalId ?? 'none'}`)).body;

  it('When the comma became "+" for the sake of the CSV, then it is a comma again', async () => {
    expect(await festivalOf('std2026', '임실N치즈축제')).toMatchObject({
      place: '임실치즈테마파크, 임실치즈마을, 임실읍 일원',
      sponsors: '문화체육관광부, 농림축산식품부, 한국관광공사, 전북특별자치도, 전북특별자치도 임실군',
    });
  });

  it('When a back-tick stands for a quotation mark, then it is one', async () => {
    const { description } = await festivalOf('std2026', '구미라면축제');
    expect(description).toContain("'갓 튀긴 라면'");
  });

  it('When a title has angle brackets, then they are part of the name, and escaped in a feed', async () => {
    const name = '성북거리문화축제 <다다페스타>';
    expect((await festivalOf('seoul', name)).name).toBe(name);
    const feed = await api.get(`/v1/festivals.rss?q=${encodeURIComponent(name)}`);
    expect(feed.text).toContain('성북거리문화축제 &lt;다다페스타&gt;');
    expect(feed.text).not.toContain('<다다페스타>');
  });

  it('When telephone, programme or price hold HTML, then the catalogue holds their text', async () => {
    const texts = await Promise.all(
      ['금천하모니축제', '석계역 달빛야시장', '중랑용마폭포축제'].map((name) => festivalOf('seoul', name)),
    );
    for (const text of texts) expect(JSON.stringify(text)).not.toMatch(/<br|&[a-z]+;/i);
    expect(texts[1].editions).toMatchObject([{ price: '입장료 무료 부스별 상이' }]);
  });

  it('When an English text is written with entities, then it reads as it was meant', async () => {
    const told = (rowsOf.get('english') ?? []).flatMap(({ festivalId }) => festivalId ?? []);
    const texts = await Promise.all(told.map(async (id) => (await api.get(`/v1/festivals/${id}`)).body));
    expect(texts.filter(({ descriptionEn }) => descriptionEn !== null).length).toBeGreaterThan(50);
    for (const { nameEn, descriptionEn } of texts)
      expect(`${nameEn} ${descriptionEn}`).not.toMatch(/&[a-z]+;/);
  });

  it('When a picture’s address is http, then its https address is shown', async () => {
    const { linkedPictures } = await festivalOf('seoul', '광화문 마켓');
    expect(linkedPictures).toMatchObject([
      { url: expect.stringMatching(/^https:\/\/tong\.visitkorea\.or\.kr\//) },
    ]);
  });

  it.each<[File, string, code: string, why: string]>([
    ['std2026', '댄싱노원 거리페스티벌', '11350', '서울시 for 서울특별시'],
    ['std2026', '철원 DMZ 평화 꽃송이 축제', '51780', 'the former 강원도'],
    ['std2026', '울릉도오징어축제', '47940', 'no province at all'],
    ['std2026', '2023계룡軍문화축제', '44250', '충남 for 충청남도'],
    ['std2020', '삼강주막 나루터축제', '47900', '경북 for 경상북도'],
  ])(
    'When an address of %s of %s says its province otherwise, then its district is %s (%s)',
    async (...row) => {
      const [file, name, code] = row;
      expect((await festivalOf(file, name)).region).toMatchObject({ code });
    },
  );

  it.each<File>(['std2022', 'nationwide'])(
    'When provinces of %s are old, short, misspelt, merged or stuck to the city, then every festival is in one',
    async (file) => {
      const ids = new Set((rowsOf.get(file) ?? []).flatMap(({ festivalId }) => festivalId ?? []));
      expect(ids.size).toBeGreaterThan(600);
      const regions = await Promise.all(
        [...ids].map(async (id) => (await api.get(`/v1/festivals/${id}`)).body.region?.code),
      );
      expect(regions.filter((code) => !/^\d{5}$/.test(String(code)))).toEqual([]);
    },
  );

  it('When the address is "미정", then there is none, and the district is that of who reported it', async () => {
    expect(await festivalOf('std2020', '제5회 인선왕후 축제')).toMatchObject({
      address: null,
      region: { code: '41390' },
      editions: [{ ordinal: 5 }],
    });
  });

  it('When only one of the two address columns is filled, then it is the address', async () => {
    const [byRoad, byLot] = ['신시모도삼형제보물섬축제', '당진 댄스 페스티벌'] as const;
    expect((await festivalOf('std2026', byRoad)).address).toBe('인천광역시 옹진군 북도면 시도로 106');
    expect((await festivalOf('std2026', byLot)).address).toBe('충청남도 당진시 석문면 장고항리 1443');
  });

  it('When the telephone is a safe number, then it is kept as it is', async () => {
    expect((await festivalOf('std2026', '신시모도삼형제보물섬축제')).phone).toBe('0507-1377-177');
  });

  it('When 17 rows share one point, then place alone makes no festival of two', async () => {
    const idOf = (name: string) => rowOf('std2026', name)?.festivalId;
    const rape = ['2026 구리 유채꽃 축제', '2025 구리 유채꽃 축제', '2024 구리 유채꽃 축제'].map(idOf);
    const cosmos = ['2025 구리 코스모스 축제', '2024 구리 코스모스 축제'].map(idOf);
    expect([new Set(rape).size, new Set(cosmos).size]).toEqual([1, 1]);
    expect(rape[0]).not.toBe(cosmos[0]);
  });

  it('When a point is a projected zero or two zeros, then there is none of it', async () => {
    expect((await festivalOf('nationwide', '드론봇 페스티벌')).point).toBeNull();
    const { point } = await festivalOf('seoul', '도심속 바다축제');
    expect(point === null || point.lat > 33).toBe(true);
  });

  it('When a row has no days, then the festival is there, and no edition of it is made up', async () => {
    expect(await festivalOf('seoul', '광복 80년 전야제 - 대한이 살았다!')).toMatchObject({
      edition: null,
      editions: [],
      usually: null,
    });
  });
});
