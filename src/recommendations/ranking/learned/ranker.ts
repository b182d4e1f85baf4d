import { FEATURES, ownFeatures, SHARED_FEATURES, sharedFeatures } from './features.js';
import type { Knowledge } from './knowledge.js';
import { personView } from './person.view.js';

/** A person's score for every occasion, higher is better; -Infinity for what is no candidate. */
export type Scoring = (person: number) => Float64Array;

/** Made ready once for what is known at a moment. */
export type Ranker = (knowledge: Knowledge) => Scoring;

/** The linear ranking by weights of all features. */
export function linearRanker(weights: Float64Array): Ranker {
  const shared = weights.subarray(0, SHARED_FEATURES);
  const own = weights.subarray(SHARED_FEATURES);
  return (knowledge) => {
    const { candidates } = knowledge;
    const row = new Float64Array(SHARED_FEATURES);
    const forAll = Float64Array.from(candidates, (occasion) => {
      sharedFeatures(knowledge, occasion, row, 0);
      return dot(shared, row);
    });
    return (person) => {
      const view = personView(knowledge, person);
      const personal = new Float64Array(FEATURES.length - SHARED_FEATURES);
      const scores = noScores(knowledge);
      for (let at = 0; at < candidates.length; at += 1) {
        ownFeatures(knowledge, view, candidates[at]!, personal, 0);
        scores[candidates[at]!] = forAll[at]! + dot(own, personal);
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

function noScores({ community }: Knowledge): Float64Array {
  return new Float64Array(community.occasions.length).fill(-Infinity);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += a[at]! * b[at]!;
  return sum;
}
