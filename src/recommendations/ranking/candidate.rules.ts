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
  /** Numbers in the catalogue, the least first. */
  readonly found: readonly number[];
  readonly widened: readonly Widened[];
  /** Those of them that chance has chosen, of all that meet the wish, and which share of these they are. */
  readonly drawn: { readonly numbers: ReadonlySet<number>; readonly share: number };
}

const STEPS: readonly Widened[] = ['radius', 'dates', 'category'];
/** So many are all scored; of more those that somebody could want, and some by chance. */
const FEW = 500;
const DRAWN = 60;

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
  readonly list: Int32Array;
  readonly size: number;
  /** By number: 1 where it is one of them. */
  readonly isIn: Uint8Array;
}

function poolOf(
  { catalogue }: FestivalFacts,
  wish: Wish,
  widened: readonly Widened[],
  out: ReadonlySet<number>,
): Pool {
  const { all } = catalogue.index;
  const isAll = STEPS.every((step) => widened.includes(step) || !isAsked(step, wish));
  const list = isAll ? all : all.filter((number) => meets(catalogue.at(number) as Candidate, wish, widened));
  const isIn = new Uint8Array(catalogue.festivals.length);
  for (let at = 0; at < list.length; at += 1) isIn[list[at]!] = 1;
  let size = list.length;
  for (const number of out) {
    size -= isIn[number]!;
    isIn[number] = 0;
  }
  return { list, size, isIn };
}

function chosenFrom(
  { list, size, isIn }: Pool,
  facts: FestivalFacts,
  tastes: readonly PersonTaste[],
  wish: Wish,
  draw: Draw,
): Omit<Candidates, 'widened'> {
  if (size <= FEW) {
    const all = Array.from(list.filter((number) => isIn[number] === 1).sort());
    return { found: all, drawn: { numbers: new Set(all), share: 1 } };
  }
  const isFound = new Uint8Array(isIn.length);
  for (const source of sourcesFor(facts, tastes, wish.near, list)) {
    let taken = 0;
    for (let at = 0; at < source.list.length && taken < source.most; at += 1) {
      const number = source.list[at]!;
      if (isIn[number] === 0) continue;
      taken += 1;
      isFound[number] = 1;
    }
  }
  const numbers = new Set<number>();
  const lot = lots(seedOf(draw.who, draw.today, 'candidates'));
  while (numbers.size < DRAWN) {
    const number = list[Math.floor(lot() * list.length)]!;
    if (isIn[number] === 0) continue;
    numbers.add(number);
    isFound[number] = 1;
  }
  const found: number[] = [];
  for (let number = 0; number < isFound.length; number += 1) if (isFound[number] === 1) found.push(number);
  return { found, drawn: { numbers, share: numbers.size / size } };
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
