import type { Interest } from '../signals/signal.weight.rules.js';
import { candidatesFor, type Wish } from './candidate.rules.js';
import type { FestivalFacts } from './catalogue/festival-facts.js';
import { type Listed, listFrom } from './list.rules.js';
import type { PersonTaste } from './person.taste.js';
import { type Reason, reasonsOf } from './reason.rules.js';
import { scoreAll, settingFor } from './score.rules.js';

export interface Asker {
  /** The account, or one word for all who have none. */
  readonly who: string;
  readonly interests: readonly Interest[];
  /** Never to be listed, whatever is asked. */
  readonly excluded: ReadonlySet<string>;
}

export interface Ranked extends Listed {
  readonly reasons: readonly Reason[];
}

/** The way of a recommendation: candidates, scores, list, reasons. Nothing but its arguments decides. */
export function rankedList(
  facts: FestivalFacts,
  { who, interests, excluded }: Asker,
  wish: Wish,
  limit: number,
): Ranked[] {
  const setting = settingFor(facts, interests, wish.near);
  const draw = { who, today: facts.catalogue.today };
  const { found, widened, drawn } = candidatesFor(facts, [setting.taste], wish, excluded, draw);
  const making = { ...draw, drawn, mix: mixOf(setting.taste) };
  const list = listFrom(scoreAll(found, setting), limit, making).map((one) => ({
    ...one,
    reasons: reasonsOf(one, setting, widened),
  }));
  setting.taste.end();
  return list;
}

/** The categories of what a person likes; undefined where there is nothing. */
function mixOf({ sources, facts }: PersonTaste): ReadonlyMap<string, number> | undefined {
  const mix = new Map<string, number>();
  for (const { interest, number } of sources) {
    const { category } = facts.catalogue.at(number);
    if (interest.weight > 0) mix.set(category, (mix.get(category) ?? 0) + interest.weight);
  }
  return mix.size === 0 ? undefined : mix;
}
