import { describe, expect, it } from '@jest/globals';
import type { ReplacedRecord } from '../identity/source-record.entity.js';
import { undoFestival, type UndoableFestival, type UndoableRow } from './undo.rules.js';

const aRow = (more: Partial<UndoableRow> = {}): UndoableRow => ({
  number: 2,
  recordId: 'r',
  editionId: 'e',
  createsFestival: true,
  createsEdition: true,
  changes: [],
  replaced: null,
  ...more,
});

const anEdition = (more: Partial<UndoableFestival['editions'][number]> = {}) => ({
  id: 'e',
  version: 1,
  hasBegun: false,
  facts: { startsOn: '2026-10-02', endsOn: '2026-10-05' },
  ...more,
});

const aFestival = (more: Partial<UndoableFestival> = {}): UndoableFestival => ({
  id: 'f',
  name: '등불축제',
  version: 1,
  isUsed: false,
  hasOtherRecords: false,
  facts: { phone: '041-2' },
  editions: [anEdition()],
  rows: [aRow()],
  ...more,
});

const replaced = { hash: 'before' } as ReplacedRecord;
const reasons = (festival: UndoableFestival) =>
  undoFestival(festival).kept.map(({ reason, fields }) => [reason, ...fields]);

describe('undoFestival', () => {
  it('When nobody has touched what the import created, then the festival goes as a whole', () => {
    expect(undoFestival(aFestival())).toEqual({
      eraseFestival: true,
      removeEditions: ['e'],
      restore: [],
      removeRecords: ['r'],
      restoreRecords: [],
      kept: [],
    });
  });

  it('When an editor has changed the festival, then it stays while its untouched edition goes', () => {
    const undo = undoFestival(aFestival({ version: 2 }));
    expect(undo).toMatchObject({ eraseFestival: false, removeEditions: ['e'], removeRecords: ['r'] });
    expect(undo.kept).toEqual([
      { row: 2, festivalId: 'f', name: '등불축제', reason: 'edited-since', fields: [] },
    ]);
  });

  it('When people use the festival, then it stays with the editions that have begun', () => {
    const undo = undoFestival(
      aFestival({
        isUsed: true,
        editions: [anEdition({ hasBegun: true }), anEdition({ id: 'e2' })],
        rows: [aRow(), aRow({ number: 3, editionId: 'e2', recordId: 'r2', createsFestival: false })],
      }),
    );
    expect(undo).toMatchObject({ eraseFestival: false, removeEditions: ['e2'], removeRecords: ['r2'] });
    expect(undo.kept.map(({ row, reason }) => [row, reason])).toEqual([[2, 'in-use']]);
  });

  it('When an editor changed the edition, added another or a later import spoke of it, then the festival stays', () => {
    expect(reasons(aFestival({ editions: [anEdition({ version: 2 })] }))).toEqual([['edited-since']]);
    expect(reasons(aFestival({ editions: [anEdition(), anEdition({ id: 'other' })] }))).toEqual([
      ['other-editions'],
    ]);
    expect(reasons(aFestival({ hasOtherRecords: true }))).toEqual([['imported-since']]);
  });

  const changed = (changes: UndoableRow['changes']) =>
    aRow({ createsFestival: false, createsEdition: false, changes, replaced });

  it('When values were changed, then they and the source record are put back', () => {
    const undo = undoFestival(
      aFestival({ rows: [changed([{ of: 'festival', field: 'phone', from: '041-1', to: '041-2' }])] }),
    );
    expect(undo).toMatchObject({
      removeEditions: [],
      removeRecords: [],
      restore: [{ of: 'festival', field: 'phone', from: '041-1', editionId: 'e' }],
      restoreRecords: [{ id: 'r', replaced }],
      kept: [],
    });
  });

  it('When a value was changed again since, then it is kept and named', () => {
    const rows = [changed([{ of: 'festival', field: 'phone', from: '041-1', to: '041-3' }])];
    expect(undoFestival(aFestival({ rows })).restore).toEqual([]);
    expect(reasons(aFestival({ rows }))).toEqual([['edited-since', 'phone']]);
  });

  const moved = changed([
    { of: 'edition', field: 'startsOn', from: '2026-10-01', to: '2026-10-02' },
    { of: 'edition', field: 'endsOn', from: '2026-10-04', to: '2026-10-05' },
  ]);

  it('When an edition was moved, then it moves back, both days or none', () => {
    expect(undoFestival(aFestival({ rows: [moved] })).restore).toHaveLength(2);
    const half = anEdition({ facts: { startsOn: '2026-10-02', endsOn: '2026-10-06' } });
    expect(reasons(aFestival({ rows: [moved], editions: [half] }))).toEqual([
      ['edited-since', 'startsOn', 'endsOn'],
    ]);
    const taken = [anEdition(), anEdition({ id: 'x', facts: { startsOn: '2026-10-01' } })];
    expect(undoFestival(aFestival({ rows: [moved], editions: taken })).restore).toEqual([]);
  });

  it('When an editor has removed the edition, then the record stays, so that no import makes it again', () => {
    expect(
      undoFestival(aFestival({ version: 2, editions: [], rows: [aRow({ editionId: null })] })),
    ).toMatchObject({
      removeRecords: [],
      removeEditions: [],
    });
  });
});
