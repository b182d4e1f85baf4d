import { Injectable } from '@nestjs/common';
import { AccountService } from '../auth/index.js';
import { BookmarkSignals } from '../festivals/index.js';
import { ReviewSignals } from '../reviews/index.js';
import { Clock } from '../shared/clock.js';
import { SignalRepository } from './signals/signal.repository.js';
import { type Evidence, type Interest, interestsOf } from './signals/signal.weight.rules.js';

/** What a person has done, as far as recommendations may use it. */
export interface History {
  readonly interests: readonly Interest[];
  readonly kept: ReadonlySet<string>;
  readonly dismissed: ReadonlySet<string>;
  readonly reviewedEditions: ReadonlySet<string>;
  readonly resetAt: Date | null;
}

const NOBODY: History = {
  interests: [],
  kept: new Set(),
  dismissed: new Set(),
  reviewedEditions: new Set(),
  resetAt: null,
};

/** Reads a person's signals at the time of asking, so that the latest one counts in the very next answer. */
@Injectable()
export class PersonHistory {
  constructor(
    private readonly accounts: AccountService,
    private readonly bookmarks: BookmarkSignals,
    private readonly reviews: ReviewSignals,
    private readonly signals: SignalRepository,
    private readonly clock: Clock,
  ) {}

  /** Nothing at all for callers without an account and for those who switched personalisation off. */
  async of(accountId: string | undefined): Promise<History> {
    if (accountId === undefined) return NOBODY;
    const [personalised, bookmarks, reviews, own] = await Promise.all([
      this.accounts.isPersonalised(accountId),
      this.bookmarks.of(accountId),
      this.reviews.of(accountId),
      this.signals.of(accountId),
    ]);
    if (!personalised) return NOBODY;
    const evidence: Evidence[] = [
      ...bookmarks.map(({ festivalId, at }) => ({
        festivalId,
        kind: 'bookmark' as const,
        rating: null,
        times: 1,
        at,
      })),
      ...reviews.map(({ festivalId, rating, at }) => ({
        festivalId,
        kind: 'review' as const,
        rating,
        times: 1,
        at,
      })),
      ...own.evidence,
    ];
    const { resetAt } = own;
    const told = resetAt === null ? evidence : evidence.filter(({ at }) => at > resetAt);
    return {
      interests: interestsOf(told, this.clock.now()),
      kept: new Set(bookmarks.map(({ festivalId }) => festivalId)),
      dismissed: new Set(
        own.evidence.filter(({ kind }) => kind === 'dismiss').map(({ festivalId }) => festivalId),
      ),
      reviewedEditions: new Set(reviews.map(({ editionId }) => editionId)),
      resetAt,
    };
  }
}
