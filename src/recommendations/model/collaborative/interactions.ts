/** One thing a person did with an item. */
export interface Interaction {
  readonly person: number;
  readonly item: number;
  /** What it weighs, a rating for instance; 1 where nothing is known. */
  readonly weight: number;
  /** When, in days since any one moment; undefined where it is not known. */
  readonly day: number | undefined;
}

/**
 * Interactions as compressed sparse rows: person p's are those from `starts[p]` to before `starts[p + 1]`,
 * by item and each item once.
 */
export interface Interactions {
  readonly people: number;
  readonly items: number;
  /** people + 1 */
  readonly starts: Int32Array;
  readonly itemAt: Int32Array;
  readonly weightAt: Float64Array;
  /** Undefined unless the time of every one is known. */
  readonly dayAt: Float64Array | undefined;
}

/** What one person did: parallel lists, by item. */
export interface History {
  readonly items: Int32Array;
  readonly weights: Float64Array;
  readonly days: Float64Array | undefined;
}

/** Where a person did something with an item twice, the later row counts. */
export function interactionsOf(
  rows: readonly Interaction[],
  { people, items }: { people: number; items: number },
): Interactions {
  const kept = new Map(rows.map((row) => [row.person * items + row.item, row]));
  const sorted = [...kept.values()].sort((a, b) => a.person - b.person || a.item - b.item);
  const starts = new Int32Array(people + 1);
  for (const { person } of sorted) starts[person + 1]! += 1;
  for (let person = 0; person < people; person += 1) starts[person + 1]! += starts[person]!;
  const timed = sorted.every(({ day }) => day !== undefined);
  return {
    people,
    items,
    starts,
    itemAt: Int32Array.from(sorted, ({ item }) => item),
    weightAt: Float64Array.from(sorted, ({ weight }) => weight),
    dayAt: timed ? Float64Array.from(sorted, ({ day }) => day ?? 0) : undefined,
  };
}

export function historyOf({ starts, itemAt, weightAt, dayAt }: Interactions, person: number): History {
  const from = starts[person]!;
  const until = starts[person + 1]!;
  return {
    items: itemAt.subarray(from, until),
    weights: weightAt.subarray(from, until),
    days: dayAt?.subarray(from, until),
  };
}

/** The same with people and items in each other's place: whose rows were people has items for rows. */
export function transposed({ people, items, starts, itemAt, weightAt, dayAt }: Interactions): Interactions {
  const count = itemAt.length;
  const turned = {
    people: items,
    items: people,
    starts: new Int32Array(items + 1),
    itemAt: new Int32Array(count),
    weightAt: new Float64Array(count),
    dayAt: dayAt === undefined ? undefined : new Float64Array(count),
  };
  for (const item of itemAt) turned.starts[item + 1]! += 1;
  for (let item = 0; item < items; item += 1) turned.starts[item + 1]! += turned.starts[item]!;
  const next = turned.starts.slice();
  for (let person = 0; person < people; person += 1) {
    for (let at = starts[person]!; at < starts[person + 1]!; at += 1) {
      const to = next[itemAt[at]!]!++;
      turned.itemAt[to] = person;
      turned.weightAt[to] = weightAt[at]!;
      if (turned.dayAt !== undefined) turned.dayAt[to] = dayAt?.[at] ?? 0;
    }
  }
  return turned;
}

/** How many people did something with each item; items long. */
export function peopleOfItems({ items, itemAt }: Interactions): Float64Array {
  const counts = new Float64Array(items);
  for (const item of itemAt) counts[item]! += 1;
  return counts;
}
