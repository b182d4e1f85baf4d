import type { Knowledge } from './knowledge.js';

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
  knowledge: Knowledge,
  occasion: number,
  into: Float64Array,
  at: number,
): void {
  const { community, moment, coming, comingToOrganiser, turn, turns } = knowledge;
  const { startsAt, organiser, place } = community.occasions[occasion]!;
  const days = startsAt - moment;
  const silence = Math.min(LONGEST_SILENCE_DAYS, moment - knowledge.lastAcceptedAt[occasion]!);
  into[at++] = Math.log1p(coming.ever[occasion]!);
  into[at++] = Math.log1p(coming.lastDay[occasion]!);
  into[at++] = Math.log1p(coming.lastDays[occasion]!);
  into[at++] = Number(coming.ever[occasion] === 0);
  into[at++] = Math.log1p(comingToOrganiser.ever[organiser]!);
  into[at++] = Math.log1p(comingToOrganiser.lastDays[organiser]!);
  into[at++] = Math.log1p(
    comingToOrganiser.ever[organiser]! / (knowledge.occasionsOfOrganiser[organiser]! + 1),
  );
  into[at++] = Math.log1p(days);
  into[at++] = Math.min(days, FARTHEST_DAYS) / FARTHEST_DAYS;
  into[at++] = Number(days < 1);
  into[at++] = Number(days < 3);
  into[at++] = Number(days < 7);
  into[at++] = Number(days > 14);
  into[at++] = Math.log1p(turn[occasion]!);
  into[at++] = Number(turn[occasion] === 0);
  into[at++] = Math.log1p(knowledge.comingToPlace[place]!);
  into[at++] = silence / LONGEST_SILENCE_DAYS;
  into[at] = Math.log1p(turns[occasion]!);
}
