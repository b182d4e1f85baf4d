import { featuresFor } from './features.js';
import type { Knowledge } from './knowledge.js';
import { personView } from './person.view.js';
import { priorScores } from './prior.ranker.js';

/** A person's score for every occasion, higher is better; -Infinity for what is no candidate. */
export type Ranker = (knowledge: Knowledge, person: number) => Float64Array;

/** For all the same to everybody: what is known of nobody in particular. */
export const priorRanker: Ranker = (knowledge, person) => {
  const scoreOf = priorScores(knowledge, person);
  const scores = noScores(knowledge);
  for (const occasion of knowledge.candidates) scores[occasion] = scoreOf(occasion);
  return scores;
};

/** The linear ranking by learned weights of {@link featuresFor}, for those who have a history. */
export function learnedRanker(weights: Float64Array): Ranker {
  return (knowledge, person) => {
    const write = featuresFor(knowledge, personView(knowledge, person));
    const row = new Float64Array(weights.length);
    const scores = noScores(knowledge);
    for (const occasion of knowledge.candidates) {
      write(occasion, row, 0);
      let score = 0;
      for (let at = 0; at < row.length; at += 1) score += weights[at]! * row[at]!;
      scores[occasion] = score;
    }
    return scores;
  };
}

function noScores({ community }: Knowledge): Float64Array {
  return new Float64Array(community.occasions.length).fill(-Infinity);
}
