import { Injectable } from '@nestjs/common';
import type { CurrentAccount } from '../auth/index.js';
import { FestivalCatalogue, type FestivalItem } from '../festivals/index.js';
import { say } from '../shared/http/request-context.js';
import { CatalogueSnapshot, type Snapshot } from './catalogue.snapshot.js';
import { CurrentModel } from './model/current-model.js';
import type { TrainedModel } from './model/model.training.js';
import { type History, PersonHistory } from './person.history.js';
import { isOpen } from './ranking/candidate.rules.js';
import { rankedList } from './ranking/ranking.rules.js';
import type { Reason } from './ranking/reason.rules.js';
import { similarTo } from './ranking/similar.rules.js';
import type {
  ModelView,
  RecommendationQuery,
  RecommendationsView,
  SimilarFestivalsView,
} from './recommendation.schemas.js';

/** All callers without a history draw the same list of a day. */
const ANYONE = 'anyone';
const MOST_SIMILAR = 12;

@Injectable()
export class RecommendationService {
  constructor(
    private readonly catalogue: FestivalCatalogue,
    private readonly snapshot: CatalogueSnapshot,
    private readonly model: CurrentModel,
    private readonly people: PersonHistory,
  ) {}

  /** A ranked list with its reasons; empty only where the catalogue has nothing left for this person. */
  async recommend(
    query: RecommendationQuery,
    account: CurrentAccount | undefined,
  ): Promise<RecommendationsView> {
    const trained = this.model.get();
    const [snapshot, history] = await Promise.all([this.snapshot.current(), this.people.of(account)]);
    const who = history.interests.length > 0 && account !== undefined ? account.id : ANYONE;
    const rank = (from: Snapshot) => {
      const asker = { who, interests: history.interests, excluded: excludedBy(history, from) };
      return rankedList(from, asker, query, query.limit, trained?.model ?? null);
    };
    const { chosen, items } = await this.upToDate(snapshot, rank, ({ festival }) => festival.id);
    return {
      items: chosen.flatMap(({ festival, score, reasons }) => {
        const item = items.get(festival.id);
        return item === undefined
          ? []
          : [{ festival: item, score: rounded(score), reasons: reasons.map(viewOfReason) }];
      }),
      model: viewOfModel(trained),
    };
  }

  /** @throws DomainError festival-not-found */
  async similar(festivalId: string): Promise<SimilarFestivalsView> {
    const trained = this.model.get();
    const [snapshot] = await Promise.all([
      this.snapshot.current(),
      this.catalogue.requirePublished(festivalId),
    ]);
    const known = snapshot.byId.has(festivalId) ? snapshot : await this.snapshot.readAnew();
    const rank = (from: Snapshot) => similarTo(festivalId, from, trained?.model ?? null, MOST_SIMILAR);
    const { chosen, items } = await this.upToDate(known, rank, (id) => id);
    return { items: chosen.flatMap((id) => items.get(id) ?? []), model: viewOfModel(trained) };
  }

  /**
   * Ranks, then reads what was chosen. Where the snapshot may be behind (nothing was found, or a
   * festival was hidden, called off or is over), ranks once more on a new one; what still does not
   * fit is dropped.
   */
  private async upToDate<T>(
    snapshot: Snapshot,
    rank: (from: Snapshot) => T[],
    idOf: (one: T) => string,
  ): Promise<{ chosen: T[]; items: Map<string, FestivalItem> }> {
    const first = rank(snapshot);
    const items = await this.catalogue.itemsOf(first.map(idOf));
    const holds = first.length > 0 && first.every((one) => agrees(snapshot, items.get(idOf(one)), idOf(one)));
    if (holds) return { chosen: first, items };
    const fresh = await this.snapshot.readAnew();
    const second = rank(fresh);
    const itemsNow = await this.catalogue.itemsOf(second.map(idOf));
    return {
      chosen: second.filter((one) => agrees(fresh, itemsNow.get(idOf(one)), idOf(one))),
      items: itemsNow,
    };
  }
}

/** What this person keeps already, does not want, or was at in the edition that is in view. */
function excludedBy({ kept, dismissed, visitedEditions }: History, { festivals }: Snapshot): Set<string> {
  const visited = festivals.filter(({ edition }) => edition?.id != null && visitedEditions.has(edition.id));
  return new Set([...kept, ...dismissed, ...visited.map(({ id }) => id)]);
}

function agrees({ byId, today }: Snapshot, item: FestivalItem | undefined, id: string): boolean {
  const ranked = byId.get(id);
  if (item === undefined || ranked === undefined) return false;
  return isOpen(item, today) === isOpen(ranked, today) && item.edition?.startsOn === ranked.edition?.startsOn;
}

function viewOfReason({ text, ...reason }: Reason): RecommendationsView['items'][number]['reasons'][number] {
  return { ...reason, text: say(text) };
}

function viewOfModel(trained: TrainedModel | null): ModelView | null {
  if (trained === null) return null;
  const { version, trainedAt, syntheticSignals } = trained.header;
  return { version, trainedAt: trainedAt.toISOString(), synthetic: syntheticSignals > 0 };
}

function rounded(score: number): number {
  return Math.round(score * 1e4) / 1e4;
}
