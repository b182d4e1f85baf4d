import { romanize, standardizePronunciation } from 'es-hangul';
import { searchKey, type Spelling } from './search-key.rules.js';

const HANGUL_WORD = /[가-힣]+/g;

/** Letters that people choose between when they write a Korean sound: Pusan and Busan, Chung and Jung. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/[^a-z0-9]/g, ''],
  [/ch/g, 'j'],
  [/sh/g, 's'],
  // 으 that Korean puts between consonants of other languages: 펜타포트 is pentaport.
  [/eu/g, ''],
  [/eo/g, 'o'],
  [/[ao]e/g, 'e'],
  [/oo/g, 'u'],
  [/ee/g, 'i'],
  [/[kc]/g, 'g'],
  [/t/g, 'd'],
  [/[pfv]/g, 'b'],
  [/l/g, 'r'],
];

/** Korean has no r before another consonant: pentaport is 펜타포트. What it has there, an l, is folded to r later. */
const SILENT_R = /r(?=[bcdfghjkmnpqstvwxz])/g;

/** What two romanisations of one word have in common. */
export function romanKey(text: string): string {
  return withoutDoubles(folded(searchKey(text).replace(SILENT_R, '')));
}

/**
 * A Korean text in Latin letters as `romanKey` has them: as it is spoken (신라 is silla) and as it is spelled,
 * which many write (sinla). None where it has no Hangul.
 */
export function romanSpellings(text: string): Spelling[] {
  if (text.match(HANGUL_WORD) === null) return [];
  const spoken = written(text.replace(HANGUL_WORD, pronounced));
  const spelled = written(text);
  return spoken.key === spelled.key ? [spoken] : [spoken, spelled];
}

function written(text: string): Spelling {
  let key = '';
  let marks = '';
  let begins = true;
  for (const char of text.normalize('NFC').toLowerCase()) {
    for (const [at, letter] of [...remembered(lettersByChar, char, lettersOf)].entries()) {
      if (key.endsWith(letter)) continue;
      key += letter;
      marks += at > 0 ? '.' : begins ? 'w' : 's';
      begins = false;
    }
    if (!WORD_CHARACTER.test(char)) begins = true;
  }
  return { key, marks };
}

function folded(letters: string): string {
  return ALIKE.reduce((text, [from, to]) => text.replace(from, to), letters);
}

function withoutDoubles(letters: string): string {
  return [...letters].filter((letter, at, all) => letter !== all[at - 1]).join('');
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const lettersByChar = new Map<string, string>();
const pronouncedByWord = new Map<string, string>();
const KEPT = 20_000;

function lettersOf(char: string): string {
  return folded(/[가-힣]/.test(char) ? romanize(char) : char);
}

function pronounced(word: string): string {
  return remembered(pronouncedByWord, word, standardizePronunciation);
}

function remembered(known: Map<string, string>, key: string, make: (key: string) => string): string {
  const there = known.get(key);
  if (there !== undefined) return there;
  if (known.size >= KEPT) known.clear();
  const made = make(key);
  known.set(key, made);
  return made;
}
