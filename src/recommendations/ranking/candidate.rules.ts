import type { FestivalFeatures } from '../../festivals/index.js';
import type { Day } from '../../shared/clock.js';
import { type Point, distanceKm } from './distance.js';
import { type Candidate, isOpen } from './open.rules.js';

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
  readonly found: readonly Candidate[];
  readonly widened: readonly Widened[];
}

const STEPS: readonly Widened[] = ['radius', 'dates', 'category'];

/**
 * Festivals that may be recommended: running or to come (an estimate counts) and not in `excluded`,
 * whatever is asked; then as asked. Where nothing meets the wish, its conditions are let go one after
 * the other: the radius, then also the dates, then also the category.
 */
export function candidatesFor(
  festivals: readonly FestivalFeatures[],
  wish: Wish,
  today: Day,
  excluded: ReadonlySet<string>,
): Candidates {
  const open = festivals.filter((one): one is Candidate => isOpen(one, today) && !excluded.has(one.id));
  for (let letGo = 0; letGo <= STEPS.length; letGo += 1) {
    const widened = STEPS.slice(0, letGo);
    const found = open.filter((one) => meets(one, wish, widened));
    if (found.length > 0) return { found, widened: widened.filter((step) => isAsked(step, wish)) };
  }
  return { found: [], widened: [] };
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
