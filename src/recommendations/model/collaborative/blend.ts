import { type AlsParameters, trainAls } from './als.js';
import { type History, historyOf, type Interactions } from './interactions.js';
import { type DlaeParameters, trainDlae } from './linear-model.js';
import { trainPopularity } from './popularity.js';
import type { Recommender } from './recommender.js';
import { bestParameters } from './search.js';
import { peopleOf, qualityOfScores, type Trial } from './trial.js';
import { ALS_AXES, ALS_START, tunedDlae } from './tuning.js';

export interface BlendParameters {
  readonly dlae: DlaeParameters;
  readonly als: AlsParameters;
  /** Of the two, by how much ALS counts. */
  readonly share: number;
}

const SHARES = [0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1];

type NumberList = Float32Array | Float64Array;
type StandardScores = ReadonlyMap<number, Float32Array>;

/** The product's model: how far each of its two parts puts an item above a person's other items, in one sum. */
export async function trainBlend(
  interactions: Interactions,
  { dlae, als, share }: BlendParameters,
): Promise<{ recommender: Recommender; parts: Record<'dlae' | 'als', Recommender> }> {
  const parts = { dlae: await trainDlae(interactions, dlae), als: trainAls(interactions, als) };
  const popularity = trainPopularity(interactions);
  return { recommender: blended(parts.dlae, parts.als, share, popularity), parts };
}

/**
 * DLAE at its own best, and ALS with its share at the best of the sum: what ALS adds is not where it is best alone.
 */
export async function tunedBlend(trials: readonly Trial[], k: number): Promise<BlendParameters> {
  const dlae = await tunedDlae(trials, k);
  const linear: StandardScores[] = [];
  for (const trial of trials) linear.push(standardScores(await trainDlae(trial.train, dlae), trial));
  const shares = new Map<string, number>();
  const als = await bestParameters(ALS_START, ALS_AXES, async (parameters) => {
    const factored = trials.map((trial) => standardScores(trainAls(trial.train, parameters), trial));
    const qualities = SHARES.map((share) =>
      trials.reduce((total, trial, at) => {
        const scoring = (person: number) => sum(linear[at]!.get(person)!, factored[at]!.get(person)!, share);
        return total + qualityOfScores(scoring, trial, k).ndcg;
      }, 0),
    );
    const best = Math.max(...qualities);
    shares.set(JSON.stringify(parameters), SHARES[qualities.indexOf(best)]!);
    return best;
  });
  return { dlae, als, share: shares.get(JSON.stringify(als))! };
}

function standardScores(recommender: Recommender, { train, held }: Trial): StandardScores {
  return new Map(
    peopleOf(held).map((person) => {
      const history = historyOf(train, person);
      return [person, new Float32Array(standardised(recommender.scores(history), history))];
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

function sum(linear: NumberList, factored: NumberList, share: number): Float64Array {
  const scores = new Float64Array(linear.length);
  for (let item = 0; item < scores.length; item += 1) {
    scores[item] = (1 - share) * linear[item]! + share * factored[item]!;
  }
  return scores;
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
