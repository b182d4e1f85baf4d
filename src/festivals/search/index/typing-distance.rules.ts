import type { Spelling } from '../text/search-key.rules.js';

/** From so many letters on the first of them may be the slip. */
const FIRST_MAY_DIFFER = 8;

/**
 * Where in the text a part begins that is typed with at most so many slips (a letter wrong, too many, left out);
 * null where none does. Parts begin and end with characters; what is still being typed may end within one.
 */
export function distanceInside(
  { key, marks }: Spelling,
  typed: string,
  slips: number,
  isOpen: boolean,
): number | null {
  for (let at = 0; at < key.length; at += 1) {
    if (marks[at] === '.' || (key[at] !== typed[0] && typed.length < FIRST_MAY_DIFFER)) continue;
    const ends = endsWithin(key.slice(at, at + typed.length + slips), typed, slips);
    if (ends.some((end) => isOpen || (marks[at + end] ?? 's') !== '.')) return at;
  }
  return null;
}

/** The lengths of the beginnings of `text` that differ from `typed` by no more than the slips. */
function endsWithin(text: string, typed: string, slips: number): number[] {
  let row = Array.from({ length: text.length + 1 }, (_, column) => column);
  for (let line = 1; line <= typed.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= text.length; column += 1) {
      const same = typed[line - 1] === text[column - 1] ? 0 : 1;
      next.push(Math.min((row[column - 1] ?? 0) + same, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > slips) return [];
    row = next;
  }
  return row.flatMap((distance, end) => (distance <= slips ? [end] : []));
}
