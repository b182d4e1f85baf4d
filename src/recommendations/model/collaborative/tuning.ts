import { trainAls, type AlsParameters } from './als.js';
import type { Interactions } from './interactions.js';
import { type ItemKnnParameters, trainItemKnn } from './item-knn.js';
import { type DlaeParameters, type EaseParameters, trainDlae, trainEase } from './linear-model.js';
import type { Recommender } from './recommender.js';
import { type Axes, bestParameters } from './search.js';
import { qualityOf, type Trial } from './trial.js';

/** Parameters by which `train` does best on the mean of the trials. */
async function tuned<P extends object>(
  train: (interactions: Interactions, parameters: P) => Recommender | Promise<Recommender>,
  start: P,
  axes: Axes<P>,
  trials: readonly Trial[],
  k: number,
): Promise<P> {
  return bestParameters(start, axes, async (parameters) => {
    let sum = 0;
    for (const trial of trials) {
      sum += qualityOf(await train(trial.train, parameters), trial, k).ndcg;
    }
    return sum / trials.length;
  });
}

export async function tunedItemKnn(trials: readonly Trial[], k: number): Promise<ItemKnnParameters> {
  const axes = { neighbours: [20, 50, 100, 200, 400], shrinkage: [0, 10, 30, 100] };
  return tuned<ItemKnnParameters>(trainItemKnn, { neighbours: 100, shrinkage: 10 }, axes, trials, k);
}

export async function tunedEase(trials: readonly Trial[], k: number): Promise<EaseParameters> {
  const axes = { ridge: [25, 50, 100, 200, 350, 500, 700, 1_000, 1_500, 2_500] };
  return tuned<EaseParameters>(trainEase, { ridge: 350 }, axes, trials, k);
}

/** What is near: within a sitting, an evening, a trip; and that nothing is. */
const CLOSENESS = [60 / 86_400, 300 / 86_400, 1 / 24, 1, 30].map((days) => ({ weight: 1, days }));

/** Closeness is asked about only where times are known. */
export async function tunedDlae(trials: readonly Trial[], k: number): Promise<DlaeParameters> {
  const timed = trials.every(({ train }) => train.dayAt !== undefined);
  const axes = {
    closeness: timed ? [...CLOSENESS, undefined] : [],
    dropout: [0, 0.3, 0.5, 0.7, 0.85],
    ridge: [25, 50, 100, 200, 400, 700, 1_200, 2_000],
  };
  const closeness = timed ? CLOSENESS[1] : undefined;
  return tuned<DlaeParameters>(trainDlae, { ridge: 200, dropout: 0.5, closeness }, axes, trials, k);
}

export const ALS_START: AlsParameters = { factors: 32, unseen: 0.3, ridge: 0.01 };
export const ALS_AXES = {
  unseen: [0.05, 0.1, 0.2, 0.3, 0.5, 0.7],
  ridge: [0.003, 0.005, 0.01, 0.02, 0.04],
  factors: [32, 64],
};

export async function tunedAls(trials: readonly Trial[], k: number): Promise<AlsParameters> {
  return tuned(trainAls, ALS_START, ALS_AXES, trials, k);
}
