import { type Day, daysBetween } from '../../shared/clock.js';
import type { Point } from '../ranking/distance.js';
import type { Scored } from '../ranking/score.rules.js';
import type { Stop } from './itinerary.rules.js';
import type { Sieved } from './trip.notes.js';
import { landOf } from './travel.rules.js';

/** More of them make no better trip, only a slower answer. */
const MOST_STOPS = 40;

/**
 * What of the proposals may be visited on the way: announced days, a place, and no sea between. The
 * best forty; their worth is their score against the best and the least of all that may be visited.
 */
export function stopsAmong(
  scored: readonly Scored[],
  near: Point,
  from: Day,
): { stops: Stop[]; sieved: Sieved } {
  const announced = scored.filter(({ festival }) => !festival.edition.estimated);
  const land = landOf(near);
  const reachable = announced.flatMap((one) => {
    const { point } = one.festival;
    return point !== null && landOf(point) === land ? [{ one, point }] : [];
  });
  const scores = reachable.map(({ one }) => one.score);
  const [least, most] = [Math.min(...scores), Math.max(...scores)];
  const stops = reachable
    .sort((a, b) => b.one.score - a.one.score || (a.one.festival.id < b.one.festival.id ? -1 : 1))
    .slice(0, MOST_STOPS)
    .map(({ one: { festival, score }, point }) => ({
      id: festival.id,
      point,
      firstDay: daysBetween(from, festival.edition.startsOn),
      lastDay: daysBetween(from, festival.edition.endsOn),
      worth: most > least ? (score - least) / (most - least) : 1,
    }));
  return {
    stops,
    sieved: {
      stops: stops.length,
      overTheSea: announced.length - reachable.length,
      unannounced: scored.length - announced.length,
    },
  };
}
