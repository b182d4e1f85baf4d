import { choseongSpelling, jamoSpelling } from '../text/search-key.rules.js';
import type { Reading } from '../text/question.rules.js';
import { romanSpellings } from '../text/roman.rules.js';
import { PLACE } from './places.js';
import { KEY_KINDS, type SearchKey } from './searchable.js';
import { SuffixTable } from './suffix-table.js';

/** The tier of what is the whole of a tag or of the name of a region; what begins one comes next. Names are before. */
export const WHOLE_LABEL = 8;

const NAME = KEY_KINDS.indexOf('name');
const ABOUT = KEY_KINDS.indexOf('about');

/** A text that stands for itself, not only for the festivals that have it. */
export interface LabelKey {
  readonly kind: 'tag' | 'region';
  readonly text: string;
}

/** The texts by which festivals are found, each kept once however many festivals have it. */
export class KeyIndex {
  private readonly numbers = KEY_KINDS.map(() => new Map<string, number>());
  private readonly texts: string[] = [];
  private readonly labels = new Map<number, LabelKey>();
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

  labelAt(number: number): LabelKey | undefined {
    return this.labels.get(number);
  }

  numberOf({ kind, text, key }: SearchKey): number {
    const kindNumber = KEY_KINDS.indexOf(kind);
    const numbers = this.numbers[kindNumber] as Map<string, number>;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = this.texts.push(key) - 1;
    const owner = number * KEY_KINDS.length + kindNumber;
    numbers.set(key, number);
    if (kind === 'tag' || kind === 'region') this.labels.set(number, { kind, text });
    this.tables.text.add(owner, jamoSpelling(text));
    if (kind !== 'about') {
      this.tables.choseong.add(owner, choseongSpelling(text));
      for (const spelling of romanSpellings(text)) this.tables.roman.add(owner, spelling);
    }
    return number;
  }

  /** Calls with each key that the reading is found in, and how far from the best it is. */
  find({ form, spelling, syllables }: Reading, visit: (number: number, tier: number) => void): void {
    const table = this.tables[form];
    table.find(spelling, (owner, nearness, place) => {
      const number = numberOf(owner);
      if (syllables === null || hasSyllables(this.texts[number] ?? '', syllables, table.offsetOf(place)))
        visit(number, tierOf(owner, nearness));
    });
  }

  /** At how many places the readings are, told without looking at them. */
  countOf(readings: readonly Reading[]): number {
    return readings.reduce((count, { form, spelling }) => count + this.tables[form].countOf(spelling), 0);
  }

  findNear({ form, spelling, slips }: Reading, visit: (number: number, tier: number) => void): void {
    if (slips === 0) return;
    const isOpen = /[ㄱ-ㅎ]$/.test(spelling.key) && spelling.marks.at(-1) !== '.';
    this.tables[form].findNear(spelling, slips, isOpen, (owner, nearness) =>
      visit(numberOf(owner), tierOf(owner, nearness)),
    );
  }
}

/** In the tables a key goes by its number and its kind, so that neither has to be looked up for each place. */
function numberOf(owner: number): number {
  return Math.floor(owner / KEY_KINDS.length);
}

/** Names before tags and regions, these before all else. */
function tierOf(owner: number, nearness: number): number {
  const kind = owner % KEY_KINDS.length;
  if (kind === NAME) return nearness;
  if (nearness === PLACE.whole && kind === ABOUT) return WHOLE_LABEL + PLACE.beginning;
  return WHOLE_LABEL + nearness;
}

function hasSyllables(text: string, syllables: string, at: number): boolean {
  const there = text.slice(at);
  return [...syllables].every((char, index) => !/[가-힣]/.test(char) || there[index] === char);
}
