import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blockKeysOf, clusters, type Decisions } from './cluster.rules.js';
import type { MatchRecord } from './match-record.js';

const UNDECIDED: Decisions = { same: [], different: [] };
const TOWN = { provinceCode: '44', districtCode: '44180' };

let count = 0;
const record = (more: Partial<MatchRecord> = {}): MatchRecord => {
  count += 1;
  return {
    key: `std ${String(count)}`,
    provider: 'std',
    authority: 'A',
    externalId: null,
    language: 'ko',
    name: '보령 등불축제',
    otherNames: [],
    region: TOWN,
    point: null,
    place: null,
    organiser: null,
    host: null,
    phone: null,
    homepage: null,
    pictures: [],
    days: { startsOn: '2026-10-02', endsOn: '2026-10-04' },
    ordinal: null,
    referenceDay: null,
    ...more,
  };
};

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

  it('When a name is new but homepage, phone, place and season stay, then it is the same', () => {
    const same = {
      homepage: 'http://www.light.kr',
      phone: '041-930-1234',
      place: '중앙광장',
      organiser: '등불회',
    };
    expect(
      festivalsOf(record({ ...same, name: '보령 등불축제' }), record({ ...same, name: '만세보령 빛의향연' })),
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

describe('a clustering', () => {
  const towns = ['44180', '44150', '11110'];
  const anyRecord = fc
    .record({
      name: fc.constantFrom(
        '등불축제',
        '보령 등불축제',
        '등불 페스티벌',
        '봄 등불축제',
        '가을등불축제',
        '보령 김축제',
      ),
      town: fc.constantFrom(...towns),
      year: fc.integer({ min: 2019, max: 2026 }),
      month: fc.integer({ min: 1, max: 12 }),
      phone: fc.constantFrom(null, '041-930-1234', '02-120-1234'),
      place: fc.constantFrom(null, '중앙광장', '대천해수욕장'),
      lat: fc.option(fc.double({ min: 36.3, max: 36.32, noNaN: true })),
      picture: fc.option(fc.constantFrom('https://a.kr/1.jpg', 'https://a.kr/2.jpg')),
    })
    .map(({ name, town, year, month, phone, place, lat, picture }) => {
      const day = `${String(year)}-${String(month).padStart(2, '0')}-05`;
      return record({
        name,
        phone,
        place,
        region: { provinceCode: town.slice(0, 2), districtCode: town },
        days: { startsOn: day, endsOn: day },
        point: lat === null ? null : { lat, lng: 126.5 },
        pictures: picture === null ? [] : [picture],
        referenceDay: `${String(year)}-01-01`,
      });
    });
  const someRecords = fc.array(anyRecord, { minLength: 2, maxLength: 14 });
  const decisionsOn = (records: readonly MatchRecord[]) => {
    const key = fc.constantFrom(...records.map((one) => one.key));
    return fc.record({
      same: fc.array(fc.tuple(key, key), { maxLength: 2 }),
      different: fc.array(
        fc.tuple(key, key).filter(([a, b]) => a !== b),
        { maxLength: 2 },
      ),
    });
  };

  it('When records come in any order, then the festivals and doubts are the same', () => {
    fc.assert(
      fc.property(
        someRecords.chain((records) =>
          fc.tuple(
            fc.constant(records),
            fc.shuffledSubarray(records, { minLength: records.length }),
            decisionsOn(records),
          ),
        ),
        ([records, shuffled, decisions]) => {
          const turned = {
            same: decisions.same.map(([a, b]) => [b, a] as const).toReversed(),
            different: decisions.different.toReversed(),
          };
          expect(clusters(shuffled, turned)).toEqual(clusters(records, decisions));
        },
      ),
    );
  });

  it('When only the records that share block keys are decided about, then the answer is as for all', () => {
    fc.assert(
      fc.property(someRecords, (records) => {
        const all = clusters(records, UNDECIDED);
        const closure = closureOf(records[0] as MatchRecord, records);
        const keys = new Set(closure.map(({ key }) => key));
        const part = clusters(closure, UNDECIDED);
        expect(part.clusters).toEqual(all.clusters.filter(([first = '']) => keys.has(first)));
        expect(part.doubts).toEqual(all.doubts.filter(({ a }) => keys.has(a)));
      }),
    );
  });

  it('When everything a record says is long and many, then its block keys are few and short', () => {
    const many = (one: string) => Array.from({ length: 50 }, (_, index) => `${one}${String(index)}`);
    const keys = blockKeysOf(
      record({
        externalId: '1',
        name: '가나다라마바사아자차카타파하'.repeat(14),
        otherNames: many('등불축제'),
        point: { lat: 36.3, lng: 126.5 },
        organiser: many('등불회').join(','),
        phone: many('041-930-12').join(', '),
        homepage: `http://light.kr/${'길'.repeat(400)}`,
        pictures: many('https://a.kr/'),
      }),
    );
    expect(keys.length).toBeLessThanOrEqual(200);
    for (const key of keys) expect([...key].length).toBeLessThanOrEqual(160);
  });
});

function closureOf(start: MatchRecord, records: readonly MatchRecord[]): MatchRecord[] {
  const found = new Set([start]);
  for (let size = 0; size < found.size;) {
    size = found.size;
    const keys = new Set([...found].flatMap(blockKeysOf));
    for (const one of records) if (blockKeysOf(one).some((key) => keys.has(key))) found.add(one);
  }
  return [...found];
}
