import type { Spelling } from '../text/search-key.rules.js';
import { IntList } from './int-list.js';
import { MARK, MarkedTexts } from './marked-texts.js';
import { withOneSlip } from './one-slip.js';
import { PLACE } from './places.js';
import { mergeSuffixes, placesOf, sortSuffixes } from './suffix-order.js';
import { beginningNear, FIRST_MAY_DIFFER } from './typing-distance.rules.js';

/** Called for each place that was found: whose text it is in, how near to the whole of it, and where in the table. */
export type Visit = (owner: number, nearness: number, place: number) => void;

/**
 * Of a word with slips no more places than these are compared. A part that is at more, as 축제 is at the end of
 * nearly every name, tells too little: then one slip is looked for in what is typed as a whole.
 */
const MOST_COMPARED = 4_000;
/** From so many places on those of late are put among all others. */
const MANY_RECENT = 20_000;
const OWNERS_A_TURN = 50_000;
const NEARNESS_OF = [PLACE.inside, PLACE.inside, PLACE.word, PLACE.beginning] as const;

const MARK_BITS = 3;
/** A shape has 32 bits. */
const LETTERS_KNOWN = 30;

/** Where a part is: places side by side among those in order, and among those that came since. */
interface Hits {
  readonly main: readonly [number, number];
  readonly recent: readonly [number, number];
  readonly count: number;
}

/**
 * Texts that are found by any part of them that begins with a character. All places where characters begin are
 * kept in the order of what follows them, so those where a part begins lie side by side: they are found, and
 * counted, without looking at any other.
 */
export class SuffixTable {
  private readonly texts = new MarkedTexts();
  private readonly owners = new IntList();
  private main: Int32Array = new Int32Array(0);
  private mainOwners = new Int32Array(0);
  /** What there is to know of each place without looking at its text, which lies anywhere: see `shapeAt`. */
  private mainShapes = new Uint32Array(0);
  /** Places of texts that came since all were put in order: few, so that more can be put among them quickly. */
  private recent: Int32Array = new Int32Array(0);
  private orderedUntil = this.texts.used;

  get isUntidy(): boolean {
    return this.recent.length > MANY_RECENT;
  }

  add(owner: number, spelling: Spelling): void {
    this.texts.add(spelling);
    this.owners.push(owner);
  }

  /** At how many places it is, whether or not they count; told without looking at them. */
  countOf({ key }: Spelling): number {
    this.order();
    return this.hitsOf(key).count;
  }

  find({ key }: Spelling, visit: Visit): void {
    this.order();
    const least = leastMarkOf(key);
    const { main, recent } = this.hitsOf(key);
    for (let at = main[0]; at < main[1]; at += 1) {
      const shape = this.mainShapes[at] as number;
      const place = this.main[at] as number;
      if ((shape & MARK_BITS) >= least)
        visit(this.mainOwners[at] as number, this.nearnessOf(shape, place, key.length), place);
    }
    for (let at = recent[0]; at < recent[1]; at += 1) {
      const place = this.recent[at] as number;
      const shape = this.shapeAt(place);
      if ((shape & MARK_BITS) >= least)
        visit(this.ownerAt(place), this.nearnessOf(shape, place, key.length), place);
    }
  }

  /** As `find`, but with that many slips of the finger: a letter wrong, too many or left out. */
  findNear(asked: Spelling, slips: number, isOpen: boolean, visit: Visit): void {
    this.order();
    const { texts } = this;
    const { key } = asked;
    const parts = partsOf(asked, slips + 1).map((part) => ({
      typed: { ...part, key, slips, isOpen },
      hits: this.hitsOf(key.slice(part.from, part.until)),
    }));
    let left = MOST_COMPARED;
    for (const { typed, hits } of parts.toSorted((a, b) => a.hits.count - b.hits.count)) {
      left -= hits.count;
      if (left < 0) return this.findWithOneSlip(key, isOpen, visit);
      this.forEach(hits, (owner, place) => {
        const begin = beginningNear(texts, typed, place);
        if (begin !== null) visit(owner, NEARNESS_OF[texts.marks[begin] as number] as number, begin);
      });
    }
  }

  private findWithOneSlip(key: string, isOpen: boolean, visit: Visit): void {
    const { letters, marks } = this.texts;
    const right = key.length >= FIRST_MAY_DIFFER ? 0 : 1;
    let left = MOST_COMPARED;
    for (const places of [this.main, this.recent]) {
      withOneSlip(letters, places, { key, right }, MOST_COMPARED, (from, until, length) => {
        if (until - from > left) return;
        left -= until - from;
        for (const place of places.subarray(from, until))
          if (isOpen || marks[place + length] !== MARK.within)
            visit(this.ownerAt(place), NEARNESS_OF[marks[place] as number] as number, place);
      });
    }
  }

  /** How many characters before the place its text begins. */
  offsetOf(place: number): number {
    const { marks } = this.texts;
    let offset = 0;
    for (let at = place; marks[at] !== MARK.text; at -= 1) if (marks[at] !== MARK.within) offset += 1;
    return offset;
  }

  /** Puts all texts in order, a turn at a time; meanwhile all are found that are found now. */
  *tidying(): Generator<void> {
    const { recent, texts } = this;
    const until = texts.used;
    const fresh = yield* texts.places(this.orderedUntil, until);
    yield* sortSuffixes(texts.letters, fresh);
    const main = yield* mergeSuffixes(
      texts.letters,
      this.main,
      yield* mergeSuffixes(texts.letters, recent, fresh),
    );
    const owners = new Int32Array(main.length);
    const shapes = new Uint32Array(main.length);
    for (let at = 0; at < owners.length; at += 1) {
      owners[at] = this.ownerAt(main[at] as number);
      shapes[at] = this.shapeAt(main[at] as number);
      if (at % OWNERS_A_TURN === OWNERS_A_TURN - 1) yield;
    }
    [this.main, this.mainOwners, this.mainShapes] = [main, owners, shapes];
    this.recent = this.recent.filter((place) => place >= until);
    this.orderedUntil = Math.max(this.orderedUntil, until);
  }

  /** So that what came since is found too. */
  private order(): void {
    const { texts } = this;
    if (texts.used === this.orderedUntil) return;
    const fresh = atOnce(texts.places(this.orderedUntil, texts.used));
    atOnce(sortSuffixes(texts.letters, fresh));
    this.recent = atOnce(mergeSuffixes(texts.letters, this.recent, fresh));
    this.orderedUntil = texts.used;
  }

  /** The mark of the place, and of each of the letters behind it whether it is within a character. */
  private shapeAt(place: number): number {
    const { letters, marks } = this.texts;
    let shape = marks[place] as number;
    for (let at = 1; at <= LETTERS_KNOWN && letters[place + at] !== 0; at += 1)
      if (marks[place + at] === MARK.within) shape |= 1 << (at + 1);
    return shape;
  }

  private nearnessOf(shape: number, place: number, length: number): number {
    const mark = shape & MARK_BITS;
    const end = place + length;
    if (mark === MARK.text && this.texts.letters[end] === 0) return PLACE.whole;
    const isWithin =
      length <= LETTERS_KNOWN ? ((shape >>> (length + 1)) & 1) === 1 : this.texts.marks[end] === MARK.within;
    return (NEARNESS_OF[mark] as number) + (isWithin ? 1 : 0);
  }

  private hitsOf(part: string): Hits {
    const { letters } = this.texts;
    const [main, recent] = [placesOf(letters, this.main, part), placesOf(letters, this.recent, part)];
    return { main, recent, count: main[1] - main[0] + recent[1] - recent[0] };
  }

  private forEach({ main, recent }: Hits, visit: (owner: number, place: number) => void): void {
    for (let at = main[0]; at < main[1]; at += 1)
      visit(this.mainOwners[at] as number, this.main[at] as number);
    for (let at = recent[0]; at < recent[1]; at += 1) {
      const place = this.recent[at] as number;
      visit(this.ownerAt(place), place);
    }
  }

  private ownerAt(place: number): number {
    return this.owners.at(this.texts.textAt(place));
  }
}

/** Nearly every text has any one consonant, so a single one finds only words that begin with it. */
function leastMarkOf(part: string): number {
  return part.length === 1 && part >= 'ㄱ' && part <= 'ㅎ' ? MARK.word : MARK.character;
}

function atOnce<T>(turns: Generator<void, T>): T {
  for (;;) {
    const turn = turns.next();
    if (turn.done === true) return turn.value;
  }
}

/** Cut where characters begin, so that at least one part is free of slips. */
function partsOf({ key, marks }: Spelling, count: number): { from: number; until: number }[] {
  const begins = [...marks].flatMap((mark, at) => (mark === '.' ? [] : [at]));
  const size = begins.length / count;
  return Array.from({ length: count }, (_, part) => ({
    from: begins[Math.round(part * size)] ?? key.length,
    until: begins[Math.round((part + 1) * size)] ?? key.length,
  })).filter(({ from, until }) => from < until);
}
