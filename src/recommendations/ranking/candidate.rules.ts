import type { Day } from '../../shared/clock.js';
import type { FestivalFacts } from './catalogue/festival-facts.js';
import { sourcesFor } from './candidate.sources.js';
import { distanceKm, type Point } from './distance.js';
import { type Draw, lots, seedOf } from './lot.js';
import type { Candidate } from './open.rules.js';
import type { PersonTaste } from './person.taste.js';

/** What the caller asked for; days and distances include their ends. */
export interface Wish {
  readonly near?: Point | undefined;
  readonly radiusKm?: number | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly category?: string | undefined;
}

/** A condition of a wish that had to be let go because nothing met it. */
export type Widened = 'radius' | 'dates' | 'category';

export interface Candidates {
  /** Numbers in the catalogue. */
  readonly found: readonly number[];
  readonly widened: readonly Widened[];
  /** Those of them that chance has chosen, of all that meet the wish, and which share of these they are. */
  readonly drawn: { readonly numbers: ReadonlySet<number>; readonly share: number };
}

const STEPS: readonly Widened[] = ['radius', 'dates', 'category'];
/** So many are all scored; of more those that somebody could want, and some by chance. */
const FEW = 500;
const DRAWN = 80;

/**
 * Festivals that may be recommended: running or to come (an estimate counts) and not in `excluded`,
 * whatever is asked; then as asked. Where nothing meets the wish, its conditions are let go one after
 * the other: the radius, then also the dates, then also the category.
 */
export function candidatesFor(
  facts: FestivalFacts,
  tastes: readonly PersonTaste[],
  wish: Wish,
  excluded: ReadonlySet<string>,
  draw: Draw,
): Candidates {
  const { catalogue } = facts;
  const out = new Set([...excluded].flatMap((id) => catalogue.numberOf.get(id) ?? []));
  for (let letGo = 0; letGo <= STEPS.length; letGo += 1) {
    const widened = STEPS.slice(0, letGo);
    const pool = poolOf(facts, wish, widened, out);
    if (pool.size === 0) continue;
    return {
      ...chosenFrom(pool, facts, tastes, wish, draw),
      widened: widened.filter((step) => isAsked(step, wish)),
    };
  }
  return { found: [], widened: [], drawn: { numbers: new Set(), share: 1 } };
}

/** All that meet the wish, as far as it is not let go. */
interface Pool {
  /** Soonest first; those left out are among them where nothing had to be looked for. */
  readonly list: ArrayLike<number>;
  readonly size: number;
  readonly has: (number: number) => boolean;
}

function poolOf(
  { catalogue }: FestivalFacts,
  wish: Wish,
  widened: readonly Widened[],
  out: ReadonlySet<number>,
): Pool {
  const { index } = catalogue;
  if (STEPS.every((step) => widened.includes(step) || !isAsked(step, wish))) {
    let without = 0;
    for (const number of out) if (index.has(number)) without += 1;
    return {
      list: index.all,
      size: index.all.length - without,
      has: (number) => index.has(number) && !out.has(number),
    };
  }
  const list = index.all.filter(
    (number) => !out.has(number) && meets(catalogue.at(number) as Candidate, wish, widened),
  );
  const set = new Set(list);
  return { list, size: list.length, has: (number) => set.has(number) };
}

function chosenFrom(
  pool: Pool,
  facts: FestivalFacts,
  tastes: readonly PersonTaste[],
  wish: Wish,
  draw: Draw,
): Omit<Candidates, 'widened'> {
  if (pool.size <= FEW) {
    const all = Array.from(pool.list).filter((number) => pool.has(number));
    return { found: all, drawn: { numbers: new Set(all), share: 1 } };
  }
  const found = new Set<number>();
  for (const { list, most } of sourcesFor(facts, tastes, wish.near, pool.list)) {
    let taken = 0;
    for (let at = 0; at < list.length && taken < most; at += 1) {
      const number = list[at]!;
      if (!pool.has(number)) continue;
      taken += 1;
      found.add(number);
    }
  }
  const numbers = new Set<number>();
  const lot = lots(seedOf(draw.who, draw.today, 'candidates'));
  while (numbers.size < DRAWN) {
    const number = pool.list[Math.floor(lot() * pool.list.length)]!;
    if (pool.has(number)) numbers.add(number);
  }
  return { found: [...new Set([...found, ...numbers])], drawn: { numbers, share: numbers.size / pool.size } };
}

function meets({ point, category, edition }: Candidate, wish: Wish, widened: readonly Widened[]): boolean {
  const { near, radiusKm, from, to } = wish;
  if (!widened.includes('radius') && near !== undefined && radiusKm !== undefined) {
    if (point === null || distanceKm(near, point) > radiusKm) return false;
  }
  if (!widened.includes('dates')) {
    if (from !== undefined && edition.endsOn < from) return false;
    if (to !== undefined && edition.startsOn > to) return false;
  }
  return widened.includes('category') || wish.category === undefined || wish.category === category;
}

function isAsked(step: Widened, wish: Wish): boolean {
  if (step === 'radius') return wish.radiusKm !== undefined;
  if (step === 'dates') return wish.from !== undefined || wish.to !== undefined;
  return wish.category !== undefined;
}
