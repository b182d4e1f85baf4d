import { ALS_START } from '../collaborative/tuning.js';
import { alsFactors } from '../collaborative/als.js';
import type { SparseWeights } from '../collaborative/sparse-weights.js';
import type { ItemFactors, ItemModel, ModelParts } from '../item-model.js';
import { type Foretelling, judges, type Verdict, verdictOf } from './gate.rules.js';
import type { LinearParameters } from './linear-parameters.js';
import { linearPart } from './linear-part.js';
import { tunedParameters } from './linear-tuning.js';
import { partOf } from './part-of.js';
import { dayOf, type Population } from './population.js';
import type { Stopwatch } from './stopwatch.js';

/** What a new model is held against: the one in use, and until when that one had listened. */
export interface Held {
  readonly model: ItemModel;
  readonly trainedAt: Date;
}

export interface Trained {
  readonly parts: ModelParts;
  readonly parameters: LinearParameters;
  /** Whether the parameters were chosen, or are the defaults. */
  readonly tuned: boolean;
  /** Null where there was nothing to be held against, or too little to judge by. */
  readonly verdict: Verdict | null;
  /** The window that they were judged by. */
  readonly window: JudgedWindow | null;
}

/** What was told since the held model listened, and a model that has not heard it. */
export interface JudgedWindow {
  readonly population: Population;
  readonly isNew: (at: number) => boolean;
  /** Those who told of something before it and came to like more within it. */
  readonly by: readonly number[];
  readonly twin: SparseWeights;
}

/** Of more, the most liked: counts of pairs of as many take some 300 MB. */
const MOST_FESTIVALS = 12_000;
/** Fewer people have no use for so many factors. */
const LEAST_PEOPLE_FOR_FACTORS = 100;

/**
 * The product's item model, from everybody's history: the linear part, ALS factors, liking. What was told since the
 * held model listened is the window that both are judged by: a twin of the new model, which has not heard it, and the
 * held one, which cannot have. What is new is then added to the twin's counts, and they are solved once more.
 */
export async function trainItemModel(
  population: Population,
  held: Held | null,
  algebra: Stopwatch,
): Promise<Trained> {
  const { festivals, liking } = population;
  const heard = held === null ? Infinity : dayOf(held.trainedAt);
  const { parameters, tuned } = await tunedParameters(population, heard, algebra);
  const { linear, verdict, window } = await linearModel(population, held, parameters, algebra);
  const factors = await factorsOf(population, algebra);
  return {
    parts: { festivals, ...linear, liking, factors, ranking: null },
    parameters,
    tuned,
    verdict,
    window,
  };
}

async function linearModel(
  whole: Population,
  held: Held | null,
  parameters: LinearParameters,
  algebra: Stopwatch,
): Promise<{ linear: SparseWeights; verdict: Verdict | null; window: JudgedWindow | null }> {
  const { items, population } = ofMostLiked(whole);
  const { interactions, sinceAt } = population;
  const part = linearPart(interactions, parameters, algebra);
  const heard = held === null ? Infinity : dayOf(held.trainedAt);
  const isNew = (at: number) => sinceAt[at]! > heard;
  const by = held === null ? [] : judges(population, isNew);
  let verdict: Verdict | null = null;
  let window: JudgedWindow | null = null;
  if (held === null || by.length === 0) part.add();
  else {
    part.add((a, b) => !isNew(a) && !isNew(b));
    const twin = await part.weights();
    window = { population, isNew, by, twin };
    verdict = verdictOf(
      population,
      isNew,
      by,
      byRows(twin, interactions.items),
      byModel(held.model, population.festivals),
    );
    part.add((a, b) => isNew(a) || isNew(b));
  }
  return { linear: numberedBack(await part.weights(), items, whole.festivals.length), verdict, window };
}

function byRows({ starts, numbers, weights }: SparseWeights, count: number): Foretelling {
  return (own, ownWeights) => {
    const scores = new Float64Array(count);
    own.forEach((number, at) => {
      for (let to = starts[number]!; to < starts[number + 1]!; to += 1) {
        scores[numbers[to]!]! += ownWeights[at]! * weights[to]!;
      }
    });
    return scores;
  };
}

/** By a model that numbers festivals its own way, and may not know all. */
function byModel(model: ItemModel, festivals: readonly string[]): Foretelling {
  const theirs = Int32Array.from(festivals, (id) => model.numberOf.get(id) ?? -1);
  const ours = new Int32Array(model.festivals.length).fill(-1);
  theirs.forEach((their, our) => {
    if (their >= 0) ours[their] = our;
  });
  return (own, ownWeights) => {
    const scores = new Float64Array(festivals.length);
    own.forEach((number, at) => {
      if (theirs[number]! < 0) return;
      const near = model.neighboursOf(theirs[number]!);
      near.numbers.forEach((their, to) => {
        if (ours[their]! >= 0) scores[ours[their]!]! += ownWeights[at]! * near.weights[to]!;
      });
    });
    return scores;
  };
}

function ofMostLiked(population: Population): {
  items: readonly number[] | undefined;
  population: Population;
} {
  const { festivals, interactions, sinceAt, liking } = population;
  if (festivals.length <= MOST_FESTIVALS) return { items: undefined, population };
  const items = Array.from(festivals.keys())
    .sort((a, b) => liking.people[b]! - liking.people[a]! || a - b)
    .slice(0, MOST_FESTIVALS)
    .sort((a, b) => a - b);
  const chosen = new Set(items);
  const isChosen = (at: number) => chosen.has(interactions.itemAt[at]!);
  return {
    items,
    population: {
      festivals: items.map((item) => festivals[item]!),
      interactions: partOf(interactions, isChosen, items),
      sinceAt: sinceAt.filter((_, at) => isChosen(at)),
      liking,
    },
  };
}

/** Rows of the chosen as rows of all, of which the others have none. */
function numberedBack(
  { starts, numbers, weights }: SparseWeights,
  items: readonly number[] | undefined,
  count: number,
): SparseWeights {
  if (items === undefined) return { starts, numbers, weights };
  const all = new Int32Array(count + 1);
  items.forEach((item, number) => (all[item + 1] = starts[number + 1]! - starts[number]!));
  for (let item = 0; item < count; item += 1) all[item + 1]! += all[item]!;
  return { starts: all, numbers: numbers.map((number) => items[number]!), weights };
}

async function factorsOf({ interactions }: Population, algebra: Stopwatch): Promise<ItemFactors | null> {
  if (interactions.people < LEAST_PEOPLE_FOR_FACTORS) return null;
  const { size, rows, gram, ridge } = await algebra.time(() =>
    alsFactors(interactions, ALS_START, 'by-weight'),
  );
  return { size, items: Float32Array.from(rows), gram, ridge };
}
