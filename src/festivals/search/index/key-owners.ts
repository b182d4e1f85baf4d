import { IntList } from './int-list.js';
import type { MatchCollector } from './matches.js';

const NONE = -1;
/** Others may have their turn after so many pairs, some milliseconds. */
const PAIRS_A_TURN = 50_000;

/**
 * Which festivals have which keys, both by number. The festivals of a key lie side by side, as all were when they
 * were last put in order; of later pairs each names the one before with the same key.
 */
export class KeyOwners {
  private readonly owners = new IntList();
  private readonly keys = new IntList();
  private readonly begins = new IntList();
  private readonly counts = new IntList();
  private ordered = new Int32Array(0);
  private orderedBegins = new Int32Array(1);
  /** By key, where all were in order when just one festival had it, as most names: so only this is looked at. */
  private soleOwners = new Int32Array(0);
  private orderedUntil = 0;
  /** Since putting in order began. */
  private dropped: number[] = [];
  private before = new IntList();
  private lastOfKey = new IntList();

  /** The number of the next festival, which has these keys. */
  add(keys: readonly number[]): number {
    const owner = this.begins.length;
    this.begins.push(this.keys.length);
    for (const key of keys) {
      while (this.counts.length <= key) this.counts.push(0);
      this.counts.set(key, this.counts.at(key) + 1);
      this.keys.push(key);
      this.owners.push(owner);
      this.link(this.keys.length - 1);
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
    this.takeOut(owner);
    this.dropped.push(owner);
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

  collect(key: number, tier: number, collector: MatchCollector): void {
    const sole = this.soleOwners[key] ?? NONE;
    if (sole !== NONE) collector.add(sole, tier);
    else if (key + 1 < this.orderedBegins.length) {
      const end = this.orderedBegins[key + 1] as number;
      for (let at = this.orderedBegins[key] as number; at < end; at += 1) {
        const owner = this.ordered[at] as number;
        if (owner !== NONE) collector.add(owner, tier);
      }
    }
    if (key >= this.lastOfKey.length) return;
    for (let pair = this.lastOfKey.at(key); pair !== NONE; pair = this.before.at(pair - this.orderedUntil)) {
      const owner = this.owners.at(pair);
      if (owner !== NONE) collector.add(owner, tier);
    }
  }

  /** Puts all pairs in order, a turn at a time; meanwhile they are read as they were. */
  *tidying(): Generator<void> {
    const dropped = (this.dropped = []);
    const until = this.keys.length;
    const next = new Int32Array(this.counts.length + 1);
    for (let key = 0; key < this.counts.length; key += 1)
      next[key + 1] = (next[key] as number) + this.counts.at(key);
    const begins = next.slice();
    const ordered = new Int32Array(next[this.counts.length] as number).fill(NONE);
    for (let pair = 0; pair < until; pair += 1) {
      if (pair % PAIRS_A_TURN === PAIRS_A_TURN - 1) yield;
      const owner = this.owners.at(pair);
      if (owner === NONE) continue;
      const key = this.keys.at(pair);
      const at = next[key] as number;
      ordered[at] = owner;
      next[key] = at + 1;
    }
    const soleOwners = new Int32Array(begins.length - 1).fill(NONE);
    for (let key = 0; key < soleOwners.length; key += 1) {
      const begin = begins[key] as number;
      if (begins[key + 1] === begin + 1) soleOwners[key] = ordered[begin] as number;
    }
    [this.ordered, this.orderedBegins, this.orderedUntil] = [ordered, begins, until];
    this.soleOwners = soleOwners;
    [this.before, this.lastOfKey] = [new IntList(), new IntList()];
    // What came and went meanwhile.
    for (let pair = until; pair < this.keys.length; pair += 1) this.link(pair);
    for (const owner of dropped) this.takeOut(owner);
  }

  private takeOut(owner: number): void {
    for (let pair = this.begins.at(owner); pair < this.endOf(owner); pair += 1) {
      if (pair >= this.orderedUntil) return;
      const key = this.keys.at(pair);
      const at = this.ordered.indexOf(owner, this.orderedBegins[key]);
      if (at !== -1) this.ordered[at] = NONE;
      if (this.soleOwners[key] === owner) this.soleOwners[key] = NONE;
    }
  }

  private link(pair: number): void {
    const key = this.keys.at(pair);
    while (this.lastOfKey.length <= key) this.lastOfKey.push(NONE);
    this.before.push(this.lastOfKey.at(key));
    this.lastOfKey.set(key, pair);
  }

  private endOf(owner: number): number {
    return owner + 1 < this.begins.length ? this.begins.at(owner + 1) : this.keys.length;
  }
}
