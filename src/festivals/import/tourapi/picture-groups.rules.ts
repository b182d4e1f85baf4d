import { MOST_PICTURES } from '../../gallery/most-pictures.js';
import type { NumberedReading } from '../source-reader.js';

/**
 * Pictures come a row each, and rows with one natural key contradict each other: those of one festival that
 * follow one another are one row that has them all, under the number of the first.
 */
export async function* withGroupedPictures(
  rows: AsyncIterable<NumberedReading>,
): AsyncGenerator<NumberedReading> {
  let held: NumberedReading | undefined;
  for await (const row of rows) {
    const grouped = held === undefined ? undefined : together(held, row);
    if (grouped === undefined && held !== undefined) yield held;
    held = grouped ?? row;
  }
  if (held !== undefined) yield held;
}

function together(first: NumberedReading, next: NumberedReading): NumberedReading | undefined {
  const [one, other] = [first.record, next.record];
  if (one === null || other === null || one.naturalKey !== other.naturalKey) return undefined;
  if (!one.naturalKey.endsWith('|image')) return undefined;
  const [before, more] = [one.festival.linkedPictures ?? [], other.festival.linkedPictures ?? []];
  if (before.length + more.length > MOST_PICTURES) return first;
  const festival = before.length + more.length === 0 ? {} : { linkedPictures: [...before, ...more] };
  return {
    ...first,
    record: { ...one, festival: { ...one.festival, ...festival } },
    faults: [...first.faults, ...next.faults].slice(0, MOST_PICTURES),
  };
}
