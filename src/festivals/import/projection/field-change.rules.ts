import { isDeepStrictEqual } from 'node:util';
import type { SourceValue } from '../row/import-record.js';

export interface FieldChange {
  readonly of: 'festival' | 'edition';
  readonly field: string;
  readonly from: SourceValue;
  readonly to: SourceValue;
}

/** In which of the fields the facts differ. */
export function changesOf(
  of: FieldChange['of'],
  fields: readonly string[],
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): FieldChange[] {
  return fields
    .filter((field) => !isDeepStrictEqual(before[field], after[field]))
    .map((field) => ({ of, field, from: before[field] as SourceValue, to: after[field] as SourceValue }));
}

/** The new values, by field. */
export function valuesAfter(changes: readonly FieldChange[]): Record<string, SourceValue> {
  return Object.fromEntries(changes.map(({ field, to }) => [field, to]));
}
