import type { ItemModel } from '../model/item-model.js';
import type { Interest } from '../signals/signal.weight.rules.js';
import type { RankedCatalogue } from './catalogue/ranked-catalogue.js';
import { candidatesFor, type Wish } from './candidate.rules.js';
import { listFrom } from './list.rules.js';
import { type Reason, reasonsOf } from './reason.rules.js';
import { type Scored, scoreAll } from './score.rules.js';

export interface Asker {
  /** The account, or one word for all who have none. */
  readonly who: string;
  readonly interests: readonly Interest[];
  /** Never to be listed, whatever is asked. */
  readonly excluded: ReadonlySet<string>;
}

export interface Ranked extends Scored {
  readonly reasons: readonly Reason[];
}

/** The way of a recommendation: candidates, scores, list, reasons. Nothing but its arguments decides. */
export function rankedList(
  { today, festivals, byId, content }: RankedCatalogue,
  { who, interests, excluded }: Asker,
  wish: Wish,
  limit: number,
  model: ItemModel | null,
): Ranked[] {
  const { found, widened } = candidatesFor(festivals, wish, today, excluded);
  const setting = { today, near: wish.near, interests, model, content };
  return listFrom(scoreAll(found, setting), limit, { who, today }).map((one) => ({
    ...one,
    reasons: reasonsOf(one, setting, byId, widened),
  }));
}
