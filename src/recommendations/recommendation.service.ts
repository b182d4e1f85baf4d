import { Injectable } from '@nestjs/common';
import { type CurrentAccount, LocationUses } from '../auth/index.js';
import { FestivalCatalogue, type FestivalItem } from '../festivals/index.js';
import { say } from '../shared/http/request-context.js';
import { CatalogueSnapshot } from './catalogue.snapshot.js';
import { type Group, GroupService, membersOf, unwantedBy } from './companions/group.service.js';
import { groupList } from './companions/proposals.rules.js';
import { KnownLists, type ToldProposal } from './known-lists.js';
import { CurrentModel } from './model/current-model.js';
import type { StoredModel } from './model/stored-models.js';
import { noticesOf } from './notice.rules.js';
import type { FestivalFacts } from './ranking/catalogue/festival-facts.js';
import type { RankedCatalogue as Snapshot } from './ranking/catalogue/ranked-catalogue.js';
import { isOpen } from './ranking/open.rules.js';
import { rankedList } from './ranking/ranking.rules.js';
import { similarTo } from './ranking/similar.rules.js';
import { viewOfModel, viewOfProposal } from './recommendation.views.js';
import type {
  RecommendationQuery,
  RecommendationsView,
  SimilarFestivalsView,
} from './recommendation.schemas.js';
import type { Arm } from './watching/arm.rules.js';
import { ListWatch } from './watching/list-watch.js';

const MOST_SIMILAR = 12;

@Injectable()
export class RecommendationService {
  private readonly known = new KnownLists();

  constructor(
    private readonly catalogue: FestivalCatalogue,
    private readonly snapshot: CatalogueSnapshot,
    private readonly model: CurrentModel,
    private readonly groups: GroupService,
    private readonly watch: ListWatch,
    private readonly locationUses: LocationUses,
  ) {}

  /**
   * A ranked list with its reasons; empty only where the catalogue has nothing left for this person, and then it says
   * so. `near` is used for this answer and kept nowhere; that it was used is, of those who agreed to it.
   */
  async recommend(
    query: RecommendationQuery,
    account: CurrentAccount | undefined,
  ): Promise<RecommendationsView> {
    const trained = this.model.get();
    const looking = this.snapshot.current();
    const [snapshot, group] = await Promise.all([
      looking,
      this.groups.of(account, query.with ?? [], looking),
      account !== undefined && query.near !== undefined
        ? this.locationUses.record(account.id, 'recommendations')
        : undefined,
    ]);
    const arm = this.watch.armFor(group);
    const rank = (from: Snapshot) => this.listFor(group, arm, this.factsFor(from, trained), query);
    const { from, chosen, items } = await this.upToDate(snapshot, rank, ({ festival }) => festival.id);
    const shown = chosen.filter(({ festival }) => items.has(festival.id));
    const notices = noticesOf(shown, query, { open: from.index.all.length, people: group.length });
    return {
      notices: notices.map(({ code, text }) => ({ code, text: say(text) })),
      items: shown.map(({ festival, score, reasons }) =>
        viewOfProposal(items.get(festival.id) as FestivalItem, score, reasons),
      ),
      model: viewOfModel(trained),
      listId: this.watch.idOf(shown, arm, trained),
    };
  }

  /** @throws DomainError festival-not-found */
  async similar(festivalId: string): Promise<SimilarFestivalsView> {
    const trained = this.model.get();
    const known = await this.snapshot.current();
    if (!known.byId.has(festivalId)) await this.catalogue.requirePublished(festivalId);
    const rank = (from: Snapshot) => similarTo(festivalId, this.factsFor(from, trained), MOST_SIMILAR);
    const { chosen, items } = await this.upToDate(known, rank, (id) => id);
    return { items: chosen.flatMap((id) => items.get(id) ?? []), model: viewOfModel(trained) };
  }

  /** Alone and without a place it is kept: a place is for one answer, and groups are few. */
  private listFor(
    group: Group,
    arm: Arm,
    facts: FestivalFacts,
    query: RecommendationQuery,
  ): readonly ToldProposal[] {
    const { catalogue } = facts;
    if (group.length > 1) return groupList(facts, membersOf(group, catalogue), query, query.limit);
    const [{ person, history }] = group;
    const make = () => {
      // What they keep already needs no recommending.
      const excluded = new Set([...history.kept, ...unwantedBy(history, catalogue)]);
      const interests = arm === 'prior' ? [] : history.interests;
      return rankedList(facts, { who: person, interests, excluded }, query, query.limit);
    };
    if (query.near !== undefined) return make();
    return this.known.of(JSON.stringify([person, query]), history, facts, make);
  }

  private factsFor(catalogue: Snapshot, trained: StoredModel | null): FestivalFacts {
    return this.snapshot.factsFor(catalogue, trained?.model ?? null);
  }

  /** Ranks, then reads what was chosen; what was hidden, called off or is over since is found otherwise. */
  private async upToDate<T>(
    snapshot: Snapshot,
    rank: (from: Snapshot) => readonly T[],
    idOf: (one: T) => string,
  ): Promise<{ from: Snapshot; chosen: readonly T[]; items: Map<string, FestivalItem> }> {
    const first = rank(snapshot);
    const items = await this.catalogue.itemsInNews(first.map(idOf));
    if (first.every((one) => agrees(snapshot, items.get(idOf(one)), idOf(one))))
      return { from: snapshot, chosen: first, items };
    const fresh = await this.snapshot.current();
    const second = rank(fresh);
    const itemsNow = await this.catalogue.itemsInNews(second.map(idOf));
    return {
      from: fresh,
      chosen: second.filter((one) => agrees(fresh, itemsNow.get(idOf(one)), idOf(one))),
      items: itemsNow,
    };
  }
}

function agrees({ byId, today }: Snapshot, item: FestivalItem | undefined, id: string): boolean {
  const ranked = byId.get(id);
  if (item === undefined || ranked === undefined) return false;
  return isOpen(item, today) === isOpen(ranked, today) && item.edition?.startsOn === ranked.edition?.startsOn;
}
