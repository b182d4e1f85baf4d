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
  const axes = { ridge: [25, 50, 100, 200, 350, 500, 700, 1_000] };
  return tuned<EaseParameters>(trainEase, { ridge: 350 }, axes, trials, k);
}

/** Moments that a sitting, an evening and a trip are apart; asked about only where times are known. */
const CLOSENESS_DAYS = [60 / 86_400, 300 / 86_400, 1 / 24, 1, 30];

export async function tunedDlae(trials: readonly Trial[], k: number): Promise<DlaeParameters> {
  const timed = trials.every(({ train }) => train.dayAt !== undefined);
  const closeness = timed ? [undefined, ...CLOSENESS_DAYS.map((days) => ({ weight: 1, days }))] : [undefined];
  const axes = { closeness, dropout: [0, 0.3, 0.5, 0.7], ridge: [25, 50, 100, 200, 400, 700] };
  const start: DlaeParameters = { ridge: 200, dropout: 0.5, closeness: undefined };
  return tuned(trainDlae, start, axes, trials, k);
}

export async function tunedAls(trials: readonly Trial[], k: number): Promise<AlsParameters> {
  const axes = { unseen: [0.2, 0.3, 0.5], ridge: [0.005, 0.01, 0.02], factors: [32, 64] };
  return tuned<AlsParameters>(trainAls, { factors: 32, unseen: 0.3, ridge: 0.01 }, axes, trials, k);
}
