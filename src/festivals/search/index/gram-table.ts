import type { Spelling } from '../text/search-key.rules.js';
import { distanceInside } from './typing-distance.rules.js';

/**
 * How near to a whole text a place in it is; odd where the text goes on in the middle of a syllable, as it does
 * while one types.
 */
export const PLACE = { whole: 0, beginning: 2, word: 4, inside: 6 } as const;

/** Called for each text that was found: whose it is, how near, and at which character. */
export type Visit = (owner: number, place: number, at: number) => void;

/** Of a word with slips no more texts than these are compared, those with its rarest part first. */
const MOST_COMPARED = 600;

/**
 * Texts that are found by any part of them that begins with a character. Each character of a text files it
 * under the next few letters, so the rarest part of what is asked leaves few texts to compare.
 */
export class GramTable {
  private readonly owners: number[] = [];
  private readonly spellings: Spelling[] = [];
  private readonly postings = new Map<string, number[]>();

  /** @param lengths of the parts that are filed, from long to short */
  constructor(private readonly lengths: readonly number[]) {}

  add(owner: number, spelling: Spelling): void {
    const entry = this.owners.push(owner) - 1;
    this.spellings.push(spelling);
    const { key, marks } = spelling;
    for (let at = 0; at < key.length; at += 1) {
      if (marks[at] === '.') continue;
      for (const length of this.lengths) {
        if (at + length > key.length || (length === 1 && marks[at] !== 'w' && isConsonant(key[at]))) continue;
        const gram = key.slice(at, at + length);
        const posting = this.postings.get(gram);
        if (posting === undefined) this.postings.set(gram, [entry]);
        else if (posting.at(-1) !== entry) posting.push(entry);
      }
    }
  }

  find(asked: Spelling, visit: Visit): void {
    for (const entry of this.rarest(asked)) {
      const text = this.spellings[entry];
      const owner = this.owners[entry];
      if (text !== undefined && owner !== undefined)
        placed(text, asked.key, (place, at) => visit(owner, place, at));
    }
  }

  /** As `find`, but with that many slips of the finger: a letter wrong, too many or left out. */
  findNear(asked: Spelling, slips: number, isOpen: boolean, visit: Visit): void {
    const compared = new Set<number>();
    const parts = partsOf(asked, slips + 1).map((part) => ({ part, entries: this.rarest(part) }));
    for (const { part, entries } of parts.toSorted((a, b) => a.entries.length - b.entries.length)) {
      for (const entry of entries) {
        if (compared.size >= MOST_COMPARED) break;
        if (this.spellings[entry]?.key.includes(part.key)) compared.add(entry);
      }
    }
    for (const entry of compared) {
      const text = this.spellings[entry];
      const owner = this.owners[entry];
      if (text === undefined || owner === undefined) continue;
      const at = distanceInside(text, asked.key, slips, isOpen);
      if (at !== null)
        visit(owner, at === 0 ? PLACE.beginning : text.marks[at] === 'w' ? PLACE.word : PLACE.inside, at);
    }
  }

  /** The fewest texts among which all that contain `asked` are. */
  private rarest({ key, marks }: Spelling): readonly number[] {
    let best: readonly number[] | undefined;
    for (let at = 0; at < key.length; at += 1) {
      if (marks[at] === '.') continue;
      const length = this.lengths.find((one) => at + one <= key.length);
      if (length === undefined || (length === 1 && at > 0 && isConsonant(key[at]))) continue;
      const posting = this.postings.get(key.slice(at, at + length));
      if (posting === undefined) return [];
      if (best === undefined || posting.length < best.length) best = posting;
    }
    return best ?? [];
  }
}

/** Nearly every text has any one consonant, so a single one files only words that begin with it. */
function isConsonant(letter = ''): boolean {
  return letter >= 'ㄱ' && letter <= 'ㅎ';
}

/** The best place at which the text has the part, if it has. */
function placed({ key, marks }: Spelling, part: string, found: (place: number, at: number) => void): void {
  let best = Infinity;
  let where = 0;
  for (let at = key.indexOf(part); at !== -1; at = key.indexOf(part, at + 1)) {
    if (marks[at] === '.') continue;
    const begins = at === 0 ? PLACE.beginning : marks[at] === 'w' ? PLACE.word : PLACE.inside;
    const end = at + part.length;
    const place = end === key.length && at === 0 ? PLACE.whole : marks[end] === '.' ? begins + 1 : begins;
    if (place < best) [best, where] = [place, at];
    // Nothing behind the beginning is nearer than where a word begins.
    if (best <= PLACE.word) break;
  }
  if (best !== Infinity) found(best, where);
}

/** Cut where characters begin, so that at least one part is free of slips. */
function partsOf({ key, marks }: Spelling, count: number): Spelling[] {
  const begins = [...marks].flatMap((mark, at) => (mark === '.' ? [] : [at]));
  const size = begins.length / count;
  return Array.from({ length: count }, (_, part) => {
    const from = begins[Math.round(part * size)];
    const to = begins[Math.round((part + 1) * size)] ?? key.length;
    return { key: key.slice(from, to), marks: marks.slice(from, to) };
  }).filter((part) => part.key !== '');
}
