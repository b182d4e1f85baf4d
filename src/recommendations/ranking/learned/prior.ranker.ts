import { distanceKm } from '../distance.js';
import type { Knowledge } from './knowledge.js';

const WEIGHT = { lastDay: 0.3, days: -0.3, km: -0.2 };
/** Taken where either place is not known. */
const UNKNOWN_KM = 10;

/**
 * How good a candidate is for somebody of whom nothing is known but, perhaps, where they live:
 *
 *   ln(1 + people coming) + 0.3 ln(1 + those of the last day) − 0.3 ln(1 + days until) − 0.2 ln(1 + km).
 *
 * The weights are fixed: fitted ones were worse than popularity alone on every later window (decision 19).
 */
export function priorScores(knowledge: Knowledge, person: number): (occasion: number) => number {
  const { community, moment, coming } = knowledge;
  const home = community.homes[person];
  return (occasion) => {
    const { startsAt, place } = community.occasions[occasion]!;
    const point = community.places[place];
    const km = home === undefined || point === undefined ? UNKNOWN_KM : distanceKm(home, point);
    return (
      Math.log1p(coming.ever[occasion]!) +
      WEIGHT.lastDay * Math.log1p(coming.lastDay[occasion]!) +
      WEIGHT.days * Math.log1p(startsAt - moment) +
      WEIGHT.km * Math.log1p(km)
    );
  };
}
