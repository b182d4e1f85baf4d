import { describe, expect, it } from '@jest/globals';
import type { StandingRecord } from '../row/import-record.js';
import { allFacts } from '../row/value-changes.rules.js';
import { editionOf, festivalOf, movedRecord, precedes, turnOf } from './identity.rules.js';
import { KnownCatalogue, type KnownFestival } from './known-catalogue.js';

const record = (
  more: {
    startsOn?: string;
    endsOn?: string;
    district?: string | null;
    authority?: string;
    referenceDay?: string | null;
  } = {},
): StandingRecord => {
  const {
    startsOn = '2026-10-02',
    endsOn = startsOn,
    district = '44180',
    authority = 'A',
    referenceDay = '2026-06-01',
  } = more;
  return {
    naturalKey: `${authority}|등불축제|${startsOn}`,
    authority,
    nameKey: '등불축제',
    externalId: null,
    language: 'ko',
    withdrawn: false,
    referenceDay,
    festival: { name: '등불축제', category: 'light', region: { provinceCode: '44', districtCode: district } },
    edition: { startsOn, endsOn, ordinal: null, status: 'scheduled' },
  };
};

const festival = (id: string, ...days: [string, string][]): KnownFestival => ({
  id,
  facts: allFacts({ name: '등불축제', category: 'light' }),
  editions: days.map(([startsOn, endsOn], index) => ({
    id: `${id}-${index}`,
    facts: { startsOn, endsOn, ordinal: null, status: 'scheduled' },
  })),
});

/** A catalogue of festivals of one name, each in its district. */
function namesakes(...known: [KnownFestival, string | null][]): KnownCatalogue {
  const catalogue = new KnownCatalogue();
  for (const [one, districtCode] of known) {
    catalogue.noteFestival(one);
    catalogue.noteName({
      nameKey: '등불축제',
      festivalId: one.id,
      region: { provinceCode: '44', districtCode },
    });
  }
  return catalogue;
}

describe('festivalOf', () => {
  it('When a namesake is in the same district, then it is the festival, whatever others there are', () => {
    const known = namesakes([festival('a'), '44150'], [festival('b'), '44180'], [festival('c'), null]);
    expect(festivalOf(record(), known)?.id).toBe('b');
  });

  it('When the namesake is in another province, then it is another festival', () => {
    const known = new KnownCatalogue();
    known.noteFestival(festival('a'));
    known.noteName({
      nameKey: '등불축제',
      festivalId: 'a',
      region: { provinceCode: '11', districtCode: '44180' },
    });
    expect(festivalOf(record(), known)).toBeUndefined();
  });

  it('When one side does not know the district, then the only namesake of the province fits, one of several does not', () => {
    expect(festivalOf(record({ district: null }), namesakes([festival('a'), '44150']))?.id).toBe('a');
    expect(festivalOf(record(), namesakes([festival('a'), null]))?.id).toBe('a');
    const two = namesakes([festival('a'), '44150'], [festival('b'), '44180']);
    expect(festivalOf(record({ district: null }), two)).toBeUndefined();
  });

  it('When the only namesake is in another district, then it fits unless it was held in the same year', () => {
    const lastYear = namesakes([festival('a', ['2025-10-03', '2025-10-05']), '44150']);
    expect(festivalOf(record(), lastYear)?.id).toBe('a');
    const thisYear = namesakes([festival('a', ['2026-03-03', '2026-03-05']), '44150']);
    expect(festivalOf(record(), thisYear)).toBeUndefined();
  });
});

describe('editionOf', () => {
  const held = festival('a', ['2026-10-01', '2026-10-03'], ['2025-10-01', '2025-10-03']);

  it('When it begins on the same day or shares a day, then the edition is the same', () => {
    expect(editionOf(record({ startsOn: '2026-10-01', endsOn: '2026-10-09' }), held)?.id).toBe('a-0');
    expect(editionOf(record({ startsOn: '2026-10-03', endsOn: '2026-10-09' }), held)?.id).toBe('a-0');
  });

  it('When it shares no day, then it is another edition', () => {
    expect(editionOf(record({ startsOn: '2026-10-04', endsOn: '2026-10-09' }), held)).toBeUndefined();
  });
});

describe('movedRecord', () => {
  const held = festival('a', ['2026-10-01', '2026-10-03']);
  const withRecord = (said: StandingRecord, row: number | null) => {
    const known = namesakes([held, '44180']);
    known.noteRecord({ id: 'r', record: said, hash: '', festivalId: 'a', editionId: 'a-0', row });
    return known;
  };

  it('When the same authority no longer tells of days near by, then the festival has moved', () => {
    const known = withRecord(record({ startsOn: '2026-10-01' }), null);
    expect(movedRecord(record({ startsOn: '2026-11-29' }), held, known)?.id).toBe('r');
  });

  it.each([
    ['the row is still in the file', record({ startsOn: '2026-10-01' }), 7],
    ['another authority told of it', record({ startsOn: '2026-10-01', authority: 'B' }), null],
    ['it was more than sixty days off', record({ startsOn: '2026-09-29' }), null],
  ])('When %s, then it has not moved', (_why, said, row) => {
    expect(movedRecord(record({ startsOn: '2026-11-29' }), held, withRecord(said, row))).toBeUndefined();
  });
});

describe('precedence', () => {
  it('When two records speak of one festival, then that of the later year leads, then that of the newer reference day', () => {
    expect(precedes(record({ startsOn: '2026-01-01' }), record({ startsOn: '2025-12-31' }))).toBe(true);
    expect(
      precedes(record({ startsOn: '2025-12-31' }), record({ startsOn: '2026-01-01', referenceDay: null })),
    ).toBe(false);
    expect(precedes(record({ referenceDay: '2026-06-02' }), record({ startsOn: '2026-12-01' }))).toBe(true);
    expect(precedes(record({ startsOn: '2026-10-03' }), record())).toBe(false);
  });

  it('When rows are sorted by turn, then it is the order of precedence, and of the file among equals', () => {
    const records = [
      record({ startsOn: '2025-10-02' }),
      record({ referenceDay: null }),
      record({ startsOn: '2026-10-09' }),
      record({ referenceDay: '2026-06-02' }),
      record(),
    ];
    const turns = records.map((one, index) => turnOf(one, index + 2));
    expect(turns.toSorted()).toEqual([3, 2, 4, 1, 0].map((index) => turns[index]));
  });
});
