import { Injectable } from '@nestjs/common';
import type { CurrentAccount } from '../auth/index.js';
import { BookmarkSignals, FestivalCatalogue } from '../festivals/index.js';
import { ReviewSignals } from '../reviews/index.js';
import { Clock } from '../shared/clock.js';
import { CatalogueSnapshot } from './catalogue.snapshot.js';
import type { RankedCatalogue } from './ranking/catalogue/ranked-catalogue.js';
import { type History, NO_HISTORY } from './history.js';
import { KnownHistories, type Told } from './known-histories.js';
import { remembered, underPresentNames } from './signals/evidence.rules.js';
import { SignalRepository } from './signals/signal.repository.js';
import { type Evidence, interestsOf } from './signals/signal.weight.rules.js';

/** Whose history it is, and whether they let it be used; with their activity where that is known to be of now. */
export type Whose = Pick<CurrentAccount, 'id' | 'personalised'> & Partial<Pick<CurrentAccount, 'activity'>>;

/**
 * A person's signals at the time of asking, so that the latest one counts in the very next answer: three statements
 * at once, one of each table, unless nothing was done since they were read; and one more where something is not
 * public any more.
 */
@Injectable()
export class PersonHistory {
  private readonly known = new KnownHistories();
  private made = new WeakMap<Told, History>();
  private madeIn: RankedCatalogue | undefined;

  constructor(
    private readonly bookmarks: BookmarkSignals,
    private readonly reviews: ReviewSignals,
    private readonly signals: SignalRepository,
    private readonly snapshot: CatalogueSnapshot,
    private readonly catalogue: FestivalCatalogue,
    private readonly clock: Clock,
  ) {}

  /**
   * Nothing at all for callers without an account and for those who switched personalisation off. The same object
   * while nothing was done since and the catalogue is the same.
   */
  async of(whose: Whose | undefined, catalogue?: Promise<RankedCatalogue>): Promise<History> {
    if (!whose?.personalised) return NO_HISTORY;
    const told = await this.toldBy(whose);
    const inCatalogue = await (catalogue ?? this.snapshot.current());
    if (this.madeIn !== inCatalogue) this.made = new WeakMap();
    this.madeIn = inCatalogue;
    const made = this.made.get(told);
    if (made !== undefined) return made;
    const presentIdOf = await this.presentIds(told, inCatalogue);
    const evidence = underPresentNames(told.evidence, presentIdOf);
    const history: History = {
      evidence,
      interests: interestsOf(evidence, this.clock.now()),
      kept: new Set(told.kept.map(presentIdOf)),
      dismissed: new Set(told.dismissed.map(presentIdOf)),
      visitedEditions: new Set(told.visitedEditions),
      resetAt: told.resetAt,
    };
    if (this.madeIn === inCatalogue) this.made.set(told, history);
    return history;
  }

  private async toldBy({ id, activity }: Whose): Promise<Told> {
    if (activity === undefined) return this.read(id);
    const known = this.known.get(id, activity, this.clock.now());
    if (known !== undefined) return known;
    const told = await this.read(id);
    this.known.put(id, activity, told, this.clock.now());
    return told;
  }

  private async read(person: string): Promise<Told> {
    const [bookmarks, reviews, own] = await Promise.all([
      this.bookmarks.of(person),
      this.reviews.of(person),
      this.signals.of(person),
    ]);
    const evidence: Evidence[] = [
      ...bookmarks.map(({ festivalId, at }): Evidence => ({
        festivalId,
        kind: 'bookmark',
        rating: null,
        times: 1,
        at,
      })),
      ...reviews.map(({ festivalId, rating, at }): Evidence => ({
        festivalId,
        kind: 'review',
        rating,
        times: 1,
        at,
      })),
      ...own.evidence,
    ];
    return {
      evidence: remembered(evidence, own),
      kept: bookmarks.map(({ festivalId }) => festivalId),
      dismissed: own.evidence.flatMap(({ kind, festivalId }) => (kind === 'dismiss' ? [festivalId] : [])),
      visitedEditions: [...reviews.map(({ editionId }) => editionId), ...own.visited],
      resetAt: own.resetAt,
    };
  }

  /** Only what is not public can have turned out to be another festival. */
  private async presentIds(
    { evidence, kept, dismissed }: Told,
    { byId }: RankedCatalogue,
  ): Promise<(id: string) => string> {
    const told = [...evidence.map(({ festivalId }) => festivalId), ...kept, ...dismissed];
    const gone = told.filter((festivalId) => !byId.has(festivalId));
    if (gone.length === 0) return (id) => id;
    const present = await this.catalogue.presentIdsOf(gone);
    return (id) => present.get(id) ?? id;
  }
}
