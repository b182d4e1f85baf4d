import { convertHangulToQwerty, convertQwertyToHangul } from 'es-hangul';
import { nameKey } from '../../import/identity/festival-name.rules.js';
import { hangulReadings } from '../../import/identity/hanja.rules.js';
import { findRegions } from '../../region/region.rules.js';
import { isAskedAbout } from './asked-about.rules.js';
import { type Phrase, phrasesOf } from './english.rules.js';
import { withoutParticle } from './particle.rules.js';
import { romanKey } from './roman.rules.js';
import { choseongSpelling, jamoSpelling, searchKey, type Spelling } from './search-key.rules.js';

/** One way of understanding a word. */
export interface Reading {
  /** What it is compared with: text as it is typed, initial consonants, or Korean in Latin letters. */
  readonly form: 'text' | 'choseong' | 'roman';
  readonly spelling: Spelling;
  /** Whole syllables among initial consonants (보령ㅁㄷ) must be those of the text: they, or nothing. */
  readonly syllables: string | null;
  /** How many slips of the finger may be in it. */
  readonly slips: number;
}

export interface SearchWord {
  readonly text: string;
  /** Any of them will do. */
  readonly readings: readonly Reading[];
  /** Where nothing is found otherwise: wider readings, each list on its own; one that is several words needs all. */
  readonly wider: readonly (readonly SearchWord[])[];
}

export interface SearchQuestion {
  /** Each of them must be found... */
  readonly words: readonly SearchWord[];
  /** ...or all of them written together. */
  readonly whole: SearchWord;
}

const NO_VOWELS = /^[^가-힣ㅏ-ㅣ]+$/u;
const INITIAL = /[ㄱ-ㅎ]/u;
const SYLLABLE = /[가-힣]/u;
const WHOLE_SYLLABLES = /^[가-힣]{2}[가-힣ㄱ-ㅎ]*$/u;
/** Of three letters most are English; with Shift hardly any. */
const ONE_SYLLABLE = /^[가-힣]$/u;
const INITIALS = /^[ㄱ-ㅎ]{3,}$/u;
const LATIN = /^[a-z][a-z'’.-]*$/u;
const WHEN = /^(?:제?\d{1,3}회|(?:19|20)\d\d년?도?|\d{2}년)$/u;
const KINDS = ['대축제', '축제', '페스티벌', '페스타', '행사', '잔치', '문화제', '한마당'];
const ENDINGS = [...KINDS, '놀이', '제'];
const GENERIC = new Set([
  ...KINDS,
  '축전',
  'festival',
  'festivals',
  'fest',
  'korea',
  'in',
  'at',
  'the',
  'of',
]);
/** The shorter a word, the more other words are one letter away. */
const LETTERS_FOR_SLIPS = [5, 14];

/** Null where nothing visible was typed. */
export function searchQuestion(typed: string): SearchQuestion | null {
  const phrases = phrasesOf(typed).filter((phrase) => searchKey(phrase.typed) !== '');
  if (phrases.length === 0) return null;
  const named = withoutYears(phrases);
  return {
    words: needed(named).map(wordOf),
    whole: plainWord(named.map((phrase) => phrase.typed).join(' ')),
  };
}

function withoutYears(phrases: readonly Phrase[]): readonly Phrase[] {
  const named = phrases.filter(({ typed }) => !WHEN.test(searchKey(typed)));
  return named.length > 0 ? named : phrases;
}

/**
 * Words that say no more than that it is a festival, or what somebody wishes to know of it, are only needed where
 * there is nothing else; of both, the festival.
 */
function needed(phrases: readonly Phrase[]): readonly Phrase[] {
  const named = phrases.filter(({ typed }) => !isAskedAbout(searchKey(typed)));
  const special = named.filter(({ typed }) => !GENERIC.has(searchKey(typed)));
  return [special, named].find((some) => some.length > 0) ?? phrases;
}

function wordOf({ typed, translated }: Phrase): SearchWord {
  const plain = plainWord(typed);
  const others = translated.map((one) => ({ ...read('text', jamoSpelling(one)), slips: 0 }));
  // English that festivals are named after is hardly Korean in Latin letters as well: mud is not 무등산.
  const isLater = ({ form }: Reading) => form === 'roman' && others.length > 0;
  const later = plain.readings.filter(isLater);
  return {
    ...plain,
    readings: [...plain.readings.filter((reading) => !isLater(reading)), ...others],
    wider: [
      ...later.map((reading) => [{ text: plain.text, readings: [reading], wider: [] }]),
      ...[...bareForms(plain.text)].map((form) => [plainWord(form)]),
      ...regionSplits(plain.text),
      ...keyboardForms(typed, plain.text).map((form) => [plainWord(form)]),
    ],
  };
}

function plainWord(typed: string): SearchWord {
  const key = searchKey(typed);
  return { text: key, readings: readingsOf(typed, key), wider: [] };
}

function readingsOf(typed: string, key: string): Reading[] {
  if (NO_VOWELS.test(key) && INITIAL.test(key))
    return [{ ...read('choseong', choseongSpelling(typed)), slips: 0 }];
  const readings = [read('text', jamoSpelling(typed))];
  if (INITIAL.test(key) && SYLLABLE.test(key))
    readings.push({ ...read('choseong', choseongSpelling(typed)), syllables: key, slips: 0 });
  const latin = LATIN.test(key) ? romanKey(key) : '';
  if (latin.length >= 2) readings.push(read('roman', { key: latin, marks: 'w'.padEnd(latin.length, 's') }));
  return readings;
}

function read(form: Reading['form'], spelling: Spelling): Reading {
  return { form, spelling, syllables: null, slips: slipsOf(spelling.key) };
}

function slipsOf(key: string): number {
  return /^\p{L}+$/u.test(key) ? LETTERS_FOR_SLIPS.filter((letters) => key.length >= letters).length : 0;
}

/** As it is said, without particle, punctuation, year and 제N회, and without what only says that it is a festival. */
function bareForms(key: string): Set<string> {
  const forms = new Set<string>();
  const add = (form: string) => {
    if (form !== key && [...form].length > 1) forms.add(form);
  };
  const bare = nameKey(key);
  for (const form of [key, bare, ...hangulReadings(key)]) {
    add(form);
    const stem = withoutParticle(form);
    add(stem);
    for (const one of [form, stem]) {
      const kind = ENDINGS.find((ending) => one.endsWith(ending) && one.length - ending.length >= 2);
      if (kind !== undefined) add(one.slice(0, -kind.length));
    }
  }
  return forms;
}

/** 강릉커피 is 커피 in 강릉. */
function regionSplits(key: string): SearchWord[][] {
  const chars = [...key];
  const splits: SearchWord[][] = [];
  for (let at = 2; at <= chars.length - 1; at += 1) {
    const [region, rest] = [chars.slice(0, at).join(''), chars.slice(at).join('')];
    if (!/^[가-힣]+$/u.test(region) || findRegions(region).length === 0) continue;
    const others = [rest, ...bareForms(rest)];
    splits.push(...others.map((other) => [plainWord(region), plainWord(other)]));
  }
  return splits.reverse();
}

/**
 * What it would be on the other layout: cnrwp is 축제, ㅗㅁㅔㅔㅛ is happy. With Shift as it was held (Rhc is 꽃), and
 * without it, as a phone begins a sentence.
 */
function keyboardForms(typed: string, key: string): string[] {
  if (LATIN.test(key)) {
    const asTyped = typed.normalize('NFC').replace(/[^a-z]/giu, '');
    return [...new Set([asTyped, key])].flatMap((struck) => {
      const hangul = hangulTyped(struck);
      const isOne = struck !== key && ONE_SYLLABLE.test(hangul);
      return isOne || WHOLE_SYLLABLES.test(hangul) || INITIALS.test(hangul) ? [hangul] : [];
    });
  }
  return /[ㅏ-ㅣ]/u.test(key) ? [convertHangulToQwerty(key)] : [];
}

/** Nothing where the keys make no Hangul: es-hangul throws for some of those (`hoengseong`). */
function hangulTyped(latin: string): string {
  try {
    return convertQwertyToHangul(latin);
  } catch {
    return '';
  }
}
