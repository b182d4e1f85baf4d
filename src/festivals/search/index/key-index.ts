import { choseongSpelling, jamoSpelling, searchKey } from '../text/search-key.rules.js';
import type { Reading } from '../text/question.rules.js';
import { romanSpellings } from '../text/roman.rules.js';
import { PLACE } from './places.js';
import type { KeyKind, SearchKey } from './searchable.js';
import { SuffixTable } from './suffix-table.js';

/** The tier of what is the whole of a tag or of the name of a region; what begins one comes next. */
export const WHOLE_LABEL = 8;

/** The texts by which festivals are found, each kept once however many festivals have it. */
export class KeyIndex {
  private readonly numbers = new Map<string, number>();
  private readonly kept: SearchKey[] = [];
  private readonly tables = {
    text: new SuffixTable(),
    choseong: new SuffixTable(),
    roman: new SuffixTable(),
  } satisfies Record<Reading['form'], SuffixTable>;

  /** True where so much came since all was put in order that finding takes longer. */
  get isUntidy(): boolean {
    return Object.values(this.tables).some((table) => table.isUntidy);
  }

  /** Puts all in order, a turn at a time. */
  *tidying(): Generator<void> {
    for (const table of Object.values(this.tables)) yield* table.tidying();
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
    this.tables.text.add(number, jamoSpelling(key.text));
    if (key.kind !== 'about') {
      this.tables.choseong.add(number, choseongSpelling(key.text));
      for (const spelling of romanSpellings(key.text)) this.tables.roman.add(number, spelling);
    }
    return number;
  }

  /** Calls with each key that the reading is found in, and how far from the best it is. */
  find({ form, spelling, syllables }: Reading, visit: (number: number, tier: number) => void): void {
    const table = this.tables[form];
    table.find(spelling, (number, nearness, place) => {
      const key = this.kept[number];
      if (
        key !== undefined &&
        (syllables === null || hasSyllables(key.text, syllables, table.offsetOf(place)))
      )
        visit(number, tierOf(key.kind, nearness));
    });
  }

  findNear({ form, spelling, slips }: Reading, visit: (number: number, tier: number) => void): void {
    if (slips === 0) return;
    const isOpen = /[ㄱ-ㅎ]$/.test(spelling.key) && spelling.marks.at(-1) !== '.';
    this.tables[form].findNear(spelling, slips, isOpen, (number, nearness) => {
      const key = this.kept[number];
      if (key !== undefined) visit(number, tierOf(key.kind, nearness));
    });
  }
}

/** Names before tags and regions, these before all else. */
function tierOf(kind: KeyKind, nearness: number): number {
  if (kind === 'name') return nearness;
  if (nearness === PLACE.whole && kind === 'about') return WHOLE_LABEL + PLACE.beginning;
  return WHOLE_LABEL + nearness;
}

function hasSyllables(text: string, syllables: string, at: number): boolean {
  const there = searchKey(text).slice(at);
  return [...syllables].every((char, index) => !/[가-힣]/.test(char) || there[index] === char);
}
