import type { Interaction } from '../model/collaborative/interactions.js';
import { historyOf, interactionsOf } from '../model/collaborative/interactions.js';
import type { Trial } from '../model/collaborative/trial.js';
import type { Community } from '../ranking/learned/community.js';
import type { Ranker } from '../ranking/learned/ranker.js';
import { trainRanker, windowMoment } from '../ranking/learned/training.js';
import { peopleOf, type Window, windowOf } from '../ranking/learned/window.js';
import { MODELS, type ModelName } from './models.js';

interface TrainedForEvents {
  readonly ranker: Ranker;
  readonly parameters: object;
}

/** The matrix of a model of items has as many rows; events beyond the most accepted have hardly one person. */
const MOST_ITEMS = 5_000;

/** Trains on what is known at the window's moment; parameters are chosen on a window that ends there. */
export async function trainForEvents(
  model: ModelName,
  { knowledge }: Window,
  k: number,
): Promise<TrainedForEvents> {
  const { community, moment } = knowledge;
  if (model === 'product') return trainRanker(community, moment, k);
  const items = new Items(community, moment);
  const before = windowMoment(community, moment);
  const trials = before === undefined ? [] : [items.trialOf(await windowOf(community, before, moment))];
  const train = items.acceptedBefore(moment);
  const { recommender, parameters } = await MODELS[model](train, trials, k);
  return {
    parameters,
    ranker:
      ({ candidates }) =>
      (person) => {
        const byItem = recommender.scores(historyOf(train, person));
        const scores = new Float64Array(community.occasions.length).fill(-Infinity);
        for (const occasion of candidates) scores[occasion] = byItem[items.itemOf(occasion) ?? -1] ?? 0;
        return scores;
      },
  };
}

/** Events as items of a model of items: those accepted most before a moment. */
class Items {
  private readonly numbers: ReadonlyMap<number, number>;

  constructor(
    private readonly community: Community,
    moment: number,
  ) {
    const people = new Float64Array(community.occasions.length);
    for (const { occasion, at, accepted } of community.answers) {
      if (accepted && at < moment) people[occasion]! += 1;
    }
    const most = Array.from(people.keys())
      .filter((occasion) => people[occasion]! > 0)
      .sort((a, b) => people[b]! - people[a]! || a - b)
      .slice(0, MOST_ITEMS);
    this.numbers = new Map(most.map((occasion, item) => [occasion, item]));
  }

  itemOf(occasion: number): number | undefined {
    return this.numbers.get(occasion);
  }

  acceptedBefore(moment: number) {
    return this.interactions(this.community.answers.filter(({ at, accepted }) => accepted && at < moment));
  }

  /** What has started by the window's moment counts as known to everybody: it is not proposed. */
  trialOf(window: Window): Trial {
    const { moment, candidates } = window.knowledge;
    const people = peopleOf(window, 'history');
    const open = new Set(candidates);
    const over = [...this.numbers.keys()].filter((occasion) => !open.has(occasion));
    const known = this.community.answers.filter(({ at }) => at < moment);
    const pairs = (list: (person: number) => readonly number[]) =>
      people.flatMap((person) => list(person).map((occasion) => ({ person, occasion })));
    return {
      train: this.acceptedBefore(moment),
      held: this.interactions(pairs((person) => window.next.get(person) ?? [])),
      known: this.interactions([...known, ...pairs(() => over)]),
    };
  }

  private interactions(
    pairs: readonly { readonly person: number; readonly occasion: number; readonly at?: number }[],
  ) {
    const rows = pairs.flatMap(({ person, occasion, at }): Interaction[] => {
      const item = this.numbers.get(occasion);
      return item === undefined ? [] : [{ person, item, weight: 1, day: at }];
    });
    return interactionsOf(rows, { people: this.community.homes.length, items: this.numbers.size });
  }
}
