import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import { Activity, type CurrentAccount, Notices, type Notice } from '../../auth/index.js';
import { FestivalCatalogue, FestivalCharge } from '../../festivals/index.js';
import { MediaService } from '../../media/index.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import type { Page, Paging } from '../../shared/http/paging.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';
import type { ReviewEntity } from '../review.entity.js';
import { ReviewRepository } from '../review.repository.js';
import { reviewsProblems } from '../reviews.problems.js';
import { type CaseEntity, hasOpenAppeal } from './case.entity.js';
import { CaseKeeping } from './case.keeping.js';
import { ModerationRepository } from './moderation.repository.js';
import { type Decision, type ReportReason, tellingOf } from './moderation.rules.js';
import type { AuthorNotice, ReportedReview, ReportsQuery } from './moderation.schemas.js';
import { ModerationViews, type ReviewWithCase } from './moderation.views.js';
import { noticeOf } from './notice.texts.js';

/** Reviews that wait for an editor's word, and that word. */
@Injectable()
export class ModerationService {
  constructor(
    private readonly database: Database,
    private readonly reviews: ReviewRepository,
    private readonly moderation: ModerationRepository,
    private readonly cases: CaseKeeping,
    private readonly views: ModerationViews,
    private readonly festivals: FestivalCatalogue,
    private readonly charge: FestivalCharge,
    private readonly media: MediaService,
    private readonly notices: Notices,
    private readonly activity: Activity,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** What is most at stake first, or what has waited longest; of it what the editor may decide. */
  async list({ sort, ...paging }: ReportsQuery, me: CurrentAccount): Promise<Page<ReportedReview>> {
    const [standing, total] =
      me.regions === null
        ? await this.moderation.waiting(sort, paging)
        : await this.waitingFor(me, sort, paging);
    const reviews = await this.reviews.findByIds(standing.map(({ reviewId }) => reviewId));
    const waiting = standing.flatMap((one): ReviewWithCase[] => {
      const review = reviews.get(one.reviewId);
      return review === undefined ? [] : [{ review, standing: one }];
    });
    return { items: await this.views.of(waiting), ...paging, total };
  }

  /** The very words that the decision would send. @throws DomainError review-not-found, region-not-yours */
  async notice(
    reviewId: string,
    hideFor: ReportReason | undefined,
    me: CurrentAccount,
  ): Promise<AuthorNotice> {
    const review = await this.reviews.findById(reviewId);
    const standing = await this.cases.of(reviewId);
    if (review === null || standing === null) throw new DomainError(reviewsProblems.reviewNotFound);
    await this.charge.mustBeTheirs(review.festivalId, me);
    const decision: Decision =
      hideFor === undefined ? { decision: 'keep' } : { decision: 'hide', reason: hideFor };
    const notice = await this.noticeOf(review, standing, decision);
    return { notice: (notice && (await this.notices.preview(review.authorId, notice))) ?? null };
  }

  /**
   * Closes what is open. Deciding again takes a decision back; the same again changes nothing more.
   * @throws DomainError review-not-found, region-not-yours, own-review, precondition-failed with the present view
   */
  async decide(
    reviewId: string,
    seenVersion: number,
    decision: Decision,
    me: CurrentAccount,
  ): Promise<ReportedReview> {
    const { decided, lost } = await this.database.transaction(async () => {
      const review = await this.reviews.lock(reviewId);
      const standing = await this.cases.of(reviewId);
      if (review === null || standing === null) throw new DomainError(reviewsProblems.reviewNotFound);
      await this.charge.mustBeTheirs(review.festivalId, me);
      if (review.authorId === me.id) throw new DomainError(reviewsProblems.ownReview);
      if (standing.version !== seenVersion) return { decided: { review, standing }, lost: true };
      return { decided: await this.carryOut(review, standing, decision), lost: false };
    });
    const view = await this.views.one(decided);
    if (lost) throw new DomainError(kernelProblems.preconditionFailed, { members: { current: view } });
    return view;
  }

  private async waitingFor(
    me: CurrentAccount,
    sort: ReportsQuery['sort'],
    paging: Paging,
  ): Promise<[CaseEntity[], number]> {
    const waiting = await this.moderation.festivalsWaiting();
    const theirs = new Set(await this.charge.amongTheirs([...new Set(waiting)], me));
    if (theirs.size === 0) return [[], 0];
    const standing = await this.moderation.waitingAt([...theirs], sort, paging);
    return [standing, waiting.filter((id) => theirs.has(id)).length];
  }

  private async carryOut(
    review: ReviewEntity,
    standing: CaseEntity,
    decision: Decision,
  ): Promise<ReviewWithCase> {
    const now = this.clock.now();
    const notice = await this.noticeOf(review, standing, decision);
    if (notice !== undefined) await this.notices.tell(review.authorId, notice);
    await this.audit.record({
      action: decision.decision === 'hide' ? 'review.hidden' : 'review.kept',
      subject: { kind: 'review', id: review.id },
      before: { hiddenFor: review.hiddenFor },
      after: { hiddenFor: decision.decision === 'hide' ? decision.reason : null },
    });
    await this.moderation.closeReportsOf(review.id, now);
    const after = await this.cases.take(review.id, appealAfter(standing, decision, now));
    return { review: await this.put(review, decision, now), standing: after };
  }

  /** Stars count as long as the review is seen. */
  private async put(review: ReviewEntity, decision: Decision, now: Date): Promise<ReviewEntity> {
    const wasHidden = review.hiddenAt !== null;
    const isHidden = decision.decision === 'hide';
    const hiddenFor = isHidden ? decision.reason : null;
    if (hiddenFor === review.hiddenFor) return review;
    review.hiddenAt = isHidden ? (review.hiddenAt ?? now) : null;
    review.hiddenFor = hiddenFor;
    review.version += 1;
    await this.reviews.setHidden(review);
    if (wasHidden === isHidden) return review;
    const photoIds = (await this.reviews.photoIdsOf([review.id])).get(review.id) ?? [];
    await (isHidden ? this.media.conceal(photoIds) : this.media.reveal(photoIds));
    const sign = isHidden ? -1 : 1;
    await this.festivals.applyRating(review.festivalId, { sum: sign * review.rating, count: sign });
    await this.activity.note(review.authorId);
    return review;
  }

  private async noticeOf(
    review: ReviewEntity,
    standing: CaseEntity,
    decision: Decision,
  ): Promise<Notice | undefined> {
    const telling = tellingOf(
      { hiddenFor: review.hiddenFor, hasOpenAppeal: hasOpenAppeal(standing) },
      decision,
    );
    if (telling === 'nothing') return undefined;
    const present = (await this.festivals.presentIdsOf([review.festivalId])).get(review.festivalId);
    const festivalId = present ?? review.festivalId;
    const festival = (await this.festivals.itemsOf([festivalId])).get(festivalId)?.name;
    return noticeOf(telling, { festival, reason: decision.decision === 'hide' ? decision.reason : null });
  }
}

/** An appeal is against the hiding in force: shown again, the review can be hidden and appealed about anew. */
function appealAfter(standing: CaseEntity, { decision }: Decision, now: Date): Partial<CaseEntity> {
  if (decision === 'keep') return { appeal: null, appealedAt: null, appealAnsweredAt: null };
  return hasOpenAppeal(standing) ? { appealAnsweredAt: now } : {};
}
