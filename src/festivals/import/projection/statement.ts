import type { Day } from '../../../shared/clock.js';
import type { Provider } from '../import.entity.js';
import type { ImportRecord } from '../row/import-record.js';

/** What a source said, once, and the imports that say so. */
export interface Statement {
  /** Of provider and content, in hexadecimal: the same words again are the same statement. */
  readonly id: string;
  readonly provider: Provider;
  readonly record: ImportRecord;
  readonly importIds: readonly string[];
}

/**
 * Negative where the first was right more lately. Of one day's news the keys decide, which begin with the
 * authority: codes of towns come before those of provinces, and these before those of national offices.
 */
export function byReferenceDay(a: Statement, b: Statement): number {
  return (
    descending(a.record.referenceDay, b.record.referenceDay) ||
    ascending(naturalKeyOf(a), naturalKeyOf(b)) ||
    ascending(a.id, b.id)
  );
}

function ascending(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What nobody has dated is oldest. */
export function descending(a: Day | null, b: Day | null): number {
  const [left, right] = [a ?? '', b ?? ''];
  return left > right ? -1 : left < right ? 1 : 0;
}

/** Of several statements under one natural key the latest speaks; the others are silent. */
export function speakingOf<S extends Statement>(statements: readonly S[]): S[] {
  const latest = new Map<string, S>();
  for (const one of statements) {
    const key = naturalKeyOf(one);
    const other = latest.get(key);
    if (other === undefined || byReferenceDay(one, other) < 0) latest.set(key, one);
  }
  return [...latest.values()].sort(byReferenceDay);
}

function naturalKeyOf({ provider, record }: Pick<Statement, 'provider' | 'record'>): string {
  return `${provider}|${record.naturalKey}`;
}
