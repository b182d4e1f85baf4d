import type { Knowledge } from './knowledge.js';
import { distancesFrom } from './places.js';
import { noScores, type Ranker } from './ranker.js';

/** By how much a logarithm of one more counts, that of all who come being 1. */
export interface PriorParameters {
  readonly lastDay: number;
  readonly days: number;
  readonly km: number;
}

/** Sets of weights that earlier windows may choose among, the usual first; the last is popularity alone. */
export const PRIORS: readonly [PriorParameters, ...PriorParameters[]] = [
  { lastDay: 0.3, days: -0.3, km: -0.2 },
  { lastDay: 0.1, days: -0.1, km: -0.1 },
  { lastDay: 0, days: 0, km: 0 },
];

/** More than any popularity: what their own organisers have comes first. */
const OWN_ORGANISER = 8;

/**
 * How good a candidate is for somebody who has not accepted anything yet:
 *
 *   ln(1 + people coming) + a ln(1 + those of the last day) + b ln(1 + days until) + c ln(1 + km)
 *   + 8 where they follow the organiser, or answered it, though with no.
 *
 * Weights that are fitted to such people were worse than popularity alone on later windows (decision 19).
 */
export function priorRanker({ lastDay, days, km }: PriorParameters): Ranker {
  return (knowledge) => {
    const { community, moment, coming, candidates } = knowledge;
    const { occasions, places, homes } = community;
    const forAll = Float64Array.from(
      candidates,
      (occasion) =>
        Math.log1p(coming.ever[occasion]!) +
        lastDay * Math.log1p(coming.lastDay[occasion]!) +
        days * Math.log1p(occasions[occasion]!.startsAt - moment),
    );
    return (person) => {
      const own = ownOrganisers(knowledge, person);
      const farness = distancesFrom([homes[person]], places).map((distance) => km * Math.log1p(distance));
      const scores = noScores(knowledge);
      candidates.forEach((occasion, at) => {
        const { organiser, place } = occasions[occasion]!;
        scores[occasion] = forAll[at]! + farness[place]! + (own.has(organiser) ? OWN_ORGANISER : 0);
      });
      return scores;
    };
  };
}

function ownOrganisers({ community, histories }: Knowledge, person: number): ReadonlySet<number> {
  const declined = histories.get(person)?.declined ?? [];
  return new Set([
    ...(community.followed.get(person) ?? []),
    ...declined.map(({ occasion }) => community.occasions[occasion]!.organiser),
  ]);
}
