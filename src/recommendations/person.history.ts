import { Injectable } from '@nestjs/common';
import type { CurrentAccount } from '../auth/index.js';
import { BookmarkSignals, FestivalCatalogue } from '../festivals/index.js';
import { ReviewSignals } from '../reviews/index.js';
import { Clock } from '../shared/clock.js';
import { CatalogueSnapshot } from './catalogue.snapshot.js';
import type { RankedCatalogue } from './ranking/catalogue/ranked-catalogue.js';
import { remembered, underPresentNames } from './signals/evidence.rules.js';
import { SignalRepository } from './signals/signal.repository.js';
import { type Evidence, type Interest, interestsOf } from './signals/signal.weight.rules.js';

/** Whose history it is, and whether they let it be used. */
export type Whose = Pick<CurrentAccount, 'id' | 'personalised'>;

/** What a person has done, as far as recommendations may use it. */
export interface History {
  /** What the interests rest on. */
  readonly evidence: readonly Evidence[];
  readonly interests: readonly Interest[];
  readonly kept: ReadonlySet<string>;
  readonly dismissed: ReadonlySet<string>;
  /** Editions that they reviewed or said they were at. */
  readonly visitedEditions: ReadonlySet<string>;
  readonly resetAt: Date | null;
}

const NOBODY: History = {
  evidence: [],
  interests: [],
  kept: new Set(),
  dismissed: new Set(),
  visitedEditions: new Set(),
  resetAt: null,
};

/**
 * Reads a person's signals at the time of asking, so that the latest one counts in the very next answer:
 * three statements at once, one of each table, and one more where something is not public any more.
 */
@Injectable()
export class PersonHistory {
  constructor(
    private readonly bookmarks: BookmarkSignals,
    private readonly reviews: ReviewSignals,
    private readonly signals: SignalRepository,
    private readonly snapshot: CatalogueSnapshot,
    private readonly catalogue: FestivalCatalogue,
    private readonly clock: Clock,
  ) {}

  /** Nothing at all for callers without an account and for those who switched personalisation off. */
  async of(whose: Whose | undefined, catalogue?: Promise<RankedCatalogue>): Promise<History> {
    if (!whose?.personalised) return NOBODY;
    const [bookmarks, reviews, own] = await Promise.all([
      this.bookmarks.of(whose.id),
      this.reviews.of(whose.id),
      this.signals.of(whose.id),
    ]);
    const told: Evidence[] = [
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
    const presentIdOf = await this.presentIds(told, await (catalogue ?? this.snapshot.current()));
    const evidence = underPresentNames(remembered(told, own), presentIdOf);
    return {
      evidence,
      interests: interestsOf(evidence, this.clock.now()),
      kept: new Set(bookmarks.map(({ festivalId }) => presentIdOf(festivalId))),
      dismissed: new Set(
        own.evidence.flatMap(({ kind, festivalId }) => (kind === 'dismiss' ? [presentIdOf(festivalId)] : [])),
      ),
      visitedEditions: new Set([...reviews.map(({ editionId }) => editionId), ...own.visited]),
      resetAt: own.resetAt,
    };
  }

  /** Only what is not public can have turned out to be another festival. */
  private async presentIds(
    evidence: readonly Evidence[],
    { byId }: RankedCatalogue,
  ): Promise<(id: string) => string> {
    const gone = evidence.flatMap(({ festivalId }) => (byId.has(festivalId) ? [] : [festivalId]));
    if (gone.length === 0) return (id) => id;
    const present = await this.catalogue.presentIdsOf(gone);
    return (id) => present.get(id) ?? id;
  }
}
