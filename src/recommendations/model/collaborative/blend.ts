import { type AlsParameters, trainAls } from './als.js';
import { type History, historyOf, type Interactions } from './interactions.js';
import { type DlaeParameters, trainDlae } from './linear-model.js';
import { trainPopularity } from './popularity.js';
import type { Recommender } from './recommender.js';
import { peopleOf, qualityOfScores, type Trial } from './trial.js';
import { tunedAls, tunedDlae } from './tuning.js';

export interface BlendParameters {
  readonly dlae: DlaeParameters;
  readonly als: AlsParameters;
  /** Of the two, by how much ALS counts. */
  readonly share: number;
}

const SHARES = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6];

/** The product's model: how far each of its two parts puts an item above a person's other items, in one sum. */
export async function trainBlend(
  interactions: Interactions,
  { dlae, als, share }: BlendParameters,
): Promise<{ recommender: Recommender; parts: Record<'dlae' | 'als', Recommender> }> {
  const parts = { dlae: await trainDlae(interactions, dlae), als: trainAls(interactions, als) };
  const popularity = trainPopularity(interactions);
  return { recommender: blended(parts.dlae, parts.als, share, popularity), parts };
}

/** Each part at its own best, then the share at which both together are best. */
export async function tunedBlend(trials: readonly Trial[], k: number): Promise<BlendParameters> {
  const dlae = await tunedDlae(trials, k);
  const als = await tunedAls(trials, k);
  const qualities = SHARES.map(() => 0);
  for (const trial of trials) {
    const parts = [await trainDlae(trial.train, dlae), trainAls(trial.train, als)] as const;
    const [linear, factored] = parts.map((part) => standardScores(part, trial));
    SHARES.forEach((share, at) => {
      const scoring = (person: number) => sum(linear!.get(person)!, factored!.get(person)!, share);
      qualities[at]! += qualityOfScores(scoring, trial, k).ndcg;
    });
  }
  return { dlae, als, share: SHARES[qualities.indexOf(Math.max(...qualities))]! };
}

function standardScores(recommender: Recommender, { train, held }: Trial): Map<number, Float32Array> {
  return new Map(
    peopleOf(held).map((person) => {
      const history = historyOf(train, person);
      return [person, Float32Array.from(standardised(recommender.scores(history), history))];
    }),
  );
}

/** Who has no history yet is answered by popularity: both parts would know nothing. */
function blended(
  linear: Recommender,
  factored: Recommender,
  share: number,
  popularity: Recommender,
): Recommender {
  return {
    scores(history) {
      if (history.items.length === 0) return popularity.scores(history);
      const [one, other] = [linear, factored].map((part) => standardised(part.scores(history), history));
      return sum(one!, other!, share);
    },
  };
}

function sum(linear: ArrayLike<number>, factored: ArrayLike<number>, share: number): Float64Array {
  return Float64Array.from(linear, (score, item) => (1 - share) * score + share * factored[item]!);
}

/** Mean 0 and variance 1 over the items that the person does not have: two models' scores become comparable. */
function standardised(scores: Float64Array, { items }: History): Float64Array {
  const others = scores.length - items.length;
  let total = scores.reduce((all, score) => all + score, 0);
  let squares = scores.reduce((all, score) => all + score * score, 0);
  for (const item of items) {
    total -= scores[item]!;
    squares -= scores[item]! ** 2;
  }
  const mean = total / others;
  const deviation = Math.sqrt(squares / others - mean * mean);
  return deviation > 0 ? scores.map((score) => (score - mean) / deviation) : scores.fill(0);
}
