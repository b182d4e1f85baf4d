import type { ModelParts } from './item-model.js';

/** What one person's signals weigh, festival by festival (only what they like). */
export interface Taste {
  readonly synthetic: boolean;
  readonly weights: ReadonlyMap<string, number>;
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
}

interface Liked {
  weight: number;
  people: number;
  synthetic: boolean;
}

/**
 * Item–item similarity: cosine over people's weights, shrunk by n / (n + 3) for n people in common,
 * each person's vector first divided by the root of its length so that heavy users do not rule
 * (Sarwar et al. 2001; shrinkage after Bell and Koren 2007). A generator: it yields every few
 * milliseconds, so that whoever runs it can let requests through in between.
 */
export function* trainItemModel(tastes: Iterable<Taste>): Generator<void, ModelParts> {
  const pairs = new Map<string, Map<string, Pair>>();
  const norms = new Map<string, number>();
  const liking = new Map<string, Liked>();
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
        addPair(pairs, festivalId, otherId, (value * otherWeight) / damping);
      }
      if ((sinceYield += liked.length - index) < PAIRS_A_STEP) continue;
      sinceYield = 0;
      yield;
    }
  }
  const festivals = [...liking.keys()];
  const numberOf = new Map(festivals.map((id, number) => [id, number]));
  const starts = new Int32Array(festivals.length + 1);
  const near: { readonly number: number; readonly similarity: number }[] = [];
  for (const [number, festivalId] of festivals.entries()) {
    const others = pairs.get(festivalId) ?? new Map<string, Pair>();
    near.push(...nearest(festivalId, others, norms, numberOf));
    starts[number + 1] = near.length;
    if ((sinceYield += others.size) < PAIRS_A_STEP) continue;
    sinceYield = 0;
    yield;
  }
  const likings = [...liking.values()];
  return {
    festivals,
    starts,
    numbers: Int32Array.from(near, ({ number }) => number),
    weights: Float32Array.from(near, ({ similarity }) => similarity),
    liking: {
      weights: Float32Array.from(likings, ({ weight }) => weight),
      people: Int32Array.from(likings, ({ people }) => people),
      momentum: new Float32Array(festivals.length),
      synthetic: Uint8Array.from(likings, ({ synthetic }) => Number(synthetic)),
    },
    factors: null,
    ranking: null,
  };
}

function nearest(
  festivalId: string,
  others: ReadonlyMap<string, Pair>,
  norms: ReadonlyMap<string, number>,
  numberOf: ReadonlyMap<string, number>,
): { number: number; similarity: number }[] {
  return [...others]
    .map(([otherId, { product, people }]) => {
      const cosine = product / Math.sqrt((norms.get(festivalId) ?? 1) * (norms.get(otherId) ?? 1));
      return { otherId, similarity: Math.min(1, cosine) * (people / (people + SHRINKAGE)) };
    })
    .sort((a, b) => b.similarity - a.similarity || (a.otherId < b.otherId ? -1 : 1))
    .slice(0, NEIGHBOURS_KEPT)
    .map(({ otherId, similarity }) => ({ number: numberOf.get(otherId) as number, similarity }));
}

function addPair(pairs: Map<string, Map<string, Pair>>, a: string, b: string, product: number): void {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const of = pairs.get(one) ?? new Map<string, Pair>();
    const pair = of.get(other) ?? { product: 0, people: 0 };
    pair.product += product;
    pair.people += 1;
    of.set(other, pair);
    pairs.set(one, of);
  }
}

function addLiking(liking: Map<string, Liked>, festivalId: string, weight: number, synthetic: boolean): void {
  const known = liking.get(festivalId) ?? { weight: 0, people: 0, synthetic: false };
  liking.set(festivalId, {
    weight: known.weight + weight,
    people: known.people + 1,
    synthetic: known.synthetic || synthetic,
  });
}
