import { isDeepStrictEqual } from 'node:util';
import { newId } from '../../../shared/ids.js';
import type { ImportRowEntity } from './import-row.entity.js';
import type { DecidableRow, DecidedRow } from './import-row.repository.js';
import type { ReadRow, RowDecision } from './row-decision.rules.js';
import type { ReplacedRecord } from '../identity/source-record.entity.js';

/** The ids that an earlier decision chose are used again, so that deciding anew changes nothing by itself. */
export function readRow({
  number,
  record,
  recordHash,
  festivalId,
  editionId,
  createsFestival,
  createsEdition,
}: DecidableRow): ReadRow {
  return {
    number,
    record,
    hash: recordHash.toString('hex'),
    newFestivalId: (createsFestival ? festivalId : null) ?? newId(),
    newEditionId: (createsEdition ? editionId : null) ?? newId(),
  };
}

export function decidedRow(
  number: number,
  decision: RowDecision,
  replaced: ReplacedRecord | null = null,
): DecidedRow {
  return {
    number,
    outcome: decision.outcome,
    festivalId: decision.festivalId,
    editionId: decision.editionId,
    createsFestival: decision.creates.festival,
    createsEdition: decision.creates.edition,
    changes: decision.changes.length === 0 ? null : [...decision.changes],
    findings: decision.faults.length === 0 ? null : [...decision.faults],
    replaced,
  };
}

/** Whether the row says this already. */
export function isDecided(row: ImportRowEntity, decided: DecidedRow): boolean {
  return Object.entries(decided).every(([field, value]) =>
    isDeepStrictEqual(row[field as keyof DecidedRow], value),
  );
}
