import { type Draw, lots, seedOf } from './lot.js';
import type { Scored } from './score.rules.js';

export interface Drawing extends Draw {
  /** Those that chance may choose, and which share they are of all that it could have; left out: all. */
  readonly drawn?: { readonly numbers: ReadonlySet<number>; readonly share: number };
}

export interface Exploration {
  /** Which share of all that could be found chance has put among the candidates. */
  readonly share: number;
  /** With which probability the place is given to chance. */
  chanceAt(place: number): number;
  /** How many chance has to choose among, and which it has chosen, where the place is its. */
  at(place: number, fits: (one: Scored) => boolean): { find: Scored | undefined; finds: number };
  /** It is listed. */
  remove(one: Scored): void;
}

const EXPLORED_SHARE = 0.08;

/**
 * About 8 % of the places, spread over the list, go to others than the best `limit`, each of them as likely
 * as the next; person and day decide. Of 1.6 places in twenty there is one with probability 0.4 and
 * are two with 0.6, so how likely each place was chance's is known, and with it how likely anything got its place:
 * what estimates of other rankings weigh clicks by (Horvitz and Thompson 1952).
 */
export function explorationOf(
  others: readonly Scored[],
  limit: number,
  { who, today, drawn }: Drawing,
): Exploration {
  const wanted = others.length === 0 ? 0 : limit * EXPLORED_SHARE;
  const fewer = placesOf(Math.floor(wanted), limit);
  const more = placesOf(Math.floor(wanted) + 1, limit);
  const chanceOfMore = wanted - Math.floor(wanted);
  const lot = lots(seedOf(today, who));
  const places = lot() < chanceOfMore ? more : fewer;
  const chanceAt = (place: number) =>
    (fewer.has(place) ? 1 - chanceOfMore : 0) + (more.has(place) ? chanceOfMore : 0);
  const left = shuffled(
    others.filter(({ number }) => drawn?.numbers.has(number) ?? true),
    lot,
  );
  return {
    share: drawn?.share ?? 1,
    chanceAt,
    at(place, fits) {
      const fitting = chanceAt(place) === 0 ? [] : left.filter(fits);
      return { find: places.has(place) ? fitting[0] : undefined, finds: fitting.length };
    },
    remove(one) {
      const at = left.indexOf(one);
      if (at >= 0) left.splice(at, 1);
    },
  };
}

/** So many, spread over the list, never the first. */
function placesOf(count: number, limit: number): Set<number> {
  return new Set(
    Array.from({ length: count }, (_, index) => Math.floor((limit * (index + 1)) / (count + 1))),
  );
}

/** In an order that only the lots decide, and not what they have for a score. */
function shuffled(all: readonly Scored[], lot: () => number): Scored[] {
  const order = [...all].sort((a, b) => a.number - b.number);
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(lot() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}
