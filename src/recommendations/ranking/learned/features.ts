import { EDITION_FEATURES, editionFeatures } from './edition.features.js';
import { OCCASION_FEATURES, occasionFeatures } from './occasion.features.js';
import type { OccasionFacts } from './occasion.facts.js';
import { PERSON_FEATURES, personFeatures } from './person.features.js';
import type { PersonView } from './person.view.js';
import { TASTE_FEATURES, tasteFeatures } from './taste.features.js';

export const FEATURES = [
  ...OCCASION_FEATURES,
  ...EDITION_FEATURES,
  ...PERSON_FEATURES,
  ...TASTE_FEATURES,
] as const;
export type FeatureName = (typeof FEATURES)[number];

/** So many are the same whoever asks. */
export const SHARED_FEATURES = OCCASION_FEATURES.length + EDITION_FEATURES.length;

/** Writes what is said of an occasion to everybody alike. */
export function sharedFeatures(facts: OccasionFacts, occasion: number, into: Float64Array, at: number): void {
  occasionFeatures(facts, occasion, into, at);
  editionFeatures(facts, occasion, into, at + OCCASION_FEATURES.length);
}

/** Writes what it is to one person. */
export function ownFeatures(
  facts: OccasionFacts,
  view: PersonView,
  occasion: number,
  into: Float64Array,
  at: number,
): void {
  personFeatures(facts, view, occasion, into, at);
  tasteFeatures(view.taste, occasion, into, at + PERSON_FEATURES.length);
}

/** Writes all features of an occasion for the person. */
export function featuresFor(facts: OccasionFacts, view: PersonView) {
  return (occasion: number, into: Float64Array, at: number): void => {
    sharedFeatures(facts, occasion, into, at);
    ownFeatures(facts, view, occasion, into, at + SHARED_FEATURES);
  };
}
