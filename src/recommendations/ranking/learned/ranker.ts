import type { Knowledge } from './knowledge.js';
import { OCCASION_FEATURES, occasionFeatures } from './occasion.features.js';
import { PERSON_FEATURES, personFeatures } from './person.features.js';
import { personView } from './person.view.js';

/** A person's score for every occasion, higher is better; -Infinity for what is no candidate. */
export type Scoring = (person: number) => Float64Array;

/** Made ready once for what is known at a moment. */
export type Ranker = (knowledge: Knowledge) => Scoring;

/** The linear ranking by learned weights of all features, for those who have a history. */
export function learnedRanker(weights: Float64Array): Ranker {
  const ofOccasion = weights.subarray(0, OCCASION_FEATURES.length);
  const ofPerson = weights.subarray(OCCASION_FEATURES.length);
  return (knowledge) => {
    const { candidates } = knowledge;
    const row = new Float64Array(OCCASION_FEATURES.length);
    const forAll = Float64Array.from(candidates, (occasion) => {
      occasionFeatures(knowledge, occasion, row, 0);
      return dot(ofOccasion, row);
    });
    return (person) => {
      const view = personView(knowledge, person);
      const personal = new Float64Array(PERSON_FEATURES.length);
      const scores = noScores(knowledge);
      for (let at = 0; at < candidates.length; at += 1) {
        personFeatures(knowledge, view, candidates[at]!, personal, 0);
        scores[candidates[at]!] = forAll[at]! + dot(ofPerson, personal);
      }
      return scores;
    };
  };
}

/** One ranking for those who have accepted something before, another for those who have not. */
export function rankerByHistory(withHistory: Ranker, without: Ranker): Ranker {
  return (knowledge) => {
    const [known, unknown] = [withHistory(knowledge), without(knowledge)];
    return (person) => {
      const has = (knowledge.histories.get(person)?.accepted.length ?? 0) > 0;
      return (has ? known : unknown)(person);
    };
  };
}

export function noScores({ community }: Knowledge): Float64Array {
  return new Float64Array(community.occasions.length).fill(-Infinity);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += a[at]! * b[at]!;
  return sum;
}
