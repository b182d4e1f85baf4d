import type { FestivalFeatures } from '../../../festivals/index.js';
import type { Day } from '../../../shared/clock.js';
import { FestivalFacts } from '../../ranking/catalogue/festival-facts.js';
import { RankedCatalogue } from '../../ranking/catalogue/ranked-catalogue.js';
import { learnRanking, type Lesson } from '../../ranking/learn-ranking.js';
import { itemModel, type ItemModel, type LearnedWeights } from '../item-model.js';
import type { JudgedWindow } from './item-model.trainer.js';

const UNRATED = { sum: 0, count: 0 };

/**
 * The ranking as what people came to like within the window teaches it, from what was known on the day before: the
 * twin's item model, liking without the window, no bookmarks and stars, whose days nobody knows. Festivals are taken
 * as they are in view by now.
 */
export async function rankingFrom(
  window: JudgedWindow,
  festivals: readonly FestivalFeatures[],
  since: Day,
): Promise<LearnedWeights | null> {
  const before = festivals.map((festival) => ({ ...festival, bookmarkCount: 0, rating: UNRATED }));
  const facts = new FestivalFacts(new RankedCatalogue(since, before), twinOf(window));
  return learnRanking(
    facts,
    window.by.map((person) => lessonOf(window, person)),
  );
}

function twinOf({ population, isNew, twin }: JudgedWindow): ItemModel {
  const { festivals, interactions } = population;
  const weights = new Float32Array(festivals.length);
  interactions.itemAt.forEach((item, at) => {
    if (!isNew(at)) weights[item]! += interactions.weightAt[at]!;
  });
  return itemModel({
    festivals,
    ...twin,
    liking: {
      weights,
      people: new Int32Array(festivals.length),
      momentum: new Float32Array(festivals.length),
      synthetic: new Uint8Array(festivals.length),
    },
    factors: null,
    ranking: null,
  });
}

function lessonOf({ population, isNew }: JudgedWindow, person: number): Lesson {
  const { starts, itemAt, weightAt } = population.interactions;
  const own = Array.from({ length: starts[person + 1]! - starts[person]! }, (_, at) => starts[person]! + at);
  const idOf = (at: number) => population.festivals[itemAt[at]!]!;
  return {
    interests: own
      .filter((at) => !isNew(at))
      .map((at) => ({ festivalId: idOf(at), weight: weightAt[at]!, kinds: [] })),
    next: own.filter(isNew).map(idOf),
  };
}
