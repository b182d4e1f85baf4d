import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Provider } from '../import.entity.js';
import type { ImportRecord, SourceEdition, SourceFestival } from '../row/import-record.js';
import { statementId } from './identity.rules.js';
import { project } from './project.rules.js';
import type { Statement } from './statement.js';

interface Told {
  readonly provider?: Provider;
  readonly festival?: Partial<SourceFestival>;
  readonly edition?: Partial<SourceEdition> | null;
  readonly importIds?: readonly string[];
}

function told({
  provider = 'std',
  festival,
  edition = {},
  importIds = ['a'],
  ...record
}: Told & Partial<Omit<ImportRecord, 'festival' | 'edition'>>): Statement {
  const days = { startsOn: '2026-10-02', endsOn: '2026-10-05', ordinal: null, status: 'scheduled' as const };
  const whole: ImportRecord = {
    naturalKey: '4510000|한빛등불축제|2026-10-02',
    externalId: null,
    authority: '4510000',
    nameKey: '한빛등불축제',
    referenceDay: '2026-06-01',
    language: 'ko',
    withdrawn: false,
    festival: { name: '한빛 등불축제', category: 'light', ...festival },
    edition: edition && { ...days, ...edition },
    ...record,
  };
  return { id: statementId(provider, JSON.stringify(whole)), provider, record: whole, importIds };
}

const startsOf = (statements: Statement[]) =>
  project(statements).editions.map(({ facts }) => [facts.startsOn, facts.endsOn]);

describe('what sources come to', () => {
  it('When one key is told twice, then the later of the two speaks and the other is silent', () => {
    const older = told({ referenceDay: '2026-05-01', festival: { phone: '041-000-0000' } });
    const newer = told({ festival: { phone: '041-111-1111' } });
    const { facts, heard } = project([older, newer]);
    expect(facts.phone).toBe('041-111-1111');
    expect(heard).toEqual([newer.id]);
  });

  it('When the latest has no value, then the next one fills the gap', () => {
    const last = told({
      naturalKey: 'x',
      edition: { startsOn: '2025-10-01', endsOn: '2025-10-02' },
      festival: { phone: '041-000-0000', sponsors: '한빛은행' },
    });
    const now = told({ festival: { phone: '041-111-1111', sponsors: null } });
    expect(project([last, now]).facts).toMatchObject({ phone: '041-111-1111', sponsors: '한빛은행' });
  });

  it('When the festival has moved to another town, then no point of the old one stays', () => {
    const there = told({
      naturalKey: 'x',
      edition: { startsOn: '2025-10-01', endsOn: '2025-10-02' },
      festival: { region: { provinceCode: '44', districtCode: '44150' }, point: { lat: 36.4, lng: 127.1 } },
    });
    const here = told({ festival: { region: { provinceCode: '44', districtCode: '44180' }, point: null } });
    const { facts } = project([there, here]);
    expect(facts.region).toEqual({ provinceCode: '44', districtCode: '44180' });
    expect(facts.point).toBeUndefined();
  });

  it('When it was called otherwise before, then that is a former name; another spelling is not', () => {
    const names = ['한빛 빛잔치', '한빛등불축제', '한빛 등불 축제'].map((name, index) =>
      told({ naturalKey: `k${index}`, referenceDay: `2026-0${index + 1}-01`, festival: { name } }),
    );
    expect(project(names).facts).toMatchObject({ name: '한빛 등불 축제', formerNames: ['한빛 빛잔치'] });
  });

  it('When two authorities tell of days that overlap, then it is one edition, on the days of the later report', () => {
    const town = told({ referenceDay: '2026-05-01' });
    const province = told({
      naturalKey: '6',
      authority: '6440000',
      edition: { startsOn: '2026-10-03', endsOn: '2026-10-06' },
    });
    expect(startsOf([town, province])).toEqual([['2026-10-03', '2026-10-06']]);
  });

  it('When a later file tells of days a month away, then it has moved; beside each other in one file they are two', () => {
    const before = told({ referenceDay: '2026-05-01', importIds: ['a'] });
    const after = (importIds: string[]) =>
      told({ naturalKey: 'x', edition: { startsOn: '2026-11-01', endsOn: '2026-11-03' }, importIds });
    expect(startsOf([before, after(['b'])])).toEqual([['2026-11-01', '2026-11-03']]);
    expect(startsOf([before, after(['a', 'b'])])).toHaveLength(2);
  });

  it('When days of a whole year stand beside settled ones, then the settled ones are the edition', () => {
    const year = told({
      naturalKey: 'x',
      referenceDay: '2026-08-01',
      edition: { startsOn: '2026-01-01', endsOn: '2026-12-31' },
    });
    expect(startsOf([year, told({})])).toEqual([['2026-10-02', '2026-10-05']]);
  });

  it('When a number is withdrawn, then what was said of it before is not heard, and a later word is', () => {
    const shown = told({ provider: 'tourapi', naturalKey: 'list|1', externalId: 'tourapi:1' });
    const gone = told({
      provider: 'tourapi',
      naturalKey: 'sync|1',
      externalId: 'tourapi:1',
      referenceDay: '2026-07-01',
      withdrawn: true,
      edition: null,
    });
    const back = told({
      provider: 'tourapi',
      naturalKey: 'list|1',
      externalId: 'tourapi:1',
      referenceDay: '2026-08-01',
    });
    expect(project([shown, gone]).stands).toBe(false);
    expect(project([shown, gone, back]).stands).toBe(true);
  });

  it('When only a translation speaks, then it is no festival yet; beside a Korean word it gives its own fields', () => {
    const english = told({
      provider: 'tourapi-en',
      naturalKey: 'en',
      language: 'en',
      festival: {
        name: 'Hanbit Lantern Festival',
        nameEn: 'Hanbit Lantern Festival',
        place: 'Hanbit Park',
        point: { lat: 36.3, lng: 126.5 },
      },
    });
    expect(project([english]).stands).toBe(false);
    const { facts } = project([english, told({ festival: { point: null } })]);
    expect(facts).toMatchObject({
      name: '한빛 등불축제',
      nameEn: 'Hanbit Lantern Festival',
      point: { lat: 36.3, lng: 126.5 },
    });
    expect(facts.place).toBeUndefined();
  });

  it('When the same is told in any order, and some of it again, then it comes to the same', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-10-${String(n).padStart(2, '0')}`);
    const statement = fc
      .record({
        provider: fc.constantFrom<Provider>('std', 'tourapi', 'collected', 'tourapi-en'),
        naturalKey: fc.constantFrom('a', 'b', 'c', 'd'),
        referenceDay: fc.option(fc.constantFrom('2026-05-01', '2026-06-01', '2026-07-01')),
        days: fc.option(fc.tuple(day, day)),
        phone: fc.option(fc.constantFrom('1', '2')),
        withdrawn: fc.boolean(),
        importIds: fc.subarray(['i', 'j', 'k'], { minLength: 1 }),
      })
      .map(({ days, phone, provider, ...rest }) => {
        const [startsOn = '', endsOn = ''] = [...(days ?? [])].sort();
        return told({
          ...rest,
          provider,
          externalId: rest.naturalKey === 'a' ? 'tourapi:1' : null,
          language: provider === 'tourapi-en' ? 'en' : 'ko',
          festival: { phone },
          edition: days && { startsOn, endsOn },
        });
      });
    fc.assert(
      fc.property(
        fc
          .uniqueArray(statement, { selector: ({ id }) => id, maxLength: 12 })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([some, shuffled]) => {
          expect(project(shuffled)).toEqual(project(some));
          expect(project([...shuffled, ...some]).facts).toEqual(project(some).facts);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
