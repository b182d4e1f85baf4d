import { IntList } from './int-list.js';

const NONE = -1;

/** Which festivals have which keys, both by number: of each pair three whole numbers. */
export class KeyOwners {
  private readonly owners = new IntList();
  private readonly keys = new IntList();
  /** The pair before with the same key. */
  private readonly others = new IntList();
  private readonly lastOfKey = new IntList();
  private readonly counts = new IntList();
  private readonly begins = new IntList();

  /** The number of the next festival, which has these keys. */
  add(keys: readonly number[]): number {
    const owner = this.begins.length;
    this.begins.push(this.keys.length);
    for (const key of keys) {
      while (this.lastOfKey.length <= key) {
        this.lastOfKey.push(NONE);
        this.counts.push(0);
      }
      this.others.push(this.lastOfKey.at(key));
      this.lastOfKey.set(key, this.keys.length);
      this.counts.set(key, this.counts.at(key) + 1);
      this.keys.push(key);
      this.owners.push(owner);
    }
    return owner;
  }

  /** The festival stays where it was, but has no keys any more. */
  drop(owner: number): void {
    for (let pair = this.begins.at(owner); pair < this.endOf(owner); pair += 1) {
      const key = this.keys.at(pair);
      this.owners.set(pair, NONE);
      this.counts.set(key, this.counts.at(key) - 1);
    }
  }

  hasJust(owner: number, keys: readonly number[]): boolean {
    const begin = this.begins.at(owner);
    return (
      this.endOf(owner) - begin === keys.length && keys.every((key, at) => this.keys.at(begin + at) === key)
    );
  }

  countOf(key: number): number {
    return this.counts.at(key);
  }

  forEach(key: number, visit: (owner: number) => void): void {
    for (let pair = this.lastOfKey.at(key); pair !== NONE; pair = this.others.at(pair)) {
      const owner = this.owners.at(pair);
      if (owner !== NONE) visit(owner);
    }
  }

  private endOf(owner: number): number {
    return owner + 1 < this.begins.length ? this.begins.at(owner + 1) : this.keys.length;
  }
}
