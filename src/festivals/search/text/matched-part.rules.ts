import type { Reading, SearchQuestion } from './question.rules.js';
import { choseongSpelling, jamoSpelling } from './search-key.rules.js';

/** From the first letter of the text that was typed to behind the last, in UTF-16 code units. */
export type MatchedPart = [start: number, end: number];

/** The part of a text that was typed, for it to be set off; null where it was found in another way. */
export function matchedPart(text: string, { whole, words }: SearchQuestion): MatchedPart | null {
  const readings = [whole, ...words].flatMap((word) => word.readings);
  return first(readings, (reading) => partOf(text, reading));
}

function partOf(text: string, { form, spelling }: Reading): MatchedPart | null {
  if (form === 'roman') return null;
  const spell = form === 'text' ? jamoSpelling : choseongSpelling;
  let written = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let offset = 0;
  for (const char of text) {
    const { key } = spell(char);
    for (let letter = 0; letter < key.length; letter += 1) {
      starts.push(letter === 0 ? offset : -1);
      ends.push(offset + char.length);
    }
    written += key;
    offset += char.length;
  }
  for (let at = written.indexOf(spelling.key); at !== -1; at = written.indexOf(spelling.key, at + 1)) {
    const [start, end] = [starts[at], ends[at + spelling.key.length - 1]];
    if (start !== undefined && end !== undefined && start !== -1) return [start, end];
  }
  return null;
}

function first<T, R>(items: readonly T[], find: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}
