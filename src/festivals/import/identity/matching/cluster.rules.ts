import { blockKeysOfTraits } from './block-keys.rules.js';
import { Commonness } from './commonness.rules.js';
import { confidenceOf, reasonsOf } from './confidence.rules.js';
import { contradictionOf } from './contradiction.rules.js';
import type { MatchRecord } from './match-record.js';
import { sameNumber } from './number.rules.js';
import { type Traits, traitsOf } from './traits.rules.js';

export { blockKeysOf } from './block-keys.rules.js';

/** Pairs of record keys that an editor has decided. */
export interface Decisions {
  readonly same: readonly (readonly [string, string])[];
  readonly different: readonly (readonly [string, string])[];
}

interface LikelyPair {
  readonly a: string;
  readonly b: string;
  readonly confidence: number;
}

export interface Doubt extends LikelyPair {
  /** What speaks most for (+) and against (-) it, strongest first. */
  readonly reasons: readonly string[];
}

export interface Clustering {
  /** Record keys by festival; keys sorted within, festivals sorted by their first. */
  readonly clusters: readonly (readonly string[])[];
  /** The likeliest pair of each two festivals that may be one, the likeliest first. */
  readonly doubts: readonly Doubt[];
}

/** From here on two records are joined; from DOUBTFUL on an editor is asked. */
const SURE = 0.76;
const DOUBTFUL = 0.4;
/** What more records share than any festival has says nothing of any two of them, and would cost its square. */
const MOST_IN_BLOCK = 250;

/**
 * Which records speak of the same festival. A function of the set: neither the order of the records nor
 * records that share no block key or decision with them, directly or through others, change the answer.
 *
 * Editors' pairs are joined first, then pairs from the surest to the least sure, each unless that would
 * put two records into one festival that contradict each other or that an editor has told apart.
 */
export function clusters(records: readonly MatchRecord[], decisions: Decisions): Clustering {
  const steps = clusteringInSteps(records, decisions);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** As {@link clusters}, in steps of which each is short, however many records there are. */
export function* clusteringInSteps(
  records: readonly MatchRecord[],
  decisions: Decisions,
): Generator<undefined, Clustering, undefined> {
  const traits = new Map<string, Traits>();
  for (const record of records.toSorted((a, b) => compare(a.key, b.key))) {
    traits.set(record.key, traitsOf(record));
    yield;
  }
  const groups = new Groups(traits, decisions);
  const decided = decisions.same.map(([a, b]) => [a, b].sort(compare) as [string, string]);
  decided.sort(([a, b], [c, d]) => compare(a, c) || compare(b, d));
  for (const [a, b] of decided) groups.joinDecided(a, b);
  const commonness = new Commonness(traits.values());
  const pairs = yield* likelyPairs(traits, commonness);
  for (const { a, b, confidence } of pairs) if (confidence >= SURE) groups.join(a, b);
  const doubts = openQuestions(groups, pairs).map((pair) => ({
    ...pair,
    reasons: reasonsOf(found(traits, pair.a), found(traits, pair.b), commonness),
  }));
  return { clusters: groups.sorted(), doubts };
}

/** Pairs that share a block key and are at least doubtful, the surest first. */
function* likelyPairs(
  traits: ReadonlyMap<string, Traits>,
  commonness: Commonness,
): Generator<undefined, LikelyPair[], undefined> {
  const pairs: LikelyPair[] = [];
  for (const pair of pairsInBlocks([...traits.values()])) {
    yield;
    if (pair === undefined) continue;
    const [a, b] = pair;
    const confidence = confidenceOf(a, b, commonness);
    if (confidence >= DOUBTFUL) pairs.push({ a: a.record.key, b: b.record.key, confidence });
  }
  return pairs.sort((x, y) => y.confidence - x.confidence || compare(x.a, y.a) || compare(x.b, y.b));
}

/**
 * Each pair once, the first before the second as they are given; undefined where there is none yet. What was
 * given is remembered for one record at a time: all pairs of a large town would not fit into memory.
 */
function* pairsInBlocks(all: readonly Traits[]): Generator<[Traits, Traits] | undefined> {
  const blocks = new Map<string, number[]>();
  const blocksOf: number[][][] = [];
  for (const [index, one] of all.entries()) {
    yield undefined;
    blocksOf.push(
      blockKeysOfTraits(one).map((key) => {
        const block = blocks.get(key) ?? [];
        if (block.length === 0) blocks.set(key, block);
        block.push(index);
        return block;
      }),
    );
  }
  for (const [left, a] of all.entries()) {
    const near = new Set<number>();
    for (const block of blocksOf[left] ?? []) {
      if (block.length > MOST_IN_BLOCK) continue;
      for (const right of block) if (right > left) near.add(right);
    }
    for (const right of near) {
      const b = all[right];
      if (b !== undefined) yield [a, b];
    }
  }
}

/** Groups of records that grow by joining, never into a contradiction. */
class Groups {
  private readonly groupOf = new Map<string, string[]>();
  private readonly apart = new Set<string>();

  constructor(
    private readonly traits: ReadonlyMap<string, Traits>,
    decisions: Decisions,
  ) {
    for (const key of traits.keys()) this.groupOf.set(key, [key]);
    for (const [a, b] of decisions.different) this.apart.add(JSON.stringify([a, b].sort(compare)));
  }

  /** What an editor says holds against contradictions, not against what an editor has told apart. */
  joinDecided(a: string, b: string): void {
    if (this.traits.has(a) && this.traits.has(b) && !this.toldApart(a, b)) this.unite(a, b);
  }

  join(a: string, b: string): void {
    if (!this.together(a, b) && !this.inconsistent(a, b)) this.unite(a, b);
  }

  together(a: string, b: string): boolean {
    return this.groupOf.get(a) === this.groupOf.get(b);
  }

  private toldApart(a: string, b: string): boolean {
    return this.some(a, b, (x, y) => this.apart.has(JSON.stringify([x, y].sort(compare))));
  }

  /** Names the groups of two records, whichever records name them. */
  nameOfBoth(a: string, b: string): string {
    return JSON.stringify([this.members(a)[0], this.members(b)[0]].sort());
  }

  sorted(): string[][] {
    return [...new Set(this.groupOf.values())]
      .map((group) => group.toSorted(compare))
      .sort(([a = ''], [b = '']) => compare(a, b));
  }

  /** Whether joining their groups would join records that contradict each other or are told apart. */
  inconsistent(a: string, b: string): boolean {
    return (
      this.toldApart(a, b) ||
      this.some(a, b, (x, y) => {
        const [left, right] = [found(this.traits, x), found(this.traits, y)];
        return !sameNumber(left, right) && contradictionOf(left, right) !== null;
      })
    );
  }

  private some(a: string, b: string, holds: (x: string, y: string) => boolean): boolean {
    return this.members(a).some((x) => this.members(b).some((y) => holds(x, y)));
  }

  private members(key: string): string[] {
    return this.groupOf.get(key) ?? [];
  }

  private unite(a: string, b: string): void {
    if (this.together(a, b)) return;
    const united = [...this.members(a), ...this.members(b)];
    for (const key of united) this.groupOf.set(key, united);
  }
}

/** The likeliest pair of each two groups that are apart and need not be. */
function openQuestions(groups: Groups, pairs: readonly LikelyPair[]): LikelyPair[] {
  const asked = new Set<string>();
  return pairs.filter(({ a, b }) => {
    if (groups.together(a, b) || groups.inconsistent(a, b)) return false;
    const question = groups.nameOfBoth(a, b);
    if (asked.has(question)) return false;
    asked.add(question);
    return true;
  });
}

function found(traits: ReadonlyMap<string, Traits>, key: string): Traits {
  const one = traits.get(key);
  if (one === undefined) throw new Error(`no record ${key}`);
  return one;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
