import { pick, sequence } from '../search/synthetic-catalogue.js';

export interface KnownFestival {
  readonly id: string;
  readonly editionId: string | null;
  readonly category: string;
  readonly provinceCode: string | null;
}

type MadeUpKind = 'view' | 'click' | 'share' | 'dismiss' | 'bookmark' | 'review';

export interface MadeUpSignal {
  readonly festival: KnownFestival;
  readonly kind: MadeUpKind;
  /** 1 to 5. */
  readonly rating: number;
  readonly daysAgo: number;
}

/** Of a hundred signals; looking is what people do most. */
const MIX: readonly (readonly [MadeUpKind, number])[] = [
  ['view', 56],
  ['click', 22],
  ['bookmark', 9],
  ['review', 4],
  ['share', 4],
  ['dismiss', 5],
];
/** The famous ones draw as in real ratings: the n-th with 1 / n^0.7. */
const FAME = 0.7;
const OF_TASTE = 0.55;
const OF_HOME = 0.25;
/** Glances are kept for 400 days: what is older would be swept while it is measured. */
const LONGEST_DAYS = 390;

/**
 * What made-up people did: each has two categories that they like and a province where they live, and goes for what
 * is famous among those, and now and then elsewhere. Some are much busier than others. The same seed, festivals and
 * numbers give the same people. Nothing here is measured on real people.
 */
export function* madeUpPeople(
  seed: number,
  people: number,
  signals: number,
  festivals: readonly KnownFestival[],
): Generator<MadeUpSignal[]> {
  const random = sequence(seed);
  const all = new Famous(shuffled(random, festivals));
  const [byCategory, byProvince] = [parted(all.festivals, 'category'), parted(all.festivals, 'provinceCode')];
  const [categories, provinces] = [[...byCategory.values()], [...byProvince.values()]];
  // Evenly by the square of a draw, whose mean is a third: a few people do most.
  let due = 0;
  for (let person = 0; person < people; person += 1) {
    due += (signals / people) * (0.25 + 2.25 * random() ** 2);
    const own = Math.max(1, Math.floor(due));
    due -= own;
    const tastes = [pick(random, categories, 1.5), pick(random, categories, 1.5)];
    const home = pick(random, provinces);
    yield Array.from({ length: own }, () => {
      const lot = random();
      const from = lot < OF_TASTE ? pick(random, tastes) : lot < OF_TASTE + OF_HOME ? home : all;
      const kind = drawnKind(random);
      return {
        festival: from.draw(random),
        kind,
        rating: lot < OF_TASTE ? 4 + Math.floor(random() * 2) : 1 + Math.floor(random() * 5),
        daysAgo: random() ** 2 * LONGEST_DAYS,
      };
    });
  }
}

/** Festivals from the most famous down, drawn by their fame. */
class Famous {
  private readonly sums: Float64Array;

  constructor(readonly festivals: readonly KnownFestival[]) {
    let sum = 0;
    this.sums = Float64Array.from(festivals, (_, rank) => (sum += (rank + 1) ** -FAME));
  }

  draw(random: () => number): KnownFestival {
    const lot = random() * (this.sums.at(-1) ?? 0);
    let [from, to] = [0, this.sums.length - 1];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.sums[middle] ?? 0) > lot) to = middle;
      else from = middle + 1;
    }
    return this.festivals[from] as KnownFestival;
  }
}

function parted(
  festivals: readonly KnownFestival[],
  by: 'category' | 'provinceCode',
): Map<string | null, Famous> {
  const parts = new Map<string | null, KnownFestival[]>();
  for (const festival of festivals) {
    const own = parts.get(festival[by]) ?? [];
    own.push(festival);
    parts.set(festival[by], own);
  }
  return new Map([...parts].map(([key, own]) => [key, new Famous(own)]));
}

function drawnKind(random: () => number): MadeUpKind {
  let lot = random() * 100;
  for (const [kind, share] of MIX) if ((lot -= share) < 0) return kind;
  return 'view';
}

function shuffled<T>(random: () => number, list: readonly T[]): T[] {
  return list
    .map((one) => ({ one, lot: random() }))
    .sort((a, b) => a.lot - b.lot)
    .map(({ one }) => one);
}
