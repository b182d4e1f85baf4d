/** What one person's signals weigh, festival by festival (only what they like). */
export interface Taste {
  readonly synthetic: boolean;
  readonly weights: ReadonlyMap<string, number>;
}

export interface Neighbour {
  readonly festivalId: string;
  /** 0–1. */
  readonly similarity: number;
  /** True where people of the sample data are among those who liked both. */
  readonly synthetic: boolean;
}

export interface Liking {
  /** Sum of the (decayed) weights of all who like it. */
  readonly weight: number;
  readonly people: number;
  readonly synthetic: boolean;
}

/** What training yields: for each festival those that the same people like, and how much it is liked. */
export interface ItemModel {
  readonly neighbours: ReadonlyMap<string, readonly Neighbour[]>;
  readonly liking: ReadonlyMap<string, Liking>;
}

const NEIGHBOURS_KEPT = 50;
/** People in common at which a similarity counts half. */
const SHRINKAGE = 3;
/** Of a person who likes more, the weightiest count; bounds the work a person can cause. */
const FESTIVALS_A_PERSON = 200;
/** Pairs between two pauses; a millisecond or two of work. */
const PAIRS_A_STEP = 2_000;

interface Pair {
  product: number;
  people: number;
  synthetic: number;
}

/**
 * Item–item similarity: cosine over people's weights, shrunk by n / (n + 3) for n people in common,
 * each person's vector first divided by the root of its length so that heavy users do not rule
 * (Sarwar et al. 2001; shrinkage after Bell and Koren 2007). A generator: it yields every few
 * milliseconds, so that whoever runs it can let requests through in between.
 */
export function* trainItemModel(tastes: Iterable<Taste>): Generator<void, ItemModel> {
  const pairs = new Map<string, Map<string, Pair>>();
  const norms = new Map<string, number>();
  const liking = new Map<string, { weight: number; people: number; synthetic: boolean }>();
  let sinceYield = 0;
  for (const { synthetic, weights } of tastes) {
    const liked = [...weights]
      .filter(([, weight]) => weight > 0)
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, FESTIVALS_A_PERSON);
    const damping = Math.sqrt(Math.hypot(...liked.map(([, weight]) => weight)) || 1);
    for (const [index, [festivalId, weight]] of liked.entries()) {
      const value = weight / damping;
      norms.set(festivalId, (norms.get(festivalId) ?? 0) + value * value);
      addLiking(liking, festivalId, weight, synthetic);
      for (const [otherId, otherWeight] of liked.slice(index + 1)) {
        addPair(pairs, festivalId, otherId, (value * otherWeight) / damping, synthetic);
      }
      if ((sinceYield += liked.length - index) < PAIRS_A_STEP) continue;
      sinceYield = 0;
      yield;
    }
  }
  const neighbours = new Map<string, Neighbour[]>();
  for (const [festivalId, others] of pairs) {
    neighbours.set(festivalId, nearest(festivalId, others, norms));
    if ((sinceYield += others.size) < PAIRS_A_STEP) continue;
    sinceYield = 0;
    yield;
  }
  return { neighbours, liking };
}

function nearest(
  festivalId: string,
  others: ReadonlyMap<string, Pair>,
  norms: ReadonlyMap<string, number>,
): Neighbour[] {
  return [...others]
    .map(([otherId, { product, people, synthetic }]) => {
      const cosine = product / Math.sqrt((norms.get(festivalId) ?? 1) * (norms.get(otherId) ?? 1));
      return {
        festivalId: otherId,
        similarity: Math.min(1, cosine) * (people / (people + SHRINKAGE)),
        synthetic: synthetic > 0,
      };
    })
    .sort((a, b) => b.similarity - a.similarity || (a.festivalId < b.festivalId ? -1 : 1))
    .slice(0, NEIGHBOURS_KEPT);
}

function addPair(
  pairs: Map<string, Map<string, Pair>>,
  a: string,
  b: string,
  product: number,
  synthetic: boolean,
): void {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const of = pairs.get(one) ?? new Map<string, Pair>();
    const pair = of.get(other) ?? { product: 0, people: 0, synthetic: 0 };
    pair.product += product;
    pair.people += 1;
    pair.synthetic += synthetic ? 1 : 0;
    of.set(other, pair);
    pairs.set(one, of);
  }
}

function addLiking(
  liking: Map<string, { weight: number; people: number; synthetic: boolean }>,
  festivalId: string,
  weight: number,
  synthetic: boolean,
): void {
  const known = liking.get(festivalId) ?? { weight: 0, people: 0, synthetic: false };
  liking.set(festivalId, {
    weight: known.weight + weight,
    people: known.people + 1,
    synthetic: known.synthetic || synthetic,
  });
}
