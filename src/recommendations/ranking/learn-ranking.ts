import { bestOf } from '../model/collaborative/best-of.js';
import { MersenneTwister } from '../model/collaborative/mersenne-twister.js';
import { metricsOf } from '../model/collaborative/ranking-metrics.js';
import type { LearnedWeights } from '../model/item-model.js';
import type { Interest } from '../signals/signal.weight.rules.js';
import type { FestivalFacts } from './catalogue/festival-facts.js';
import { FEATURES, featuresFor } from './learned/features.js';
import { type Choices, fitListwise } from './learned/listwise.js';
import { PersonTaste } from './person.taste.js';
import { USUAL } from './weights.js';

/** What a person liked at a moment, and the festivals that they came to like next. */
export interface Lesson {
  readonly interests: readonly Interest[];
  readonly next: readonly string[];
}

/** Of fewer people what is learned is chance. */
const LEAST_LESSONS = 200;
const MOST_LESSONS = 1_500;
/** Of all other festivals, as many stand for all. */
const SAMPLED = 200;
const SEED = 1;
/** As decided for events (decision 19). */
const PARAMETERS = { ridge: 0.02, power: 0.5 };
/** How far scores of one person spread: that of the usual weights, so that a list's costs mean the same. */
const SPREAD = 0.3;
const LIST = 10;
const WIDTH = FEATURES.length;

interface List {
  /** By row, one after the other. */
  readonly features: Float64Array;
  /** Those chosen come first. */
  readonly chosen: number;
  readonly logWeight: number;
}

/**
 * Learns the weights of the ranking from what people came to like after the moment of the facts, which know nothing of
 * it: listwise, against a sample of all else that was open. What the window could not tell (a feature that did not
 * differ) keeps its usual weight. Null where there is too little to learn from, or where the weights of one half of
 * the people do not foretell better than the usual ones what the other half did.
 */
export async function learnRanking(
  facts: FestivalFacts,
  lessons: readonly Lesson[],
): Promise<LearnedWeights | null> {
  const random = new MersenneTwister(SEED);
  const lists = lessons.slice(0, MOST_LESSONS).flatMap((lesson) => listOf(facts, lesson, random) ?? []);
  if (lists.length < LEAST_LESSONS) return null;
  const half = await weightsOf(lists.filter((_, at) => at % 2 === 0));
  const others = lists.filter((_, at) => at % 2 === 1);
  if (qualityOf(others, half) <= qualityOf(others, USUAL)) return null;
  return { features: FEATURES, weights: [...(await weightsOf(lists))] };
}

function listOf(
  facts: FestivalFacts,
  { interests, next }: Lesson,
  random: MersenneTwister,
): List | undefined {
  const { catalogue } = facts;
  const { all } = catalogue.index;
  const numbersOf = (ids: readonly string[]) => ids.flatMap((id) => catalogue.numberOf.get(id) ?? []);
  const own = new Set(numbersOf(interests.map(({ festivalId }) => festivalId)));
  const chosen = numbersOf(next).filter((number) => catalogue.index.has(number) && !own.has(number));
  const left = all.length - own.size - chosen.length;
  if (chosen.length === 0 || left < 1) return undefined;
  const taken = new Set(chosen);
  const sample: number[] = [];
  for (let draw = 0; draw < 2 * SAMPLED && sample.length < Math.min(SAMPLED, left); draw += 1) {
    const number = all[Math.floor(random.double() * all.length)]!;
    if (own.has(number) || taken.has(number)) continue;
    taken.add(number);
    sample.push(number);
  }
  const taste = new PersonTaste(facts, interests, undefined);
  const write = featuresFor(facts, taste.view);
  const features = new Float64Array((chosen.length + sample.length) * WIDTH);
  [...chosen, ...sample].forEach((number, at) => write(number, features, at * WIDTH));
  taste.end();
  return {
    features,
    chosen: chosen.length,
    logWeight: Math.log(Math.max(1, left) / Math.max(1, sample.length)),
  };
}

async function weightsOf(lists: readonly List[]): Promise<Float64Array> {
  const weights = await fitListwise(choicesOf(lists), PARAMETERS);
  const spread = lists.reduce((sum, list) => sum + deviationOf(scoresOf(list, weights)), 0) / lists.length;
  const scale = spread === 0 ? 0 : SPREAD / spread;
  return weights.map((weight, f) => (weight === 0 ? USUAL[f]! : weight * scale));
}

function choicesOf(lists: readonly List[]): Choices {
  const rows = lists.reduce((sum, { features }) => sum + features.length / WIDTH, 0);
  const features = new Float32Array(rows * WIDTH);
  const starts = new Int32Array(lists.length + 1);
  const chosen = new Uint8Array(rows);
  const logWeight = new Float64Array(rows);
  lists.forEach((list, at) => {
    const [from, count] = [starts[at]!, list.features.length / WIDTH];
    features.set(list.features, from * WIDTH);
    chosen.fill(1, from, from + list.chosen);
    logWeight.fill(list.logWeight, from + list.chosen, from + count);
    starts[at + 1] = from + count;
  });
  return { width: WIDTH, features, starts, chosen, logWeight };
}

/** nDCG@10 of what was chosen among the list, on the mean. */
function qualityOf(lists: readonly List[], weights: Float64Array): number {
  const qualities = lists.map((list) => {
    const best = bestOf(scoresOf(list, weights), LIST, () => false);
    const hits = Array.from({ length: LIST }, (_, rank) => (best[rank] ?? Infinity) < list.chosen);
    return metricsOf(hits, list.chosen).ndcg;
  });
  return qualities.reduce((sum, quality) => sum + quality, 0) / qualities.length;
}

function scoresOf({ features }: List, weights: Float64Array): Float64Array {
  return Float64Array.from({ length: features.length / WIDTH }, (_, row) => {
    let score = 0;
    for (let f = 0; f < WIDTH; f += 1) score += weights[f]! * features[row * WIDTH + f]!;
    return score;
  });
}

function deviationOf(scores: Float64Array): number {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length);
}
