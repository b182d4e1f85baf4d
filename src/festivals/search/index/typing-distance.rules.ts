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

/** Lines of the table of distances, used again and again: no question is compared with two texts at once. */
const LONGEST = 512;
let above = new Uint16Array(LONGEST);
let line = new Uint16Array(LONGEST);

/** The lengths of the beginnings of `text` that differ from `typed` by no more than the slips. */
function endsWithin(text: string, typed: string, slips: number): number[] {
  if (text.length >= LONGEST) return [];
  for (let column = 0; column <= text.length; column += 1) above[column] = column;
  for (let row = 1; row <= typed.length; row += 1) {
    let least = (line[0] = row);
    for (let column = 1; column <= text.length; column += 1) {
      const same = typed[row - 1] === text[column - 1] ? 0 : 1;
      const distance = Math.min(
        (above[column - 1] ?? 0) + same,
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
      );
      line[column] = distance;
      if (distance < least) least = distance;
    }
    if (least > slips) return [];
    [above, line] = [line, above];
  }
  return Array.from({ length: text.length + 1 }, (_, end) => end).filter((end) => (above[end] ?? 0) <= slips);
}
