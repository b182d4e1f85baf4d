import { Injectable } from '@nestjs/common';
import { AccountService, type CurrentAccount, may } from '../../auth/index.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';
import type { ReviewEntity } from '../review.entity.js';
import { ReviewRepository } from '../review.repository.js';
import { ReviewService } from '../review.service.js';
import { reviewsProblems } from '../reviews.problems.js';
import { CaseKeeping } from './case.keeping.js';
import { ModerationRepository } from './moderation.repository.js';
import { weightOf } from './moderation.rules.js';
import type { AppealDraft, AppealView, ReportDraft, ReportView } from './moderation.schemas.js';
import type { ReportEntity } from './report.entity.js';

/** What people bring before the editors: readers a review, its author the hiding of it. */
@Injectable()
export class ReportingService {
  constructor(
    private readonly database: Database,
    private readonly reviews: ReviewRepository,
    private readonly readable: ReviewService,
    private readonly moderation: ModerationRepository,
    private readonly cases: CaseKeeping,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  /**
   * Once a person, until the review is another one than was decided about: again answers the report there is.
   * @throws DomainError review-not-found, festival-not-found, own-review
   */
  async report(reviewId: string, { reason, note }: ReportDraft, me: CurrentAccount): Promise<ReportView> {
    await this.readable.read(reviewId, me);
    const since = new Date((await this.accounts.me(me)).createdAt);
    return this.database.transaction(async () => {
      const review = await this.held(reviewId);
      if (review.authorId === me.id) throw new DomainError(reviewsProblems.ownReview);
      if (review.hiddenAt !== null) throw new DomainError(reviewsProblems.reviewNotFound);
      const before = await this.moderation.findReport(reviewId, me.id);
      if (before !== null && (before.decidedAt === null || before.decidedAt >= review.updatedAt))
        return reportViewOf(before);
      const now = this.clock.now();
      const report: ReportEntity = {
        reviewId,
        reporterId: me.id,
        reason,
        note: note ?? null,
        weight: weightOf(reason, since, now),
        createdAt: now,
        decidedAt: null,
      };
      await this.moderation.saveReport(report);
      await this.cases.take(reviewId, {});
      return reportViewOf(report);
    });
  }

  /** @throws DomainError review-not-found, not-allowed, not-hidden, already-appealed */
  async appeal(reviewId: string, { text }: AppealDraft, me: CurrentAccount): Promise<AppealView> {
    return this.database.transaction(async () => {
      const review = await this.held(reviewId);
      if (!may(me, 'change', 'Review', { authorId: review.authorId })) {
        const problem = review.hiddenAt === null ? kernelProblems.notAllowed : reviewsProblems.reviewNotFound;
        throw new DomainError(problem);
      }
      if (review.hiddenAt === null) throw new DomainError(reviewsProblems.notHidden);
      const standing = await this.cases.of(reviewId);
      if (standing !== null && standing.appealedAt !== null)
        throw new DomainError(reviewsProblems.alreadyAppealed);
      const now = this.clock.now();
      await this.cases.take(reviewId, { appeal: text, appealedAt: now, appealAnsweredAt: null });
      return { reviewId, text, createdAt: now.toISOString() };
    });
  }

  private async held(reviewId: string): Promise<ReviewEntity> {
    const review = await this.reviews.lock(reviewId);
    if (review === null) throw new DomainError(reviewsProblems.reviewNotFound);
    return review;
  }
}

function reportViewOf({ reviewId, reason, note, createdAt }: ReportEntity): ReportView {
  return { reviewId, reason, note, createdAt: createdAt.toISOString() };
}
