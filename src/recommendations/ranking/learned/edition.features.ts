import type { OccasionFacts } from './occasion.facts.js';

const { exp, max } = Math;

/** What is said of an edition of a festival beyond what every occasion has, in the order of {@link editionFeatures}. */
export const EDITION_FEATURES = ['running', 'soon', 'estimate', 'rating', 'momentum', 'free', 'new'] as const;

const SOON_DAYS = 30;
const NEW_DAYS = 30;

/** Writes them for one candidate at `at`; nothing where occasions are no editions. */
export function editionFeatures(
  { editions, occasions, moment }: OccasionFacts,
  occasion: number,
  into: Float64Array,
  at: number,
): void {
  const edition = editions?.[occasion];
  if (edition === undefined) {
    into.fill(0, at, at + EDITION_FEATURES.length);
    return;
  }
  into[at++] = edition.running ? 1 : 0;
  into[at++] = exp(-max(0, occasions[occasion]!.startsAt - moment) / SOON_DAYS);
  into[at++] = edition.estimated ? 1 : 0;
  into[at++] = edition.rating;
  into[at++] = edition.momentum;
  into[at++] = edition.free === true ? 1 : 0;
  into[at] = exp(-edition.age / NEW_DAYS);
}
