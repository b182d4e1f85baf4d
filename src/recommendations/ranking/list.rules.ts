import { type Mix, mixGains } from './calibration.rules.js';
import { type Drawing, explorationOf } from './exploration.rules.js';
import type { Scored } from './score.rules.js';
import { sumOf } from './term.rules.js';

/** A place in the list, and how it was come by. */
export interface Listed extends Scored {
  /** Chance chose it, not its score. */
  readonly explored: boolean;
  /** With which probability this one was to get the place, given those before it. */
  readonly propensity: number;
}

/** What a list is made by besides the scores. */
export interface Making extends Drawing {
  /** The person's categories, by how much they like them; left out: they are taken as the scores have them. */
  readonly mix?: Mix | undefined;
}

/** One that competes for the next place, and its likeness to what is listed most like it. */
interface Rival {
  readonly one: Scored;
  readonly month: string;
  likeness: number;
}

/** How much a likeness of 1 to one already listed costs. */
const LIKENESS_COST = 0.35;
const LIKENESS = { category: 0.5, region: 0.3, month: 0.2 };
/** So many of one category follow each other at most. */
const LONGEST_RUN = 3;
const MOST_OF_AN_ORGANISER = 2;
/** The best ones that compete for a place by score; the explored ones come from all. */
const POOL = 120;

/**
 * The best `limit` by maximal marginal relevance (Carbonell and Goldstein 1998) over category, region
 * and month, with the person's own mix of categories (see {@link mixGains}), at most two of an organiser and never
 * four of one category in a row while others are left. About 8 % of the places are given to
 * festivals that the scores alone would not show (see {@link explorationOf}). Those carry a further term,
 * `exploration`: the lift from their score to that of the one whose place they take.
 */
export function listFrom(scored: readonly Scored[], limit: number, making: Making): Listed[] {
  const byScore = [...scored].sort((a, b) => b.score - a.score || (a.festival.id < b.festival.id ? -1 : 1));
  const rivals = byScore
    .slice(0, Math.max(POOL, limit))
    .map((one): Rival => ({ one, month: one.festival.edition.startsOn.slice(5, 7), likeness: 0 }));
  const exploration = explorationOf(byScore, limit, making);
  const gains = mixGains(making.mix, byScore.slice(0, limit));
  const list: Listed[] = [];
  while (list.length < limit) {
    const limits = limitsOf(list);
    const best = bestOf(rivals, limits, gains(list));
    if (best === undefined) break;
    const { find, finds } = exploration.at(list.length, (one) => !limits.tired(one) && !limits.full(one));
    const chance = finds === 0 ? 0 : exploration.chanceAt(list.length);
    list.push(
      find === undefined
        ? listed(best.one, false, 1 - chance)
        : listed(lifted(find, best.one.score), true, (chance * exploration.share) / finds),
    );
    const chosen = find ?? best.one;
    exploration.remove(chosen);
    const at = rivals.findIndex(({ one }) => one === chosen);
    if (at >= 0) rivals.splice(at, 1);
    const month = chosen.festival.edition.startsOn.slice(5, 7);
    for (const rival of rivals) rival.likeness = Math.max(rival.likeness, likenessOf(rival, chosen, month));
  }
  return list;
}

interface Limits {
  /** Of a category that was seen enough of just now. */
  readonly tired: (one: Scored) => boolean;
  /** Of an organiser that has its places. */
  readonly full: (one: Scored) => boolean;
}

function limitsOf(list: readonly Scored[]): Limits {
  const [first, ...others] = list.slice(-LONGEST_RUN).map(({ festival }) => festival.category);
  const tired = others.length === LONGEST_RUN - 1 && others.every((one) => one === first) ? first : undefined;
  const places = new Map<string, number>();
  for (const { festival } of list) {
    if (festival.organiser !== null)
      places.set(festival.organiser, (places.get(festival.organiser) ?? 0) + 1);
  }
  const full = new Set([...places].flatMap(([one, count]) => (count >= MOST_OF_AN_ORGANISER ? [one] : [])));
  return {
    tired: ({ festival }) => festival.category === tired,
    full: ({ festival }) => festival.organiser !== null && full.has(festival.organiser),
  };
}

/** The one worth most within the limits; where none is, the organiser's is let go, then the category's. */
function bestOf(
  rivals: readonly Rival[],
  { tired, full }: Limits,
  gains: (category: string) => number,
): Rival | undefined {
  let best: Rival | undefined;
  let [most, broken] = [-Infinity, Infinity];
  for (const rival of rivals) {
    const breaks = (tired(rival.one) ? 2 : 0) + (full(rival.one) ? 1 : 0);
    if (breaks > broken) continue;
    const worth = rival.one.score - LIKENESS_COST * rival.likeness + gains(rival.one.festival.category);
    if (breaks < broken || worth > most) [best, most, broken] = [rival, worth, breaks];
  }
  return best;
}

function likenessOf({ one: { festival: a }, month }: Rival, { festival: b }: Scored, other: string): number {
  return (
    (a.category === b.category ? LIKENESS.category : 0) +
    (a.provinceCode !== null && a.provinceCode === b.provinceCode ? LIKENESS.region : 0) +
    (month === other ? LIKENESS.month : 0)
  );
}

function listed({ festival, number, score, terms }: Scored, explored: boolean, propensity: number): Listed {
  return { festival, number, score, terms, explored, propensity };
}

function lifted({ festival, number, score, terms: own }: Scored, to: number): Scored {
  const terms = [...own, { name: 'exploration' as const, value: Math.max(0, to - score) }];
  return { festival, number, terms, score: sumOf(terms) };
}
