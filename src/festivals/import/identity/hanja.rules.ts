import { bracketedIn } from './brackets.rules.js';
import { nameKey } from './festival-name.rules.js';

const HANJA = /\p{Script=Han}/u;
const LETTER = /[\p{L}\p{N}]/u;
const FIRST_SYLLABLE = 0xac00;
const SYLLABLES = 11_172;
const SYLLABLES_OF_AN_INITIAL = 588;
const NIEUN = 2;
const RIEUL = 5;
const IEUNG = 11;
/** Vowels before which ㄴ falls silent where a word begins, and ㄹ as well: ㅑ ㅕ ㅖ ㅛ ㅠ ㅣ. */
const SOFT_VOWELS = new Set([2, 6, 7, 12, 17, 20]);
const FINALS = 28;
/** A single 水 behind 수 may be a syllable of its own; two are what has just been said. */
const LEAST_UNBRACKETED = 2;
const MOST_READINGS = 8;

/**
 * What the order of texts does not tell: more readings than one of what names are made of, the one they use most
 * first, and the one Hanja of KS X 1001 that it lacks.
 */
const TOLD: Readonly<Record<string, string>> = {
  郎: '랑',
  樂: '락악',
  茶: '차다',
  車: '차거',
  金: '금김',
  宅: '택댁',
};

/**
 * How a name with Hanja in it is said: 계룡軍문화축제 is 계룡군문화축제. The likeliest first; empty where there is
 * nothing to read. What only repeats in Hanja what has been said, as in 수(水)퍼, is left out.
 */
export function hangulReadings(name: string): string[] {
  const written = name.normalize('NFKC');
  if (!HANJA.test(written)) return [];
  let readings = [''];
  let before = '';
  for (const char of withoutRepetition(written)) {
    const said = readingsOf(char, !LETTER.test(before)) ?? [char];
    const some = readings.length * said.length > MOST_READINGS ? said.slice(0, 1) : said;
    readings = some.flatMap((one) => readings.map((reading) => reading + one));
    before = char;
  }
  return readings.filter((reading) => reading !== written);
}

/** The readings of a name that has Hanja, any other name as it is. */
export function asSaid(name: string): string[] {
  const readings = hangulReadings(name);
  return readings.length > 0 ? readings : [name];
}

/** Whether the two are one name, in whichever letters. */
export function haveOneName(one: string, other: string): boolean {
  const keys = nameKeys(one);
  return nameKeys(other).some((key) => keys.includes(key));
}

/** {@link nameKey} of a name as it is written and as it is said; names that share one are one name. */
export function nameKeys(name: string): string[] {
  return [...new Set([name, ...hangulReadings(name)].map(nameKey))];
}

/** 수(水)퍼, 도기陶器 and 樂(락) say each syllable once. */
function withoutRepetition(name: string): string {
  let [once, copied] = ['', 0];
  for (const { start, end, content } of bracketedIn(name, '([')) {
    const before = once + name.slice(copied, start);
    const head = before.trimEnd();
    if (saysAgain(head, content)) once = before;
    else if (saysAgain(content, lastHanja(head))) once = head.slice(0, -lastHanja(head).length) + content;
    else once = before + name.slice(start, end);
    copied = end;
  }
  once += name.slice(copied);
  return once.replaceAll(/\p{Script=Han}+/gu, (hanja, offset: number) => {
    const isOfItsOwn = hanja.length < LEAST_UNBRACKETED || !saysAgain(once.slice(0, offset).trimEnd(), hanja);
    return isOfItsOwn ? hanja : '';
  });
}

/** Whether the text ends with what the Hanja are read. */
function saysAgain(text: string, hanja: string): boolean {
  const chars = [...hanja];
  // Its end alone: a name may be long, and a character is two units at most.
  const said = [...text.slice(-2 * hanja.length)];
  const begins = said.length - chars.length;
  return (
    chars.length > 0 &&
    begins >= 0 &&
    chars.every((char, at) => readingsOf(char, at === 0)?.includes(said[begins + at] ?? ''))
  );
}

function lastHanja(text: string): string {
  return /\p{Script=Han}{1,20}$/u.exec(text)?.[0] ?? '';
}

const known = new Map<string, readonly string[]>();
const KEPT = 20_000;

/** Undefined of what is no Hanja, and of one that no Korean text has. */
function readingsOf(char: string, beginsWord: boolean): readonly string[] | undefined {
  if (!HANJA.test(char)) return undefined;
  const there = known.get(char) ?? [...(TOLD[char] ?? collatedWith(char) ?? '')];
  if (known.size >= KEPT) known.clear();
  known.set(char, there);
  if (there.length === 0) return undefined;
  return beginsWord ? [...new Set(there.flatMap((one) => [one, atTheBeginning(one)]))] : there;
}

/** 두음법칙: 락 is 낙 where a word begins, and 룡 is 용; proper names keep to it or not. */
function atTheBeginning(syllable: string): string {
  const at = syllable.charCodeAt(0) - FIRST_SYLLABLE;
  const initial = Math.floor(at / SYLLABLES_OF_AN_INITIAL);
  const isSoft = SOFT_VOWELS.has(Math.floor((at % SYLLABLES_OF_AN_INITIAL) / FINALS));
  const becomes = initial === RIEUL || initial === NIEUN ? (isSoft ? IEUNG : NIEUN) : initial;
  return String.fromCharCode(FIRST_SYLLABLE + at + (becomes - initial) * SYLLABLES_OF_AN_INITIAL);
}

/** Korean dictionaries put a Hanja with the syllable that it is read, so the order of Korean texts tells it. */
const order = new Intl.Collator('ko', { sensitivity: 'base' });

function collatedWith(hanja: string): string | null {
  let [low, high] = [0, SYLLABLES];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (order.compare(syllableAt(middle), hanja) <= 0) low = middle;
    else high = middle;
  }
  return order.compare(syllableAt(low), hanja) === 0 ? syllableAt(low) : null;
}

function syllableAt(number: number): string {
  return String.fromCharCode(FIRST_SYLLABLE + number);
}
