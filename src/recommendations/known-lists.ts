import { BoundedMap } from '../shared/bounded-map.js';
import type { Proposal } from './companions/proposals.rules.js';
import type { History } from './history.js';
import type { FestivalFacts } from './ranking/catalogue/festival-facts.js';

/** What of a proposal is told; what it was scored by would take much more room. */
export type ToldProposal = Pick<Proposal, 'festival' | 'score' | 'reasons' | 'explored' | 'propensity'>;

interface KnownList {
  readonly history: History;
  readonly list: readonly ToldProposal[];
}

/** Some ten kilobytes each. */
const MOST_LISTS = 500;

/**
 * Lists that people got of late, each good for as long as they have done nothing since, and all for as long as nothing
 * is known anew of any festival: a list follows from these, the day and the wish alone.
 */
export class KnownLists {
  private readonly lists = new BoundedMap<KnownList>(MOST_LISTS);
  private facts: FestivalFacts | undefined;
  private state = 0;

  /** @param asked by whom and for what, in words */
  of(
    asked: string,
    history: History,
    facts: FestivalFacts,
    make: () => readonly ToldProposal[],
  ): readonly ToldProposal[] {
    if (this.facts !== facts || this.state !== facts.state) this.lists.clear();
    [this.facts, this.state] = [facts, facts.state];
    const known = this.lists.get(asked);
    if (known?.history === history) return known.list;
    const list = make().map(({ festival, score, reasons, explored, propensity }) => ({
      festival,
      score,
      reasons,
      explored,
      propensity,
    }));
    this.lists.set(asked, { history, list });
    return list;
  }
}
