import { MARK } from './marked-texts.js';

/** From so many letters on the first of them may be the slip. */
export const FIRST_MAY_DIFFER = 8;

interface Texts {
  readonly letters: Uint16Array;
  readonly marks: Uint8Array;
}

/** What was typed, and the part of it that a text has without a slip. */
export interface TypedPart {
  readonly key: string;
  readonly from: number;
  readonly until: number;
  /** How many slips there may be in all: a letter wrong, too many, left out. */
  readonly slips: number;
  /** What is still being typed may end within a character. */
  readonly isOpen: boolean;
}

/**
 * Where in the texts that begins which was typed, given the place of the part without a slip; null where there
 * are more slips in the rest. All begins and ends with characters.
 */
export function beginningNear(texts: Texts, typed: TypedPart, place: number): number | null {
  for (let before = 0; before <= typed.slips; before += 1) {
    const begin = beginning(texts, typed.key, place, typed.from, before);
    if (begin === null) continue;
    const hasFirst = typed.key.length >= FIRST_MAY_DIFFER || texts.letters[begin] === typed.key.charCodeAt(0);
    const end = place + typed.until - typed.from;
    return hasFirst && endsNear(texts, typed, end, typed.until, typed.slips - before) ? begin : null;
  }
  return null;
}

/** Where the first `typed` letters of `key` begin, the text read backwards from `place`. */
function beginning(texts: Texts, key: string, place: number, typed: number, slips: number): number | null {
  const { letters, marks } = texts;
  let [at, left] = [place, typed];
  while (left > 0 && letters[at - 1] === key.charCodeAt(left - 1)) {
    at -= 1;
    left -= 1;
  }
  if (left === 0 && marks[at] !== MARK.within) return at;
  if (slips === 0) return null;
  const hasMore = letters[at - 1] !== 0;
  return (
    (hasMore && left > 0 ? beginning(texts, key, at - 1, left - 1, slips - 1) : null) ??
    (left > 0 ? beginning(texts, key, at, left - 1, slips - 1) : null) ??
    (hasMore ? beginning(texts, key, at - 1, left, slips - 1) : null)
  );
}

/** Whether the text goes on from `place` as what was typed does from `typed`. */
function endsNear(texts: Texts, part: TypedPart, place: number, typed: number, slips: number): boolean {
  const { letters, marks } = texts;
  const { key, isOpen } = part;
  let [at, asked] = [place, typed];
  while (asked < key.length && letters[at] === key.charCodeAt(asked)) {
    at += 1;
    asked += 1;
  }
  const isTyped = asked === key.length;
  if (isTyped && (isOpen || marks[at] !== MARK.within)) return true;
  if (slips === 0) return false;
  const hasMore = letters[at] !== 0;
  return (
    (hasMore && !isTyped && endsNear(texts, part, at + 1, asked + 1, slips - 1)) ||
    (!isTyped && endsNear(texts, part, at, asked + 1, slips - 1)) ||
    (hasMore && endsNear(texts, part, at + 1, asked, slips - 1))
  );
}
