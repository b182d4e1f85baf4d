import { type Interactions, peopleOfItems } from './interactions.js';
import type { Recommender } from './recommender.js';

/** The same for everybody: how many people did something with the item. */
export function trainPopularity(interactions: Interactions): Recommender {
  const counts = peopleOfItems(interactions);
  return { scores: () => counts.slice() };
}
