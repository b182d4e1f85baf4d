import { describe, expect, it } from '@jest/globals';
import { KnownCatalogue } from '../identity/known-catalogue.js';
import type { StandingRecord, SourceEdition, SourceFestival } from './import-record.js';
import { decide, type ReadRow } from './row-decision.rules.js';
import { allFacts } from './value-changes.rules.js';

interface Said {
  festival?: Partial<SourceFestival>;
  edition?: Partial<SourceEdition>;
  authority?: string;
  referenceDay?: string | null;
}

function record({
  festival,
  edition,
  authority = 'A',
  referenceDay = '2026-06-01',
}: Said = {}): StandingRecord {
  const {
    startsOn = '2026-10-02',
    endsOn = '2026-10-05',
    ordinal = null,
    status = 'scheduled',
  } = edition ?? {};
  return {
    naturalKey: `${authority}|등불축제|${startsOn}`,
    authority,
    nameKey: '등불축제',
    externalId: null,
    language: 'ko',
    withdrawn: false,
    referenceDay,
    festival: {
      name: '등불축제',
      category: 'light',
      region: { provinceCode: '44', districtCode: '44180' },
      phone: '041-1',
      place: '공원',
      ...festival,
    },
    edition: { startsOn, endsOn, ordinal, status },
  };
}

let count = 0;
const row = (said: Said = {}): ReadRow => {
  count += 1;
  const read = record(said);
  return {
    number: count,
    record: read,
    hash: JSON.stringify(read),
    newFestivalId: `f${count}`,
    newEditionId: `e${count}`,
  };
};

/** The festival `f` with the edition `e`; `told`: by an earlier import. */
function catalogue({
  said,
  facts = {},
  edition = {},
}: {
  said?: Said;
  facts?: Partial<SourceFestival>;
  edition?: Partial<SourceEdition>;
}): KnownCatalogue {
  const known = new KnownCatalogue();
  const before = record(said);
  known.noteFestival({
    id: 'f',
    facts: {
      ...allFacts(said === undefined ? { name: '등불축제', category: 'light' } : before.festival),
      ...facts,
    },
    editions: [{ id: 'e', facts: { ...before.edition, ...edition } }],
  });
  known.noteName({
    nameKey: '등불축제',
    festivalId: 'f',
    region: { provinceCode: '44', districtCode: '44180' },
  });
  if (said !== undefined) {
    known.noteRecord({
      id: 'r',
      record: before,
      hash: JSON.stringify(before),
      festivalId: 'f',
      editionId: 'e',
      row: null,
    });
  }
  return known;
}

const fields = (changes: readonly { field: string; from: unknown; to: unknown }[]) =>
  changes.map(({ field, from, to }) => [field, from, to]);

describe('decide', () => {
  it('When nobody knows the festival, then it and its edition are new', () => {
    const known = new KnownCatalogue();
    const first = row();
    expect(decide(first, known)).toMatchObject({
      outcome: 'new',
      festivalId: first.newFestivalId,
      editionId: first.newEditionId,
      creates: { festival: true, edition: true },
    });
  });

  it('When a second row of the file tells of another year, then it adds an edition to the festival of the first', () => {
    const known = new KnownCatalogue();
    const first = row();
    decide(first, known);
    const second = row({
      edition: { startsOn: '2025-10-02', endsOn: '2025-10-05' },
      festival: { phone: 'old' },
    });
    expect(decide(second, known)).toMatchObject({
      outcome: 'new',
      festivalId: first.newFestivalId,
      creates: { festival: false, edition: true },
      changes: [],
    });
  });

  it('When a row tells of the same days as another authority, then it is a duplicate that names the other', () => {
    const known = new KnownCatalogue();
    const first = row();
    decide(first, known);
    expect(decide(row({ authority: 'B' }), known)).toMatchObject({
      outcome: 'duplicate',
      remember: false,
      faults: [{ code: 'same-as-row', value: String(first.number) }],
    });
    expect(decide(row({ authority: 'B' }), catalogue({ said: {} }))).toMatchObject({
      outcome: 'duplicate',
      faults: [{ code: 'told-already', value: 'A' }],
    });
  });

  it('When another authority tells of overlapping days, then it is a duplicate with a warning', () => {
    const overlapping = row({ authority: 'B', edition: { startsOn: '2026-10-03' } });
    expect(decide(overlapping, catalogue({ said: {} }))).toMatchObject({
      outcome: 'duplicate',
      faults: [{ code: 'told-already' }, { code: 'overlapping-days', value: '2026-10-02..2026-10-05' }],
    });
  });

  it('When the row says what it said before, then nothing is to be done', () => {
    expect(decide(row(), catalogue({ said: {} }))).toMatchObject({
      outcome: 'unchanged',
      remember: false,
      changes: [],
    });
  });

  it('When the source says something new, then the catalogue follows while it still says the old', () => {
    const now = row({ festival: { phone: '041-2' }, edition: { endsOn: '2026-10-06' } });
    const decision = decide(now, catalogue({ said: {} }));
    expect(decision).toMatchObject({ outcome: 'changed', remember: true, replaces: { id: 'r' }, faults: [] });
    expect(fields(decision.changes)).toEqual([
      ['phone', '041-1', '041-2'],
      ['endsOn', '2026-10-05', '2026-10-06'],
    ]);
  });

  it('When an editor has changed a value since, then it is kept, and said so only if the source changed its mind', () => {
    const known = catalogue({ said: {}, facts: { phone: '010', place: '강변' } });
    const decision = decide(row({ festival: { phone: '041-2', host: '보령시' } }), known);
    expect(fields(decision.changes)).toEqual([['host', null, '보령시']]);
    expect(decision.faults).toEqual([{ column: '*', value: 'phone', code: 'kept-by-editor' }]);
  });

  it('When an editor has changed one day of the edition, then both are kept', () => {
    const known = catalogue({ said: {}, edition: { endsOn: '2026-10-04' } });
    const decision = decide(row({ edition: { endsOn: '2026-10-08' } }), known);
    expect(decision).toMatchObject({ outcome: 'unchanged', changes: [], remember: true });
    expect(decision.faults.map(({ value }) => value)).toEqual(['startsOn', 'endsOn']);
  });

  it('When a column is absent from the file, then its value is left alone', () => {
    const { phone: _phone, ...festival } = record().festival;
    const now = { ...row(), hash: 'other', record: { ...record(), festival } };
    expect(decide(now, catalogue({ said: {} })).changes).toEqual([]);
  });

  it('When the row is older than what is known, then it is not used', () => {
    const known = catalogue({ said: { referenceDay: '2026-06-01' } });
    expect(decide(row({ referenceDay: '2026-05-31', festival: { phone: '041-2' } }), known)).toMatchObject({
      outcome: 'unchanged',
      remember: false,
      faults: [{ code: 'older-than-known', value: '2026-05-31' }],
    });
  });

  it('When only the reference day is newer, then nothing changes but what is remembered', () => {
    expect(decide(row({ referenceDay: '2026-07-01' }), catalogue({ said: {} }))).toMatchObject({
      outcome: 'unchanged',
      remember: true,
      replaces: { id: 'r' },
      changes: [],
    });
  });

  it('When an earlier year changes, then the festival stays as the latest year describes it', () => {
    const known = catalogue({ said: {} });
    const older = row({
      edition: { startsOn: '2024-10-02', endsOn: '2024-10-05' },
      festival: { phone: 'old' },
    });
    expect(decide(older, known)).toMatchObject({ outcome: 'new', changes: [] });
    const older2 = row({
      edition: { startsOn: '2024-10-02', endsOn: '2024-10-06' },
      festival: { phone: 'older' },
      referenceDay: '2026-06-02',
    });
    expect(fields(decide(older2, known).changes)).toEqual([['endsOn', '2024-10-05', '2024-10-06']]);
  });

  it('When a later year comes, then it describes the festival from now on', () => {
    const next = row({
      edition: { startsOn: '2027-10-02', endsOn: '2027-10-05' },
      festival: { phone: '041-9' },
    });
    const decision = decide(next, catalogue({ said: {} }));
    expect(decision).toMatchObject({ outcome: 'new', creates: { festival: false, edition: true } });
    expect(fields(decision.changes)).toEqual([['phone', '041-1', '041-9']]);
  });

  it('When the festival is an editor’s or a sample, then only its gaps are filled', () => {
    const known = catalogue({ facts: { place: '강변', phone: null } });
    const decision = decide(row({ edition: { ordinal: 3 } }), known);
    expect(decision).toMatchObject({ outcome: 'changed', festivalId: 'f', editionId: 'e', remember: true });
    expect(fields(decision.changes)).toEqual([
      ['region', null, { provinceCode: '44', districtCode: '44180' }],
      ['phone', null, '041-1'],
      ['ordinal', null, 3],
    ]);
  });

  it('When the days moved, then the edition moves with them', () => {
    const moved = row({ edition: { startsOn: '2026-10-09', endsOn: '2026-10-12' } });
    const decision = decide(moved, catalogue({ said: {} }));
    expect(decision).toMatchObject({ outcome: 'changed', editionId: 'e', replaces: { id: 'r' } });
    expect(fields(decision.changes)).toEqual([
      ['startsOn', '2026-10-02', '2026-10-09'],
      ['endsOn', '2026-10-05', '2026-10-12'],
    ]);
  });

  it('When an editor has removed the edition, then it is not made again', () => {
    const known = catalogue({});
    const said = record();
    known.noteRecord({ id: 'r', record: said, hash: 'x', festivalId: 'f', editionId: null, row: null });
    expect(decide(row(), known)).toMatchObject({
      outcome: 'unchanged',
      remember: false,
      faults: [{ code: 'withdrawn-by-editor' }],
    });
  });
});
