import { Best } from '../model/collaborative/best-of.js';
import { type Mix, mixGains } from './calibration.rules.js';
import { type Drawing, explorationOf } from './exploration.rules.js';
import { Race } from './race.js';
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

/** So many of the best compete for each place by score; the explored ones come from all. */
const RIVALS_A_PLACE = 4;

/**
 * The best `limit` by maximal marginal relevance (Carbonell and Goldstein 1998) over category, region
 * and month, with the person's own mix of categories (see {@link mixGains}), at most two of an organiser and never
 * four of one category in a row while others are left. About 8 % of the places are given to
 * festivals that the scores alone would not show (see {@link explorationOf}). Those carry a further term,
 * `exploration`: the lift from their score to that of the one whose place they take.
 */
export function listFrom(scored: readonly Scored[], limit: number, making: Making): Listed[] {
  const inOrder = [...scored].sort((a, b) => a.number - b.number);
  const best = bestByScore(inOrder, RIVALS_A_PLACE * limit);
  const race = new Race(best.map((at) => inOrder[at]!));
  const usual = best.slice(0, limit);
  const exploration = explorationOf(without(usual, inOrder), limit, making);
  const gains = mixGains(
    making.mix,
    usual.map((at) => inOrder[at]!),
  );
  const list: Listed[] = [];
  while (list.length < limit) {
    const first = race.first(gains(list));
    if (first === undefined) break;
    const { find, finds } = exploration.at(list.length, (one) => race.allows(one));
    const chance = finds === 0 ? 0 : exploration.chanceAt(list.length);
    list.push(
      find === undefined
        ? listed(first, false, 1 - chance)
        : listed(lifted(find, first.score), true, (chance * exploration.share) / finds),
    );
    const chosen = find ?? first;
    exploration.remove(chosen);
    race.list(chosen);
  }
  return list;
}

/** Their places among all, best first. */
function bestByScore(scored: readonly Scored[], k: number): number[] {
  const best = new Best(k);
  for (let at = 0; at < scored.length; at += 1) {
    const { score } = scored[at]!;
    if (score >= best.least) best.offer(at, score);
  }
  return best.list();
}

function without(places: readonly number[], all: readonly Scored[]): Scored[] {
  const isOut = new Uint8Array(all.length);
  for (const at of places) isOut[at] = 1;
  return all.filter((_, at) => isOut[at] === 0);
}

function listed({ festival, number, score, terms }: Scored, explored: boolean, propensity: number): Listed {
  return { festival, number, score, terms, explored, propensity };
}

function lifted({ festival, number, score, terms: own }: Scored, to: number): Scored {
  const terms = [...own, { name: 'exploration' as const, value: Math.max(0, to - score) }];
  return { festival, number, terms, score: sumOf(terms) };
}
