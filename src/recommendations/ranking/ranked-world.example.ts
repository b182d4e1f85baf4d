import fc from 'fast-check';
import { festivals, TODAY, wishes } from '../../../test/support/festival-features.js';
import type { FestivalFeatures } from '../../festivals/index.js';
import { type ItemModel, itemModel } from '../model/item-model.js';
import { countPairs } from '../model/collaborative/co-occurrence.js';
import { localRidge } from '../model/collaborative/local-ridge.js';
import { Triangle } from '../model/collaborative/triangle.js';
import { PopulationBuilder } from '../model/training/population.js';
import { SIGNAL_KINDS, type Interest } from '../signals/signal.weight.rules.js';
import { RankedCatalogue } from './catalogue/ranked-catalogue.js';
import { FestivalFacts } from './catalogue/festival-facts.js';
import type { Wish } from './candidate.rules.js';
import { rankedList } from './ranking.rules.js';

/** A catalogue, a person and what is asked. */
export interface World {
  readonly all: readonly FestivalFeatures[];
  readonly wish: Wish;
  readonly interests: readonly Interest[];
  readonly excluded: ReadonlySet<string>;
  readonly model: ItemModel | null;
  readonly limit: number;
  readonly who: string;
}

// Few festivals, so that tastes, model and catalogue meet.
const ids = fc.integer({ min: 0, max: 11 }).map((index) => `festival-${index}`);
const interest = fc.record({
  festivalId: ids,
  weight: fc.double({ min: -2, max: 2, noNaN: true }).filter((weight) => Math.abs(weight) > 0.01),
  kinds: fc.uniqueArray(fc.constantFrom(...SIGNAL_KINDS), { minLength: 1, maxLength: 3 }),
});
const tastes = fc.array(
  fc.record({
    synthetic: fc.boolean(),
    weights: fc
      .uniqueArray(ids, { minLength: 2, maxLength: 6 })
      .map((some) => new Map(some.map((id) => [id, 1]))),
  }),
  { maxLength: 30 },
);
export const worlds: fc.Arbitrary<World> = fc.record({
  all: festivals(12),
  wish: wishes,
  interests: fc.uniqueArray(interest, { maxLength: 8, selector: ({ festivalId }) => festivalId }),
  excluded: fc.uniqueArray(ids, { maxLength: 4 }).map((some) => new Set(some)),
  model: fc.option(tastes.map(modelOf)),
  limit: fc.integer({ min: 1, max: 50 }),
  who: fc.constantFrom('somebody', 'somebody else', 'anyone'),
});

interface Taste {
  readonly synthetic: boolean;
  readonly weights: ReadonlyMap<string, number>;
}

/** A model of so few festivals that it can be trained in between. */
export function modelOf(people: readonly Taste[]): ItemModel {
  const now = new Date(`${TODAY}T00:00:00Z`);
  const builder = new PopulationBuilder();
  for (const { synthetic, weights } of people) {
    const liked = [...weights].map(([festivalId, weight]) => ({ festivalId, weight, since: now, at: now }));
    builder.add(liked, synthetic);
  }
  const { festivals, liking, interactions } = builder.build(now);
  const counts = new Triangle(festivals.length);
  countPairs(interactions, { reading: 'by-weight' }, counts);
  const linear = localRidge(counts, { ridge: 1, dropout: 0.3, nearest: 20, kept: 20 });
  return itemModel({ festivals, ...linear, liking, factors: null, ranking: null });
}

export function rank({ all, wish, interests, excluded, model, limit, who }: World) {
  const facts = new FestivalFacts(new RankedCatalogue(TODAY, all), model);
  return rankedList(facts, { who, interests, excluded }, wish, limit);
}
