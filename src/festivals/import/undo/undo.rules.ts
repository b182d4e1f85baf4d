import { isDeepStrictEqual } from 'node:util';
import type { KeptByUndo } from '../import.entity.js';
import type { FieldChange } from '../row/value-changes.rules.js';
import type { ReplacedRecord } from '../identity/source-record.entity.js';

/** What an import did to one festival, and how that looks now. */
export interface UndoableFestival {
  readonly id: string;
  readonly name: string;
  /** 1 until somebody changes it. */
  readonly version: number;
  /** Whether anybody has rated or bookmarked it. */
  readonly isUsed: boolean;
  /** Whether another import spoke of it, too. */
  readonly hasOtherRecords: boolean;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly editions: readonly UndoableEdition[];
  readonly rows: readonly UndoableRow[];
}

interface UndoableEdition {
  readonly id: string;
  readonly version: number;
  readonly hasBegun: boolean;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A row of the import whose source record no later import has written over. */
export interface UndoableRow {
  readonly number: number;
  readonly recordId: string;
  readonly editionId: string | null;
  readonly createsFestival: boolean;
  readonly createsEdition: boolean;
  readonly changes: readonly FieldChange[];
  readonly replaced: ReplacedRecord | null;
}

export interface FestivalUndo {
  readonly eraseFestival: boolean;
  readonly removeEditions: readonly string[];
  readonly restore: readonly (FieldChange & { readonly editionId: string })[];
  readonly removeRecords: readonly string[];
  readonly restoreRecords: readonly { readonly id: string; readonly replaced: ReplacedRecord }[];
  readonly kept: readonly KeptByUndo[];
}

/**
 * Takes back what an import did to one festival, except where somebody has changed or used it since:
 * what is kept keeps its source record, so that the next import recognises it.
 */
export function undoFestival(festival: UndoableFestival): FestivalUndo {
  const created = festival.rows.some(({ createsFestival }) => createsFestival);
  const reason = created ? reasonToKeepFestival(festival) : null;
  if (created && reason === null) {
    return {
      ...NOTHING,
      eraseFestival: true,
      removeEditions: festival.editions.map(({ id }) => id),
      removeRecords: festival.rows.map(({ recordId }) => recordId),
    };
  }
  const undone = festival.rows.map((row) => undoRow(row, festival));
  const keptOfRows = undone.flatMap((one) => one.kept);
  const keptFestival = festival.rows
    .filter(({ number, createsFestival }) => createsFestival && !keptOfRows.some(({ row }) => row === number))
    .flatMap(({ number }) => (reason === null ? [] : [kept(festival, number, reason, [])]));
  return {
    eraseFestival: false,
    removeEditions: undone.flatMap(({ removeEditions }) => removeEditions),
    restore: undone.flatMap(({ restore }) => restore),
    removeRecords: undone.flatMap(({ removeRecords }) => removeRecords),
    restoreRecords: undone.flatMap(({ restoreRecords }) => restoreRecords),
    kept: [...keptFestival, ...keptOfRows],
  };
}

const NOTHING: FestivalUndo = {
  eraseFestival: false,
  removeEditions: [],
  restore: [],
  removeRecords: [],
  restoreRecords: [],
  kept: [],
};

function reasonToKeepFestival(festival: UndoableFestival): KeptByUndo['reason'] | null {
  const own = new Set(
    festival.rows.filter(({ createsEdition }) => createsEdition).map(({ editionId }) => editionId),
  );
  if (festival.version !== 1) return 'edited-since';
  if (festival.isUsed) return 'in-use';
  if (festival.hasOtherRecords) return 'imported-since';
  if (festival.editions.some(({ id }) => !own.has(id))) return 'other-editions';
  return festival.editions.some(({ version }) => version !== 1) ? 'edited-since' : null;
}

function undoRow(row: UndoableRow, festival: UndoableFestival): FestivalUndo {
  const edition = festival.editions.find(({ id }) => id === row.editionId);
  // An editor has removed the edition: the record stays, so that no import makes it again.
  if (edition === undefined) return NOTHING;
  if (row.createsEdition) {
    const touched = edition.version !== 1;
    if (touched || (festival.isUsed && edition.hasBegun)) {
      return { ...NOTHING, kept: [kept(festival, row.number, touched ? 'edited-since' : 'in-use', [])] };
    }
  }
  const untouched = restorable(row.changes, festival, edition);
  const fields = row.changes.filter((change) => !untouched.includes(change)).map(({ field }) => field);
  return {
    eraseFestival: false,
    removeEditions: row.createsEdition ? [edition.id] : [],
    restore: untouched.map((change) => ({ ...change, editionId: edition.id })),
    removeRecords: row.replaced === null ? [row.recordId] : [],
    restoreRecords: row.replaced === null ? [] : [{ id: row.recordId, replaced: row.replaced }],
    kept: fields.length === 0 ? [] : [kept(festival, row.number, 'edited-since', fields)],
  };
}

const DAYS = new Set(['startsOn', 'endsOn']);

/** Changes that still stand. The days of an edition go together, and only to where no other edition begins. */
function restorable(
  changes: readonly FieldChange[],
  festival: UndoableFestival,
  edition: UndoableEdition,
): FieldChange[] {
  const stands = ({ of, field, to }: FieldChange) =>
    isDeepStrictEqual((of === 'festival' ? festival : edition).facts[field], to);
  const beginsWith = changes.find(({ field }) => field === 'startsOn')?.from;
  const daysStand =
    changes.filter(({ field }) => DAYS.has(field)).every(stands) &&
    !festival.editions.some(({ id, facts }) => id !== edition.id && facts['startsOn'] === beginsWith);
  return changes.filter((change) => (DAYS.has(change.field) ? daysStand : stands(change)));
}

function kept(
  { id, name }: UndoableFestival,
  row: number,
  reason: KeptByUndo['reason'],
  fields: readonly string[],
): KeptByUndo {
  return { row, festivalId: id, name, reason, fields };
}
