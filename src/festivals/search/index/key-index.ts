import { choseongSpelling, jamoSpelling, searchKey } from '../text/search-key.rules.js';
import type { Reading } from '../text/question.rules.js';
import { romanSpellings } from '../text/roman.rules.js';
import { GramTable, PLACE } from './gram-table.js';
import type { KeyKind, SearchKey } from './searchable.js';

/** The tier of what is the whole of a tag or of the name of a region; what begins one comes next. */
export const WHOLE_LABEL = 8;

/** The texts by which festivals are found, each kept once however many festivals have it. */
export class KeyIndex {
  private readonly numbers = new Map<string, number>();
  private readonly kept: SearchKey[] = [];
  private readonly texts = new GramTable([7, 5, 3, 2, 1]);
  private readonly initials = new GramTable([4, 3, 2, 1]);
  private readonly romans = new GramTable([6, 4, 3, 2]);

  get size(): number {
    return this.kept.length;
  }

  at(number: number): SearchKey | undefined {
    return this.kept[number];
  }

  numberOf(key: SearchKey): number {
    const name = `${key.kind} ${searchKey(key.text)}`;
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const number = this.kept.push(key) - 1;
    this.numbers.set(name, number);
    this.texts.add(number, jamoSpelling(key.text));
    if (key.kind !== 'about') this.initials.add(number, choseongSpelling(key.text));
    if (key.kind !== 'about')
      for (const spelling of romanSpellings(key.text)) this.romans.add(number, spelling);
    return number;
  }

  /** Calls with each key that the reading is found in, and how far from the best it is. */
  find({ form, spelling, syllables }: Reading, visit: (number: number, tier: number) => void): void {
    this.tableOf(form).find(spelling, (number, place, at) => {
      const key = this.kept[number];
      if (key !== undefined && (syllables === null || hasSyllables(key.text, syllables, at)))
        visit(number, tierOf(key.kind, place));
    });
  }

  findNear({ form, spelling, slips }: Reading, visit: (number: number, tier: number) => void): void {
    if (slips === 0) return;
    const isOpen = /[ㄱ-ㅎ]$/.test(spelling.key) && spelling.marks.at(-1) !== '.';
    this.tableOf(form).findNear(spelling, slips, isOpen, (number, place) => {
      const key = this.kept[number];
      if (key !== undefined) visit(number, tierOf(key.kind, place));
    });
  }

  private tableOf(form: Reading['form']): GramTable {
    return { text: this.texts, choseong: this.initials, roman: this.romans }[form];
  }
}

/** Names before tags and regions, these before all else. */
function tierOf(kind: KeyKind, place: number): number {
  if (kind === 'name') return place;
  if (place === PLACE.whole && kind === 'about') return WHOLE_LABEL + PLACE.beginning;
  return WHOLE_LABEL + place;
}

function hasSyllables(text: string, syllables: string, at: number): boolean {
  const there = searchKey(text).slice(at);
  return [...syllables].every((char, index) => !/[가-힣]/.test(char) || there[index] === char);
}
