import { describe, expect, it } from '@jest/globals';
import { clusters, type Decisions } from './cluster.rules.js';
import type { MatchRecord } from './match-record.js';
import { record } from './match-record.example.js';

const UNDECIDED: Decisions = { same: [], different: [] };

/** How many festivals these records are of. */
const festivalsOf = (...records: MatchRecord[]) => clusters(records, UNDECIDED).clusters.length;

describe('records of one festival', () => {
  it('When years follow each other in one town under one name, then they are one festival', () => {
    const years = ['2019', '2022', '2026'].map((year) =>
      record({ name: `${year} 보령등불축제`, days: { startsOn: `${year}-10-02`, endsOn: `${year}-10-04` } }),
    );
    expect(festivalsOf(...years)).toBe(1);
  });

  it('When one writes the region in front and another word for festival, then it is the same', () => {
    expect(festivalsOf(record({ name: '보령 등불축제' }), record({ name: '등불페스티벌' }))).toBe(1);
  });

  const alike = {
    homepage: 'http://www.light.kr',
    phone: '041-930-1234',
    place: '중앙광장',
    organiser: '등불회',
  };

  it('When a name is new but shares a word, and place, body and season stay, then it is the same', () => {
    expect(
      festivalsOf(
        record({ ...alike, name: '보령 등불축제' }),
        record({ ...alike, name: '등불한마당 빛축제' }),
      ),
    ).toBe(1);
  });

  it('When a name shares nothing with the one before but all else and 제N회 go on, then an editor is asked', () => {
    const [before, after] = [
      record({ ...alike, name: '보령 등불축제', ordinal: 7 }),
      record({
        ...alike,
        name: '만세보령 빛의향연',
        ordinal: 8,
        days: { startsOn: '2027-10-03', endsOn: '2027-10-05' },
      }),
    ];
    const { clusters: found, doubts } = clusters([before, after], UNDECIDED);
    expect(found).toHaveLength(2);
    expect(doubts).toMatchObject([
      { a: before.key, b: after.key, reasons: expect.arrayContaining(['+samePage']) },
    ]);
  });

  it('When a town moves it to another season or place, then it is the same', () => {
    const spring = { startsOn: '2027-04-03', endsOn: '2027-04-05' };
    expect(festivalsOf(record({ place: '중앙광장' }), record({ place: '대천해수욕장', days: spring }))).toBe(
      1,
    );
  });

  it.each([
    ['청양 고추축제', '청양 고추 온라인 축제'],
    ['보령 포크페스티벌(전야제)', '보령 포크페스티벌'],
    ['프린지페스티벌', '프린지페스티벌 쌍암공원'],
    ['보령 문화재야행', '보령 국가유산 야행'],
    ['軍樂 축제', '군악축제'],
    ['밀양 수(水)퍼 페스티벌', '밀양 수퍼페스티벌'],
    ['4.19혁명 국민문화제', '4·19혁명국민문화제'],
  ])('When the names are %s and %s, then it is the same', (a, b) => {
    const later = { startsOn: '2027-10-01', endsOn: '2027-10-03' };
    expect(festivalsOf(record({ name: a }), record({ name: b, days: later }))).toBe(1);
  });

  it('When a name tells of the province, then its district does not matter', () => {
    const [here, there] = ['27110', '27290'].map((districtCode) => ({ provinceCode: '27', districtCode }));
    const name = '대구국제뮤지컬페스티벌';
    const later = { startsOn: '2027-10-01', endsOn: '2027-10-03' };
    expect(
      festivalsOf(
        record({ name, region: here ?? null }),
        record({ name, region: there ?? null, days: later }),
      ),
    ).toBe(1);
  });

  it('When one body holds one name at two places at once, then it is one festival', () => {
    const both = { referenceDay: '2026-06-01', organiser: '백제문화제재단', name: '백제문화제' };
    expect(
      festivalsOf(record({ ...both, place: '공산성' }), record({ ...both, place: '정림사지', key: 'std x' })),
    ).toBe(1);
  });

  it('When a picture or the days at a spot are the same, then a record in another language is of it', () => {
    const point = { lat: 36.31, lng: 126.51 };
    const korean = record({ point, pictures: ['https://a.kr/1_image2_1.jpg'] });
    const english = {
      provider: 'tourapi-en',
      language: 'en',
      name: 'Boryeong Lights',
      region: null,
    } as const;
    expect(festivalsOf(korean, record({ ...english, pictures: ['http://a.kr/1_image3_1.jpg'] }))).toBe(1);
    expect(festivalsOf(korean, record({ ...english, point }))).toBe(1);
    expect(festivalsOf(korean, record({ ...english, point: { lat: 36.41, lng: 126.51 } }))).toBe(2);
  });
});

describe('records of a numbered festival', () => {
  it('When records without a name have its number, then they are of it', () => {
    const externalId = 'tourapi:1';
    expect(festivalsOf(record({ externalId }), record({ externalId, name: '', days: null }))).toBe(1);
    expect(festivalsOf(record({ externalId }), record({ externalId: 'tourapi:2', name: '' }))).toBe(2);
  });
});

describe('records of two festivals', () => {
  const sameContacts = { homepage: 'http://light.kr', phone: '041-930-1234', organiser: '등불회' };

  it('When one town holds two festivals, then they are two', () => {
    expect(festivalsOf(record({ name: '보령 등불축제' }), record({ name: '보령 김축제' }))).toBe(2);
  });

  it('When two towns hold festivals of one name, then they are two', () => {
    const elsewhere = { region: { provinceCode: '11', districtCode: '11110' } };
    expect(festivalsOf(record({ name: '벚꽃축제' }), record({ name: '벚꽃축제', ...elsewhere }))).toBe(2);
  });

  it.each([
    ['연극<나의 아저씨>', '연극<고트>'],
    ['보령 봄꽃축제', '보령 가을꽃축제'],
  ])('When all is the same but the names are %s and %s, then they are two', (a, b) => {
    const same = {
      homepage: 'http://light.kr',
      phone: '041-930-1234',
      place: '중앙광장',
      organiser: '등불회',
    };
    expect(festivalsOf(record({ ...same, name: a }), record({ ...same, name: b }))).toBe(2);
  });

  it('When one report has two rows for the same days at two places, then they are two', () => {
    const report = { referenceDay: '2026-06-01', name: '동네잔치' };
    expect(
      festivalsOf(record({ ...report, place: '중앙광장' }), record({ ...report, place: '대천해수욕장' })),
    ).toBe(2);
  });

  it('When one report names two festivals in one year, then nothing else that they share joins them', () => {
    const report = { ...sameContacts, referenceDay: '2026-06-01' };
    const later = { startsOn: '2026-10-10', endsOn: '2026-10-12' };
    expect(
      festivalsOf(
        record({ ...report, name: '보령 댄스데이' }),
        record({ ...report, name: '보령 서커스데이', days: later }),
      ),
    ).toBe(2);
  });

  it('When one origin lists two names of one year under two numbers, then they are two', () => {
    const [a, b] = [1, 2].map((number) => `tourapi:${String(number)}`);
    expect(
      festivalsOf(
        record({ ...sameContacts, externalId: a ?? null, name: '드론쇼 부산' }),
        record({ ...sameContacts, externalId: b ?? null, name: '드론쇼 보령' }),
      ),
    ).toBe(2);
  });

  it('When twenty festivals have one phone, homepage and organiser, then these join none of them', () => {
    const names = ['피리', '가야금', '해금', '장구', '대금', '아쟁', '꽹과리', '거문고', '나발', '태평소'];
    const concerts = names.map((name, index) => {
      const day = `${String(2010 + index)}-10-05`;
      return record({ ...sameContacts, name, days: { startsOn: day, endsOn: day } });
    });
    expect(festivalsOf(...concerts)).toBe(names.length);
  });

  it('When the scopes of two names differ, then they are two', () => {
    const later = { startsOn: '2026-04-20', endsOn: '2026-04-20' };
    expect(
      festivalsOf(
        record({ name: '부천세계비보이대회' }),
        record({ name: '부천전국비보이대회', days: later }),
      ),
    ).toBe(2);
  });

  it('When a third record is like both of two that contradict each other, then it does not join them', () => {
    const [spring, autumn] = [record({ name: '보령 봄 등불축제' }), record({ name: '보령 가을 등불축제' })];
    const { clusters: found } = clusters([spring, autumn, record()], UNDECIDED);
    expect(found.some((keys) => keys.includes(spring.key) && keys.includes(autumn.key))).toBe(false);
  });
});

describe('decisions of editors', () => {
  const [lights, alike, other] = [
    record(),
    record({ name: '등불축제' }),
    record({ name: '보령 김축제' }),
  ] as const;

  it('When an editor says different, then what is alike stays apart and is not asked again', () => {
    const told = clusters([lights, alike], { same: [], different: [[alike.key, lights.key]] });
    expect(told).toEqual({ clusters: [[lights.key], [alike.key]], doubts: [] });
  });

  it('When an editor says same, then what is not alike is joined', () => {
    const told = clusters([lights, other], { same: [[other.key, lights.key]], different: [] });
    expect(told.clusters).toEqual([[lights.key, other.key]]);
  });
});
