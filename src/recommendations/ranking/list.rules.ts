import { createHash } from 'node:crypto';
import type { Day } from '../../shared/clock.js';
import { type Scored, sumOf } from './score.rules.js';

/** For whom and when a list is made; the same answers give the same list. */
export interface Draw {
  /** The account, or the same word for everybody without one. */
  readonly who: string;
  readonly today: Day;
}

/** One that competes for the next place, and its likeness to what is listed most like it. */
interface Rival {
  readonly one: Scored;
  likeness: number;
}

/** How much a likeness of 1 to one already listed costs. */
const LIKENESS_COST = 0.35;
const LIKENESS = { category: 0.5, region: 0.3, month: 0.2 };
/** So many of one category follow each other at most. */
const LONGEST_RUN = 3;
const EXPLORED_SHARE = 0.08;
/** The best ones that compete for a place by score; the explored ones come from all. */
const POOL = 300;
const DRAWN = 100;

/**
 * The best `limit` by maximal marginal relevance (Carbonell and Goldstein 1998) over category, region
 * and month, never four of one category in a row while others are left, with about 8 % of the
 * places given to festivals that the scores alone would not show. Those carry a further term,
 * `exploration`: the lift from their score to that of the one whose place they take.
 */
export function listFrom(scored: readonly Scored[], limit: number, draw: Draw): Scored[] {
  const byScore = [...scored].sort((a, b) => b.score - a.score || (a.festival.id < b.festival.id ? -1 : 1));
  const rivals = byScore.slice(0, Math.max(POOL, limit)).map((one): Rival => ({ one, likeness: 0 }));
  const places = explorationPlaces(limit, byScore.length, draw);
  const drawn = places.size === 0 ? [] : drawnFrom(byScore.slice(limit), draw);
  const list: Scored[] = [];
  while (list.length < limit) {
    const tired = tiredOf(list);
    const best = bestOf(rivals, tired) ?? bestOf(rivals, undefined);
    if (best === undefined) break;
    const find = places.has(list.length)
      ? drawn.find(({ festival }) => festival.category !== tired)
      : undefined;
    const chosen = find ?? best;
    list.push(find === undefined ? best : lifted(find, best.score));
    remove(drawn, (one) => one === chosen);
    remove(rivals, ({ one }) => one === chosen);
    for (const rival of rivals) rival.likeness = Math.max(rival.likeness, likenessOf(rival.one, chosen));
  }
  return list;
}

/** Where in the list explored ones stand: spread over it, none where there is no choice anyway. */
function explorationPlaces(limit: number, available: number, { who, today }: Draw): Set<number> {
  if (available <= limit) return new Set();
  const count = Math.floor(limit * EXPLORED_SHARE + seedOf(who, today) / 2 ** 32);
  return new Set(
    Array.from({ length: count }, (_, index) => Math.floor((limit * (index + 1)) / (count + 1))),
  );
}

/** About a hundred of them in an order that only person, day and festival decide. */
function drawnFrom(scored: readonly Scored[], { who, today }: Draw): Scored[] {
  const seed = seedOf(today, who);
  return scored
    .map((one) => ({ one, lot: mixed(seed, one.festival.id) }))
    .filter(({ lot }) => lot <= (DRAWN / scored.length) * 2 ** 32)
    .sort((a, b) => a.lot - b.lot || (a.one.festival.id < b.one.festival.id ? -1 : 1))
    .map(({ one }) => one);
}

/** 32 bits that only the words decide. */
function seedOf(...words: string[]): number {
  return createHash('sha256').update(words.join('\n')).digest().readUInt32BE(0);
}

/** FNV-1a over the text, begun at the seed and finished as MurmurHash3 does; cheap enough for every candidate. */
function mixed(seed: number, text: string): number {
  let hash = seed ^ 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The one worth most that is not of the category people have seen enough of. */
function bestOf(rivals: readonly Rival[], tired: string | undefined): Scored | undefined {
  let best: Scored | undefined;
  let most = -Infinity;
  for (const { one, likeness } of rivals) {
    const worth = one.score - LIKENESS_COST * likeness;
    if (worth <= most || one.festival.category === tired) continue;
    [best, most] = [one, worth];
  }
  return best;
}

/** The category of the last three, where it is one. */
function tiredOf(list: readonly Scored[]): string | undefined {
  const [first, ...others] = list.slice(-LONGEST_RUN).map(({ festival }) => festival.category);
  return others.length === LONGEST_RUN - 1 && others.every((one) => one === first) ? first : undefined;
}

function likenessOf({ festival: a }: Scored, { festival: b }: Scored): number {
  const sameRegion = a.provinceCode !== null && a.provinceCode === b.provinceCode;
  const sameMonth = a.edition.startsOn.slice(5, 7) === b.edition.startsOn.slice(5, 7);
  return (
    (a.category === b.category ? LIKENESS.category : 0) +
    (sameRegion ? LIKENESS.region : 0) +
    (sameMonth ? LIKENESS.month : 0)
  );
}

function lifted(find: Scored, to: number): Scored {
  const terms = [...find.terms, { name: 'exploration' as const, value: Math.max(0, to - find.score) }];
  return { festival: find.festival, terms, score: sumOf(terms) };
}

function remove<T>(from: T[], isIt: (one: T) => boolean): void {
  const at = from.findIndex(isIt);
  if (at >= 0) from.splice(at, 1);
}
