import { say } from '../../shared/http/request-context.js';
import { regionByCode } from '../region/region.rules.js';
import type { ImportEntity, ImportStatus } from './import.entity.js';
import type { FoundImport } from './import.repository.js';
import type { ImportItem, ImportRow } from './import.schemas.js';
import type { SourceValue } from './row/import-record.js';
import type { ImportRowEntity } from './row/import-row.entity.js';
import type { FieldChange } from './projection/field-change.rules.js';
import { ROW_FAULTS, type RowFault } from './row/row-fault.js';
import { FILE_PROBLEMS } from './file/unusable-file.js';

const NO_COUNTS = { new: 0, changed: 0, unchanged: 0, rejected: 0, duplicate: 0 };

export function importItemOf({ entity, rowsDone }: FoundImport, uploadedBy: string | null): ImportItem {
  const {
    id,
    provider,
    fileName,
    status,
    counts,
    encoding,
    columnsMissing,
    columnsUnknown,
    live,
    undo,
    createdAt,
  } = entity;
  return {
    id,
    provider,
    fileName,
    status,
    counts: counts ?? NO_COUNTS,
    progress: progressOf(entity, rowsDone),
    live,
    encoding,
    columns:
      columnsMissing === null || columnsUnknown === null
        ? null
        : { missing: columnsMissing, unknown: columnsUnknown },
    problem: entity.problem === null ? null : problemOf(entity.problem),
    undo: undo as ImportItem['undo'],
    uploadedBy,
    createdAt: createdAt.toISOString(),
  };
}

/** `exists`: festivals that are in the catalogue now; one that is only planned has no address yet. */
export function importRowOf(row: ImportRowEntity, exists: ReadonlySet<string>): ImportRow {
  const { number, outcome, name, festivalId, changes, faults, findings } = row;
  const errors = [...(faults ?? []), ...(findings ?? [])];
  return {
    row: number,
    outcome,
    name,
    ...(festivalId !== null && exists.has(festivalId) ? { festivalId } : {}),
    ...(changes === null ? {} : { changes: changes.map(changeOf) }),
    ...(errors.length === 0 ? {} : { errors: errors.map(errorOf) }),
  };
}

function progressOf({ status, rowsTotal }: ImportEntity, rowsDone: number): ImportItem['progress'] {
  const rows = (whileAtWork: ImportStatus, afterwards: ImportStatus) =>
    status === whileAtWork ? rowsDone : status === afterwards ? (rowsTotal ?? 0) : 0;
  return {
    rowsRead: status === 'reading' ? rowsDone : (rowsTotal ?? 0),
    rowsApplied: rows('applying', 'applied'),
    rowsUndone: rows('undoing', 'undone'),
    rowsTotal,
  };
}

function problemOf({
  code,
  line,
  row,
  missingColumns,
  doubledColumns,
}: NonNullable<ImportEntity['problem']>) {
  return {
    code,
    message: say(FILE_PROBLEMS[code]),
    ...(line === undefined ? {} : { line }),
    ...(row === undefined ? {} : { row }),
    ...(missingColumns === undefined ? {} : { missingColumns: [...missingColumns] }),
    ...(doubledColumns === undefined ? {} : { doubledColumns: [...doubledColumns] }),
  };
}

function changeOf({ field, from, to }: FieldChange): NonNullable<ImportRow['changes']>[number] {
  return { field, from: shown(from), to: shown(to) };
}

/** A value as a person reads it: regions by name, points as lat, lng, lists with commas, pictures by address. */
function shown(value: SourceValue): string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean')
    return value ? say({ ko: '예', en: 'yes' }) : say({ ko: '아니요', en: 'no' });
  if (isList(value)) return value.map((one) => (typeof one === 'string' ? one : one.url)).join(', ');
  if ('provinceCode' in value) {
    const { provinceCode, districtCode } = value;
    const region = regionByCode(districtCode ?? provinceCode);
    return region === null
      ? (districtCode ?? provinceCode)
      : say({ ko: region.fullName, en: region.fullNameEn });
  }
  return `${value.lat}, ${value.lng}`;
}

/** `Array.isArray` does not know lists that are only read. */
function isList(value: SourceValue): value is Extract<SourceValue, readonly unknown[]> {
  return Array.isArray(value);
}

function errorOf({ column, value, code }: RowFault): NonNullable<ImportRow['errors']>[number] {
  const { severity, ...message } = ROW_FAULTS[code];
  return { column, value, code, severity, message: say(message) };
}
