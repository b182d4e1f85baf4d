import type { Spelling } from '../text/search-key.rules.js';
import { IntList } from './int-list.js';

/** What a letter is in its text: the more, the nearer to the whole is a part that begins there. */
export const MARK = { within: 0, character: 1, word: 2, text: 3 } as const;
const MARK_OF: Readonly<Record<string, number>> = { '.': MARK.within, s: MARK.character, w: MARK.word };

/** Others may have their turn after so many, some milliseconds. */
const LETTERS_A_TURN = 100_000;

/** Spellings one behind the other in one block of memory, each closed by a 0. */
export class MarkedTexts {
  letters = new Uint16Array(1_024);
  marks = new Uint8Array(1_024);
  /** Before the first text there is a 0 too, so that no text need ask whether it is the first. */
  used = 1;
  private readonly begins = new IntList();

  /** The number of the text. */
  add({ key, marks }: Spelling): number {
    const end = this.used + key.length;
    while (end >= this.letters.length) this.grow();
    this.begins.push(this.used);
    for (let at = 0; at < key.length; at += 1) {
      this.letters[this.used + at] = key.charCodeAt(at);
      this.marks[this.used + at] = at === 0 ? MARK.text : (MARK_OF[marks[at] ?? ''] ?? MARK.within);
    }
    this.letters[end] = 0;
    this.marks[end] = MARK.character;
    this.used = end + 1;
    return this.begins.length - 1;
  }

  /** Where characters begin; gives way now and then. */
  *places(from: number, until: number): Generator<void, Int32Array> {
    const { letters, marks } = this;
    const places = new IntList();
    for (let at = from; at < until; at += 1) {
      if (letters[at] !== 0 && marks[at] !== MARK.within) places.push(at);
      if (at % LETTERS_A_TURN === 0) yield;
    }
    return places.toArray();
  }

  /** The number of the text that the place is in. */
  textAt(place: number): number {
    let [low, high] = [0, this.begins.length];
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.begins.at(middle) <= place) low = middle;
      else high = middle;
    }
    return low;
  }

  private grow(): void {
    const { letters, marks } = this;
    this.letters = new Uint16Array(letters.length * 2);
    this.letters.set(letters);
    this.marks = new Uint8Array(marks.length * 2);
    this.marks.set(marks);
  }
}
