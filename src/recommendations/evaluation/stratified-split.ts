import { MersenneTwister } from '../model/collaborative/mersenne-twister.js';

export interface Split<Row> {
  readonly train: readonly Row[];
  readonly test: readonly Row[];
}

/**
 * The split of the Microsoft Recommenders benchmark: every row gets one double of numpy's generator, in file
 * order; inside each item rows are sorted by them, and the first `share` of them, rounded half to even, are trained
 * on.
 * Both parts keep the order of the file.
 */
export function stratifiedSplit<Row extends { readonly item: number }>(
  rows: readonly Row[],
  seed: number,
  share: number,
): Split<Row> {
  const random = new MersenneTwister(seed);
  const ofItems = new Map<number, { at: number; drawn: number }[]>();
  rows.forEach(({ item }, at) => {
    const ofItem = ofItems.get(item) ?? [];
    ofItem.push({ at, drawn: random.double() });
    ofItems.set(item, ofItem);
  });
  const trained = new Set<number>();
  for (const ofItem of ofItems.values()) {
    const first = roundHalfToEven(share * ofItem.length);
    ofItem.sort((a, b) => a.drawn - b.drawn);
    for (const { at } of ofItem.slice(0, first)) trained.add(at);
  }
  return {
    train: rows.filter((_, at) => trained.has(at)),
    test: rows.filter((_, at) => !trained.has(at)),
  };
}

/** As Python rounds: 0.5 is 0, 1.5 is 2, 2.5 is 2. */
export function roundHalfToEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
}
