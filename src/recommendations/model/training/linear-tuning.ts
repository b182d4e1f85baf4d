import { historyOf, peopleOfItems } from '../collaborative/interactions.js';
import { itemRecommender } from '../collaborative/item-weights.js';
import { coOccurrence } from '../collaborative/co-occurrence.js';
import { denoisedWeights } from '../collaborative/linear-model.js';
import { bestParameters } from '../collaborative/search.js';
import { peopleOf, qualityOf, type Trial } from '../collaborative/trial.js';
import { DEFAULT_PARAMETERS, type LinearParameters } from './linear-parameters.js';
import { penalty } from './linear-part.js';
import { partOf } from './part-of.js';
import type { Population } from './population.js';
import type { Stopwatch } from './stopwatch.js';

/** Choices are compared over the most liked alone: an inverse of so many takes a fraction of a second. */
const FESTIVALS_ASKED_ABOUT = 1_500;
const PEOPLE_ASKED = 1_000;
/** Fewer tell chance from choice no better than the defaults do. */
const LEAST_PEOPLE = 200;
/** The newest share of what is known is held back. */
const HELD_BACK = 0.1;
/** Longer lists than anybody sees, or chance decides (decision 18). */
const LIST = 50;

const AXES = {
  closeness: [{ weight: 1, days: 1 }, { weight: 1, days: 30 }, undefined],
  dropout: [0.3, 0.5, 0.7],
  ridgeShare: [0.25, 0.5, 1, 1.5, 2.5, 4],
};

/**
 * The parameters that foretell best what people came to like last, of what they told before `until`: what comes after
 * is left to judge the model by. At most two dozen are tried, so the time is bounded by some twenty inverses.
 */
export async function tunedParameters(
  population: Population,
  until: number,
  algebra: Stopwatch,
): Promise<{ parameters: LinearParameters; tuned: boolean }> {
  const trial = nestedTrial(population, until);
  if (peopleOf(trial.held).length < LEAST_PEOPLE) return { parameters: DEFAULT_PARAMETERS, tuned: false };
  const { items } = trial.train;
  const quality = async (parameters: LinearParameters) => {
    const counts = coOccurrence(trial.train, parameters.closeness, 'by-weight');
    const at = (i: number, j: number) => counts[i * items + j]!;
    const weights = await algebra.time(() =>
      denoisedWeights(counts, items, penalty({ size: items, at }, parameters)),
    );
    return qualityOf(itemRecommender(weights, 'by-weight'), trial, LIST).ndcg;
  };
  return { parameters: await bestParameters(DEFAULT_PARAMETERS, AXES, quality), tuned: true };
}

function nestedTrial({ interactions, sinceAt }: Population, until: number): Trial {
  const before = sinceAt.filter((day) => day <= until).sort();
  const from = before[Math.floor(before.length * (1 - HELD_BACK))] ?? until;
  const likedBy = peopleOfItems(interactions);
  const items = Array.from(likedBy.keys())
    .sort((a, b) => likedBy[b]! - likedBy[a]! || a - b)
    .slice(0, FESTIVALS_ASKED_ABOUT);
  const train = partOf(interactions, (at) => sinceAt[at]! < from, items);
  const held = partOf(interactions, (at) => sinceAt[at]! >= from && sinceAt[at]! <= until, items);
  const known = peopleOf(held).filter((person) => historyOf(train, person).items.length > 0);
  const step = Math.max(1, known.length / PEOPLE_ASKED);
  const asked = new Set(known.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step)));
  return { train, held: ofPeople(held, asked), known: train };
}

/** What those people have, and nothing of the others. */
function ofPeople(interactions: Trial['held'], asked: ReadonlySet<number>): Trial['held'] {
  const { people, starts } = interactions;
  const personAt = new Int32Array(interactions.itemAt.length);
  for (let person = 0; person < people; person += 1)
    personAt.fill(person, starts[person], starts[person + 1]);
  return partOf(interactions, (at) => asked.has(personAt[at]!));
}
