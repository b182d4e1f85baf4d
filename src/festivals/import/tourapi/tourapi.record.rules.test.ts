import { describe, expect, it } from '@jest/globals';
import { readTourApiItem } from './tourapi.record.rules.js';

const LIST = {
  contentid: '900001',
  contenttypeid: '15',
  title: '제3회 한빛등불축제 2026',
  addr1: '충청남도 보령시 머드로 123',
  addr2: '한빛공원',
  tel: '0507-1377-177',
  mapx: '126.5132429301',
  mapy: '36.3129776512',
  lDongRegnCd: '44',
  lDongSignguCd: '180',
  lclsSystm3: 'EV010100',
  firstimage: 'http://tong.visitkorea.or.kr/cms/resource/01/1_image2_1.JPG',
  cpyrhtDivCd: 'Type1',
  modifiedtime: '20260622154640',
  eventstartdate: '20261002',
  eventenddate: '20261005',
};
const INTRO = {
  contentid: '900001',
  contenttypeid: '15',
  sponsor1: '충청남도 보령시',
  sponsor2: '한빛문화재단',
  eventplace: '한빛공원 &amp; 한빛천',
  program: '1. 행렬<br>2. <b>공연</b>\n\n\n\n3. <K-Play>',
  usetimefestival: '무료',
  agelimit: '전 연령',
  eventhomepage: '',
  eventstartdate: '20261002',
  eventenddate: '20261005',
};
const COMMON = {
  contentid: '900001',
  title: '한빛등불축제',
  homepage: '<a href="www.lantern.kr" target="_blank" title="새창">누리집</a>',
  overview: '등불이 강을 따라 걷는다.&nbsp;<br />밤에 더 곱다.',
};
const read = (item: object) => readTourApiItem(item as Record<string, unknown>, 'ko');
const codes = (item: object) => read(item).faults.map(({ code }) => code);

describe('readTourApiItem', () => {
  it('When an item is of a list, then it gives the festival, its days, and whose number it has', () => {
    expect(read(LIST)).toEqual({
      name: '제3회 한빛등불축제 2026',
      origin: { authority: '한국관광공사', districtCode: '44180', referenceDay: '2026-06-22' },
      faults: [],
      record: {
        naturalKey: '900001|2026',
        externalId: 'tourapi:900001',
        authority: '한국관광공사',
        nameKey: '한빛등불축제',
        referenceDay: '2026-06-22',
        language: 'ko',
        withdrawn: false,
        festival: {
          name: '한빛등불축제',
          category: 'light',
          address: '충청남도 보령시 머드로 123 한빛공원',
          region: { provinceCode: '44', districtCode: '44180' },
          point: { lat: 36.312978, lng: 126.513243 },
          phone: '0507-1377-177',
          linkedPictures: [
            {
              url: 'https://tong.visitkorea.or.kr/cms/resource/01/1_image2_1.JPG',
              alt: '제3회 한빛등불축제 2026',
              licence: 'kogl-1',
              credit: '한국관광공사',
              sourceUrl: 'https://www.data.go.kr/data/15101578/openapi.do',
            },
          ],
        },
        edition: { startsOn: '2026-10-02', endsOn: '2026-10-05', ordinal: 3, status: 'scheduled' },
      },
    });
  });

  it('When it is details of the event, then they speak of nothing else, in plain text, under the same number', () => {
    expect(read(INTRO).record).toMatchObject({
      naturalKey: '900001|intro 2026',
      externalId: 'tourapi:900001',
      nameKey: '',
      festival: {
        place: '한빛공원 & 한빛천',
        host: '충청남도 보령시',
        organiser: '한빛문화재단',
        free: true,
      },
      edition: { programme: '1. 행렬\n2. 공연\n\n3. <K-Play>', price: '무료', ageLimit: '전 연령' },
    });
    for (const field of ['name', 'category', 'address', 'point', 'homepage', 'linkedPictures'])
      expect(read(INTRO).record?.festival).not.toHaveProperty(field);
  });

  it('When it is the common details, then the homepage is where the link leads, and there are no days', () => {
    const { record, faults } = read(COMMON);
    expect(record).toMatchObject({
      naturalKey: '900001|common',
      festival: { homepage: 'http://www.lantern.kr', description: '등불이 강을 따라 걷는다.\n밤에 더 곱다.' },
      edition: null,
    });
    expect(faults.map(({ code }) => code)).toEqual(['undated']);
  });

  it('When it is a picture, then it is linked under its licence and named by what it shows', () => {
    const picture = {
      contentid: '900001',
      originimgurl: 'https://tong.visitkorea.or.kr/a.png',
      cpyrhtDivCd: 'Type3',
    };
    expect(read({ ...picture, imgname: '등불 행렬' }).record).toMatchObject({
      naturalKey: '900001|image',
      festival: { linkedPictures: [{ alt: '등불 행렬', licence: 'kogl-3' }] },
    });
    expect(codes({ ...picture, originimgurl: 'http://pictures.example.kr/a.png' })).toEqual([
      'insecure-picture',
    ]);
    expect(codes({ ...picture, originimgurl: 'javascript:alert(1)' })).toEqual(['unusable-picture']);
  });

  it('When an item is shown no longer, then the record says that it is withdrawn', () => {
    expect(read({ ...LIST, showflag: '0' }).record?.withdrawn).toBe(true);
    expect(read({ ...LIST, showflag: '1' }).record?.withdrawn).toBe(false);
  });

  it.each([[{ eventstartdate: '', eventenddate: '' }], [{ eventstartdate: null, eventenddate: null }]])(
    'When the days are %j, then the festival is told without an edition, with a warning',
    (days) => {
      const { record, faults } = read({ ...LIST, ...days });
      expect(record).toMatchObject({ naturalKey: '900001|list', edition: null });
      expect(faults.map(({ code }) => code)).toEqual(['undated']);
    },
  );

  it.each([
    [{ contentid: '' }, 'number-missing'],
    [{ title: ' ' }, 'name-missing'],
    [{ title: '2026년 자원봉사자 모집 공고' }, 'not-a-festival-name'],
    [{ eventenddate: '20261001' }, 'start-after-end'],
    [{ eventenddate: '' }, 'day-missing'],
    [{ eventstartdate: '20270229', eventenddate: '20270301' }, 'not-a-day'],
    [{ eventstartdate: '2026-10-2' }, 'not-a-day'],
  ])('G4 When an item has %j, then it is refused: %s', (fields, code) => {
    expect(read({ ...LIST, ...fields }).record).toBeNull();
    expect(codes({ ...LIST, ...fields })).toContain(code);
  });

  it.each([
    ['20280229', '20280301', '2028-02-29', '2028-03-01'],
    ['20261231', '20270101', '2026-12-31', '2027-01-01'],
    ['20380119', '20380120', '2038-01-19', '2038-01-20'],
  ])('G4 When the days are %s to %s, then they are those of the calendar', (start, end, startsOn, endsOn) => {
    const { record } = read({ ...LIST, eventstartdate: start, eventenddate: end });
    expect(record?.edition).toMatchObject({ startsOn, endsOn });
  });

  it.each([
    ['0', '0', 'zero-coordinates'],
    ['117.9925662504', '19.69442748', 'outside-korea'],
    ['', '', 'no-coordinates'],
  ])('When the point is %s, %s, then there is none, and a warning says %s', (mapx, mapy, code) => {
    expect(read({ ...LIST, mapx, mapy }).record?.festival).not.toHaveProperty('point');
    expect(codes({ ...LIST, mapx, mapy })).toEqual([code]);
  });

  it('When a title has angle brackets that are no markup, then they are kept, and entities are read', () => {
    expect(read({ ...LIST, title: '등불축제 <K-Play> &lt;밤&gt;' }).record?.festival.name).toBe(
      '등불축제 <K-Play> <밤>',
    );
  });

  it('When the codes are not known, as those before a reform are not, then the address tells the region', () => {
    const reformed = { ...LIST, lDongRegnCd: '46', lDongSignguCd: '910', addr1: '전라남도 신안군 임자면' };
    expect(read(reformed).record?.festival.region).toEqual({ provinceCode: '12', districtCode: '12870' });
  });

  it.each([
    ['무료', true],
    ['유료(1인 35,000원)', false],
    ['- 일반 10,000원- 어린이 5,000원', false],
    ['무료(일부 프로그램 유료)', undefined],
    ['프로그램별 상이', undefined],
  ])('When the price is "%s", then free is %s', (usetimefestival, free) => {
    expect(read({ ...INTRO, usetimefestival }).record?.festival.free).toBe(free);
  });

  it('When it is in English or Japanese, then its names are told apart from the Korean one', () => {
    const foreign = {
      ...LIST,
      contenttypeid: '85',
      overview: 'Lanterns.',
      addr1: '123, Mud-ro',
      lDongRegnCd: '',
    };
    const english = readTourApiItem({ ...foreign, title: 'Hanbit Lantern Festival' }, 'en').record;
    expect(english).toMatchObject({
      externalId: 'tourapi-en:900001',
      language: 'en',
      festival: { nameEn: 'Hanbit Lantern Festival', descriptionEn: 'Lanterns.' },
    });
    const japanese = readTourApiItem({ ...foreign, title: 'ハンビッ提灯祭り' }, 'ja').record;
    expect(japanese?.festival.otherNames).toEqual([{ language: 'ja', name: 'ハンビッ提灯祭り' }]);
    for (const field of ['address', 'region', 'description', 'category'])
      for (const record of [english, japanese]) expect(record?.festival).not.toHaveProperty(field);
  });

  it('C6 When every field is 100,000 of the worst characters, then the item is read to its end', () => {
    for (const worst of ['(', '<', '&', '1', '0', '-', '제1', ' ', '<a href="', '무료 ', 'ㄱ.']) {
      const item = Object.fromEntries(
        [...Object.keys(LIST), ...Object.keys(INTRO), 'overview', 'homepage'].map((key) => [
          key,
          worst.repeat(100_000),
        ]),
      );
      expect(() => read(item)).not.toThrow();
    }
  }, 20_000);
});
