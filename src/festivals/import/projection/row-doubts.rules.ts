import { rowFault, type RowFault } from '../row/row-fault.js';
import type { Projection } from './projecting.js';

const MOST_SHOWN = 5;
const SHOWN_NAME = 150;

type Doubtful = Pick<Projection, 'doubts' | 'speakers'>;

/** Statements of records that may be of one festival with another, as {@link doubtsOfRows} asks for their rows. */
export function doubtfulStatements({ doubts, speakers }: Doubtful): string[] {
  const keys = new Set(doubts.flatMap(({ a, b }) => [a, b]));
  return [...keys].flatMap((key) => speakers.get(key)?.id ?? []);
}

/**
 * By statement, what its row may be a duplicate of, the likeliest first: the name, its row where it is in this
 * file, and how sure it is.
 */
export function doubtsOfRows(
  { doubts, speakers }: Doubtful,
  rows: ReadonlyMap<string, number>,
): Map<string, RowFault[]> {
  const found = new Map<string, RowFault[]>();
  for (const { a, b, confidence } of doubts) {
    for (const [own, other] of [
      [speakers.get(a), speakers.get(b)],
      [speakers.get(b), speakers.get(a)],
    ]) {
      if (own === undefined || other === undefined) continue;
      const named = [...other.identity.name].slice(0, SHOWN_NAME).join('');
      const row = rows.get(other.id);
      const told = [named, ...(row === undefined ? [] : [String(row)]), confidence.toFixed(2)];
      const before = found.get(own.id) ?? [];
      if (before.length === MOST_SHOWN) continue;
      found.set(own.id, [...before, rowFault('*', told.join(' / '), 'possible-duplicate')]);
    }
  }
  return found;
}
