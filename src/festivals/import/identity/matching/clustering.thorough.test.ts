import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blockKeysOf, clusters, type Decisions } from './cluster.rules.js';
import type { MatchRecord } from './match-record.js';
import { record } from './match-record.example.js';

const UNDECIDED: Decisions = { same: [], different: [] };

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

  it('When more records share phone, body and square than any festival has, then these join none of them', () => {
    const alike = { phone: '041-930-1234', organiser: '등불회', point: { lat: 36.3, lng: 126.5 } };
    const numbered = (count: number) =>
      Array.from({ length: count }, (_, index) => {
        const day = `${String(1700 + index)}-10-02`;
        return record({
          ...alike,
          name: `${String.fromCharCode(0xac00 + 31 * index)}별빛등불거리축제`,
          days: { startsOn: day, endsOn: day },
        });
      });
    expect(clusters(numbered(4), UNDECIDED).clusters).toHaveLength(1);
    expect(clusters(numbered(300), UNDECIDED).clusters).toHaveLength(300);
  });

  it('When texts are anything at all, then every record is of one festival', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    const anything = fc.record({
      name: text,
      place: text,
      organiser: text,
      host: text,
      phone: text,
      homepage: text,
    });
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 6 }), (said) => {
        const records = said.map((one) => record(one));
        const { clusters: found } = clusters(records, UNDECIDED);
        expect(found.flat().sort()).toEqual(records.map(({ key }) => key).sort());
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
