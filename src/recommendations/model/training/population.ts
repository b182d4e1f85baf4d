import type { Interactions } from '../collaborative/interactions.js';
import type { ModelParts } from '../item-model.js';

/** What a person thinks of a festival they like. */
interface Liked {
  readonly festivalId: string;
  readonly weight: number;
  /** When they first and last told so. */
  readonly since: Date;
  readonly at: Date;
}

/** Everybody who likes anything, festivals by number. */
export interface Population {
  readonly festivals: readonly string[];
  readonly interactions: Interactions;
  /** For each interaction, the day (as of `dayAt`) on which it began. */
  readonly sinceAt: Float64Array;
  readonly liking: ModelParts['liking'];
}

/** Of a person who likes more, the weightiest count; bounds the work a person can cause. */
const FESTIVALS_A_PERSON = 200;
const DAY_MS = 86_400_000;
const OF_LATE_DAYS = 7;
const BEFORE_DAYS = 28;

/** Takes people one after the other, so that of those behind only numbers are kept. */
export class PopulationBuilder {
  private readonly numberOf = new Map<string, number>();
  private readonly starts: number[] = [0];
  private readonly items: number[] = [];
  private readonly weights: number[] = [];
  private readonly days: number[] = [];
  private readonly since: number[] = [];
  private readonly synthetic = new Set<number>();

  add(liked: readonly Liked[], synthetic: boolean): void {
    const own = liked
      .toSorted((a, b) => b.weight - a.weight || (a.festivalId < b.festivalId ? -1 : 1))
      .slice(0, FESTIVALS_A_PERSON)
      .map((one) => ({ ...one, item: this.number(one.festivalId) }))
      .sort((a, b) => a.item - b.item);
    if (own.length === 0) return;
    for (const { item, weight, since, at } of own) {
      this.items.push(item);
      this.weights.push(weight);
      this.days.push(dayOf(at));
      this.since.push(dayOf(since));
      if (synthetic) this.synthetic.add(item);
    }
    this.starts.push(this.items.length);
  }

  build(now: Date): Population {
    const festivals = [...this.numberOf.keys()];
    const interactions = {
      people: this.starts.length - 1,
      items: festivals.length,
      starts: Int32Array.from(this.starts),
      itemAt: Int32Array.from(this.items),
      weightAt: Float64Array.from(this.weights),
      dayAt: Float64Array.from(this.days),
    };
    const sinceAt = Float64Array.from(this.since);
    const synthetic = Uint8Array.from(festivals, (_, number) => Number(this.synthetic.has(number)));
    return {
      festivals,
      interactions,
      sinceAt,
      liking: { ...likingOf(interactions, sinceAt, dayOf(now)), synthetic },
    };
  }

  private number(festivalId: string): number {
    const known = this.numberOf.get(festivalId) ?? this.numberOf.size;
    this.numberOf.set(festivalId, known);
    return known;
  }
}

export function dayOf(instant: Date): number {
  return instant.getTime() / DAY_MS;
}

/**
 * Momentum is ln((1 + r) / (1 + b/4)): r came to like it in the last seven days, b in the four weeks before, of
 * which a quarter would be as usual.
 */
function likingOf(
  { items, itemAt, weightAt }: Interactions,
  sinceAt: Float64Array,
  today: number,
): Omit<Population['liking'], 'synthetic'> {
  const weights = new Float64Array(items);
  const people = new Int32Array(items);
  const recent = new Int32Array(items);
  const before = new Int32Array(items);
  itemAt.forEach((item, at) => {
    weights[item]! += weightAt[at]!;
    people[item]! += 1;
    const age = today - sinceAt[at]!;
    if (age < OF_LATE_DAYS) recent[item]! += 1;
    else if (age < OF_LATE_DAYS + BEFORE_DAYS) before[item]! += 1;
  });
  const usual = OF_LATE_DAYS / BEFORE_DAYS;
  return {
    weights: Float32Array.from(weights),
    people,
    momentum: Float32Array.from(recent, (count, item) => Math.log((1 + count) / (1 + before[item]! * usual))),
  };
}
