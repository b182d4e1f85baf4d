/** Gives the same number to the same word, and the next one to a new word. */
export class Numbering {
  private readonly numbers = new Map<string, number>();

  get size(): number {
    return this.numbers.size;
  }

  /** In the order of their numbers. */
  words(): Iterable<string> {
    return this.numbers.keys();
  }

  of(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(word, number);
    return number;
  }
}
