import { Injectable } from '@nestjs/common';
import { type CurrentAccount, LocationUses } from '../../auth/index.js';
import { FestivalCatalogue, type FestivalItem } from '../../festivals/index.js';
import { Clock } from '../../shared/clock.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';
import { CatalogueSnapshot } from '../catalogue.snapshot.js';
import type { RankedCatalogue as Snapshot } from '../ranking/catalogue/ranked-catalogue.js';
import { type Group, GroupService, membersOf } from '../companions/group.service.js';
import { proposalsFor } from '../companions/proposals.rules.js';
import { CurrentModel } from '../model/current-model.js';
import type { FestivalFacts } from '../ranking/catalogue/festival-facts.js';
import { isOpen } from '../ranking/open.rules.js';
import { itineraryOf } from './itinerary.rules.js';
import { stopsAmong } from './stops.rules.js';
import type { TripQuery, TripView } from './trip.schemas.js';
import { journeyOf, type Planned, viewOf } from './trip.view.js';

@Injectable()
export class TripService {
  constructor(
    private readonly snapshot: CatalogueSnapshot,
    private readonly model: CurrentModel,
    private readonly groups: GroupService,
    private readonly catalogue: FestivalCatalogue,
    private readonly locationUses: LocationUses,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid-input for a trip into the past, and as {@link GroupService.of} */
  async plan(query: TripQuery, account: CurrentAccount | undefined): Promise<TripView> {
    if (query.from < this.clock.today()) throw new DomainError(kernelProblems.invalidInput, PAST);
    const trained = this.model.get();
    const looking = this.snapshot.current();
    const [snapshot, group] = await Promise.all([
      looking,
      this.groups.of(account, query.with ?? [], looking),
      account && this.locationUses.record(account.id, 'trip'),
    ]);
    const { planned, items } = await this.upToDate(snapshot, (from) =>
      planOf(query, group, this.snapshot.factsFor(from, trained?.model ?? null)),
    );
    return viewOf(query, planned, items, trained);
  }

  /** Plans anew where something was hidden, called off or moved meanwhile. */
  private async upToDate(snapshot: Snapshot, plan: (from: Snapshot) => Planned) {
    const first = plan(snapshot);
    const items = await this.itemsOf(first);
    const holds = first.itinerary.flat().every(({ id }) => isAsPlanned(items.get(id), snapshot));
    if (holds) return { planned: first, items };
    const planned = plan(await this.snapshot.current());
    return { planned, items: await this.itemsOf(planned) };
  }

  private async itemsOf({ itinerary }: Planned): Promise<Map<string, FestivalItem>> {
    return this.catalogue.itemsInNews(itinerary.flat().map(({ id }) => id));
  }
}

const PAST = {
  errors: [{ pointer: '/from', detail: { ko: '오늘이나 그 뒤여야 합니다.', en: 'Must be today or later.' } }],
};

function planOf(query: TripQuery, group: Group, facts: FestivalFacts): Planned {
  const proposals = proposalsFor(facts, membersOf(group, facts.catalogue), query);
  const { stops, sieved } = stopsAmong(proposals.isWidened ? [] : proposals.scored, query.near, query.from);
  return { itinerary: itineraryOf(journeyOf(query), stops), sieved, proposals };
}

function isAsPlanned(item: FestivalItem | undefined, { byId, today }: Snapshot): boolean {
  if (item === undefined || !isOpen(item, today)) return false;
  const known = byId.get(item.id)?.edition;
  return known?.startsOn === item.edition?.startsOn && known?.endsOn === item.edition?.endsOn;
}
