import type { OccasionFacts } from './occasion.facts.js';

const { log1p, max, min } = Math;

/** What is said of an occasion to everybody alike, in the order of {@link occasionFeatures}. */
export const OCCASION_FEATURES = [
  'popularity',
  'popularity of the last day',
  'popularity of the last days',
  'cold',
  'organiser’s popularity',
  'organiser’s popularity of the last days',
  'people an occasion of the organiser',
  'days until, logarithm',
  'days until',
  'within a day',
  'within three days',
  'within a week',
  'after two weeks',
  'turn at the organiser',
  'organiser’s next',
  'place’s popularity',
  'days since the last answer',
  'organiser’s occasions to come',
] as const;

const FARTHEST_DAYS = 60;
const LONGEST_SILENCE_DAYS = 30;

/** Writes them for one candidate at `at`. */
export function occasionFeatures(
  facts: OccasionFacts,
  occasion: number,
  into: Float64Array,
  at: number,
): void {
  const { occasions, moment, coming, comingToOrganiser, turn, turns } = facts;
  const { startsAt, organiser, place } = occasions[occasion]!;
  const days = max(0, startsAt - moment);
  const silence = min(LONGEST_SILENCE_DAYS, moment - facts.lastAcceptedAt[occasion]!);
  into[at++] = log1p(coming.ever[occasion]!);
  into[at++] = log1p(coming.lastDay[occasion]!);
  into[at++] = log1p(coming.lastDays[occasion]!);
  into[at++] = coming.ever[occasion] === 0 ? 1 : 0;
  into[at++] = log1p(comingToOrganiser.ever[organiser]!);
  into[at++] = log1p(comingToOrganiser.lastDays[organiser]!);
  into[at++] = log1p(comingToOrganiser.ever[organiser]! / (facts.occasionsOfOrganiser[organiser]! + 1));
  into[at++] = log1p(days);
  into[at++] = min(days, FARTHEST_DAYS) / FARTHEST_DAYS;
  into[at++] = days < 1 ? 1 : 0;
  into[at++] = days < 3 ? 1 : 0;
  into[at++] = days < 7 ? 1 : 0;
  into[at++] = days > 14 ? 1 : 0;
  into[at++] = log1p(turn[occasion]!);
  into[at++] = turn[occasion] === 0 ? 1 : 0;
  into[at++] = log1p(facts.comingToPlace[place]!);
  into[at++] = silence / LONGEST_SILENCE_DAYS;
  into[at] = log1p(turns[occasion]!);
}
