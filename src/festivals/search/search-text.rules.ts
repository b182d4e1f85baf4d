import { disassemble, getChoseong } from 'es-hangul';
import { districts, provinces } from '../region/region.data.js';
import { provinceNames, type RegionCodes } from '../region/region.rules.js';

/** What of a festival can be found. */
export interface Searchable {
  readonly name: string;
  readonly nameEn: string | null;
  readonly formerNames: readonly string[];
  readonly tags: readonly string[];
  readonly place: string | null;
  readonly organiser: string | null;
  readonly region: RegionCodes | null;
}

/** Keys, each between line feeds, which no key contains: so nothing is found across two of them. */
export interface SearchColumns {
  readonly searchNames: string;
  readonly searchText: string;
  readonly searchChoseong: string;
}

export interface SearchWord {
  readonly key: string;
  /** `choseong`: typed as initial consonants, so compared with those of the names. */
  readonly kind: 'text' | 'choseong';
}

export interface SearchQuestion {
  /** Each of them must be found... */
  readonly words: readonly SearchWord[];
  /** ...or all of them written together. */
  readonly whole: SearchWord;
}

const UNSEEN = /[\p{White_Space}\p{Default_Ignorable_Code_Point}]/gu;
const ONLY_INITIALS = /^(?=.*[ㄱ-ㅎ])[^가-힣]+$/u;

/** What two spellings of the same words have in common: NFC, lower case, nothing that cannot be seen. */
export function searchKey(text: string): string {
  return text.normalize('NFC').toLowerCase().normalize('NFC').replace(UNSEEN, '');
}

/** The initial consonant of every syllable; all else stays, so that `2026 ㅂㄹㅁㄷ` keeps its number. */
export function choseongKey(text: string): string {
  return [...searchKey(text)]
    .map((char) => (/[가-힣]/.test(char) ? getChoseong(char) : disassembled(char)))
    .join('');
}

export function searchColumns(festival: Searchable): SearchColumns {
  const { name, nameEn, formerNames, tags, place, organiser, region } = festival;
  return {
    searchNames: lines([name, nameEn, ...formerNames].map(keyOrNothing)),
    searchText: lines([...tags, place, organiser, ...regionNames(region)].map(keyOrNothing)),
    searchChoseong: lines([name, ...formerNames].map(choseongKey)),
  };
}

/** Null where nothing visible was typed. */
export function searchQuestion(typed: string): SearchQuestion | null {
  const parts = [...new Set(typed.normalize('NFC').split(/\p{White_Space}+/u))].filter(
    (part) => searchKey(part) !== '',
  );
  return parts.length === 0 ? null : { words: parts.map(wordOf), whole: wordOf(typed) };
}

function wordOf(typed: string): SearchWord {
  const key = searchKey(typed);
  return ONLY_INITIALS.test(key) ? { key: choseongKey(key), kind: 'choseong' } : { key, kind: 'text' };
}

/** Some keyboards join ㄱㅅ to ㄳ while typing. */
function disassembled(char: string): string {
  return /[ㄱ-ㅎ]/.test(char) ? disassemble(char) : char;
}

function regionNames(region: RegionCodes | null): string[] {
  if (region === null) return [];
  const province = provinces.find(({ code }) => code === region.provinceCode);
  const district = districts.find(({ code }) => code === region.districtCode);
  return [
    ...(province === undefined ? [] : provinceNames(province)),
    ...(district === undefined ? [] : [district.name, district.nameEn, ...district.formerNames]),
  ];
}

function keyOrNothing(text: string | null): string {
  return text === null ? '' : searchKey(text);
}

function lines(keys: readonly string[]): string {
  return `\n${[...new Set(keys)].filter((key) => key !== '').join('\n')}\n`;
}
