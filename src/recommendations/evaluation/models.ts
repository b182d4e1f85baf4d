import { trainAls } from '../model/collaborative/als.js';
import { trainBlend, tunedBlend } from '../model/collaborative/blend.js';
import type { Interactions } from '../model/collaborative/interactions.js';
import { trainItemKnn } from '../model/collaborative/item-knn.js';
import { trainEase } from '../model/collaborative/linear-model.js';
import { trainPopularity } from '../model/collaborative/popularity.js';
import type { Recommender } from '../model/collaborative/recommender.js';
import { trainSar } from '../model/collaborative/sar.js';
import type { Trial } from '../model/collaborative/trial.js';
import { tunedAls, tunedEase, tunedItemKnn } from '../model/collaborative/tuning.js';

interface Trained {
  readonly recommender: Recommender;
  readonly parameters: object;
  /** Models that it is put together from, to be measured beside it. */
  readonly parts?: Readonly<Record<string, Recommender>>;
}

/** Trains on the interactions, with parameters that are best at the first k of the trials. */
type Training = (interactions: Interactions, trials: readonly Trial[], k: number) => Promise<Trained>;

export const MODEL_NAMES = ['popularity', 'itemknn', 'ease', 'als', 'sar', 'product'] as const;

export type ModelName = (typeof MODEL_NAMES)[number];

export const MODELS: Readonly<Record<ModelName, Training>> = {
  popularity: async (interactions) => ({ recommender: trainPopularity(interactions), parameters: {} }),
  sar: async (interactions) => ({ recommender: trainSar(interactions), parameters: {} }),
  itemknn: async (interactions, trials, k) => {
    const parameters = await tunedItemKnn(trials, k);
    return { recommender: trainItemKnn(interactions, parameters), parameters };
  },
  ease: async (interactions, trials, k) => {
    const parameters = await tunedEase(trials, k);
    return { recommender: await trainEase(interactions, parameters), parameters };
  },
  als: async (interactions, trials, k) => {
    const parameters = await tunedAls(trials, k);
    return { recommender: trainAls(interactions, parameters), parameters };
  },
  product: async (interactions, trials, k) => {
    const parameters = await tunedBlend(trials, k);
    return { ...(await trainBlend(interactions, parameters)), parameters };
  },
};
