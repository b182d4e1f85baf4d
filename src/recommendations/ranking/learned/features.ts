import type { Knowledge } from './knowledge.js';
import { OCCASION_FEATURES, occasionFeatures } from './occasion.features.js';
import { PERSON_FEATURES, personFeatures } from './person.features.js';
import type { PersonView } from './person.view.js';

export const FEATURES: readonly string[] = [...OCCASION_FEATURES, ...PERSON_FEATURES];

/** Writes all features of an occasion for the person. */
export function featuresFor(knowledge: Knowledge, view: PersonView) {
  return (occasion: number, into: Float64Array, at: number): void => {
    occasionFeatures(knowledge, occasion, into, at);
    personFeatures(knowledge, view, occasion, into, at + OCCASION_FEATURES.length);
  };
}
