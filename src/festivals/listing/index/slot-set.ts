/** What slots of the index have something in common, one bit each; sets are combined a word at a time. */
export class SlotSet {
  private words: Uint32Array;

  constructor(slots = 0) {
    this.words = new Uint32Array(Math.max(32, (slots + 31) >>> 5));
  }

  has(slot: number): boolean {
    return ((this.words[slot >>> 5] ?? 0) & (1 << (slot & 31))) !== 0;
  }

  add(slot: number): void {
    if (slot >>> 5 >= this.words.length) this.grow(slot);
    this.words[slot >>> 5] = (this.words[slot >>> 5] as number) | (1 << (slot & 31));
  }

  delete(slot: number): void {
    if (slot >>> 5 < this.words.length)
      this.words[slot >>> 5] = (this.words[slot >>> 5] as number) & ~(1 << (slot & 31));
  }

  copy(): SlotSet {
    const copy = new SlotSet();
    copy.words = this.words.slice();
    return copy;
  }

  /** Keeps what is in the other set too. */
  and({ words }: SlotSet): this {
    const own = this.words;
    const shared = Math.min(own.length, words.length);
    for (let at = 0; at < shared; at += 1) own[at] = (own[at] as number) & (words[at] as number);
    own.fill(0, shared);
    return this;
  }

  or(other: SlotSet): this {
    if (other.words.length > this.words.length) this.grow(other.words.length * 32 - 1);
    const { words } = other;
    for (let at = 0; at < words.length; at += 1)
      this.words[at] = (this.words[at] as number) | (words[at] as number);
    return this;
  }

  andNot({ words }: SlotSet): this {
    const shared = Math.min(this.words.length, words.length);
    for (let at = 0; at < shared; at += 1)
      this.words[at] = (this.words[at] as number) & ~(words[at] as number);
    return this;
  }

  count(): number {
    let count = 0;
    for (const word of this.words) if (word !== 0) count += bitsOf(word);
    return count;
  }

  forEach(visit: (slot: number) => void): void {
    const { words } = this;
    for (let at = 0; at < words.length; at += 1) {
      for (let word = words[at] as number; word !== 0; word &= word - 1)
        visit((at << 5) + (31 - Math.clz32(word & -word)));
    }
  }

  toArray(): number[] {
    const slots: number[] = [];
    this.forEach((slot) => slots.push(slot));
    return slots;
  }

  private grow(slot: number): void {
    const grown = new Uint32Array(Math.max(this.words.length * 2, (slot >>> 5) + 1));
    grown.set(this.words);
    this.words = grown;
  }
}

function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
