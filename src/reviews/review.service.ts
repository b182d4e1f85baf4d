import { Injectable } from '@nestjs/common';
import { Activity, type CurrentAccount, may } from '../auth/index.js';
import { FestivalCatalogue } from '../festivals/index.js';
import { MediaService } from '../media/index.js';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database/database.js';
import type { Page, Paging } from '../shared/http/paging.js';
import { newId } from '../shared/ids.js';
import { kernelProblems } from '../shared/problem/kernel.problems.js';
import { DomainError } from '../shared/problem/problem.js';
import { ModerationRepository } from './moderation/moderation.repository.js';
import type { ReviewEntity } from './review.entity.js';
import { ReviewRepository } from './review.repository.js';
import type { MyReviewView, ReviewChange, ReviewDraft, ReviewView } from './review.schemas.js';
import { ReviewViews, type TaggedReview } from './review.views.js';
import { reviewsProblems } from './reviews.problems.js';

@Injectable()
export class ReviewService {
  constructor(
    private readonly database: Database,
    private readonly reviews: ReviewRepository,
    private readonly festivals: FestivalCatalogue,
    private readonly media: MediaService,
    private readonly views: ReviewViews,
    private readonly moderation: ModerationRepository,
    private readonly activity: Activity,
    private readonly clock: Clock,
  ) {}

  /** Also those written of festivals that turned out to be this one. @throws DomainError festival-not-found */
  async ofFestival(festivalId: string, paging: Paging): Promise<Page<ReviewView>> {
    const present = await this.requirePresent(festivalId);
    const festivalIds = await this.festivals.allIdsOf(present);
    const [found, total] = await this.reviews.newestOf({ festivalIds }, paging);
    return { items: await this.views.of(found), ...paging, total };
  }

  /** The author's own, whatever has become of the festivals. */
  async ofAuthor(authorId: string, paging: Paging): Promise<Page<MyReviewView>> {
    const [found, total] = await this.reviews.newestOf({ authorId }, paging);
    return { items: await this.views.withFestivals(found), ...paging, total };
  }

  /**
   * A hidden one is there for its author alone.
   * @throws DomainError review-not-found; festival-not-found where the festival is not public (any more).
   */
  async read(id: string, me: CurrentAccount | undefined): Promise<TaggedReview> {
    return this.views.tagged(await this.readable(id, me));
  }

  /** @throws DomainError festival-not-found, edition-not-found, not-yet-held, already-reviewed, photo-not-usable */
  async write(ofFestival: string, draft: ReviewDraft, authorId: string): Promise<TaggedReview> {
    const festivalId = await this.requirePresent(ofFestival);
    const editionId = await this.heldEdition(festivalId, draft.editionId);
    const now = this.clock.now();
    const review: ReviewEntity = {
      id: newId(),
      festivalId,
      editionId,
      authorId,
      rating: draft.rating,
      text: draft.text ?? null,
      version: 1,
      createdAt: now,
      updatedAt: now,
      hiddenAt: null,
      hiddenFor: null,
    };
    const added = await this.database.transaction(async () => {
      if (!(await this.reviews.add(review))) return false;
      await this.replacePhotos(review, draft.photoIds ?? [], authorId);
      await this.festivals.applyRating(festivalId, { sum: review.rating, count: 1 });
      await this.activity.note(authorId);
      return true;
    });
    if (!added) {
      const existing = await this.reviews.findOfAuthorAndEdition(authorId, editionId);
      throw new DomainError(reviewsProblems.alreadyReviewed, {
        members: existing === null ? {} : { reviewId: existing.id },
      });
    }
    return this.views.tagged(review);
  }

  /** @throws DomainError review-not-found, not-allowed, precondition-failed, photo-not-usable */
  async change(
    id: string,
    seenVersion: number,
    change: ReviewChange,
    me: CurrentAccount,
  ): Promise<TaggedReview> {
    mustBeTheirs('change', await this.readable(id, me), me);
    const { review, lost } = await this.database.transaction(async () => {
      const present = await this.reviews.lock(id);
      if (present === null) throw new DomainError(reviewsProblems.reviewNotFound);
      if (present.version !== seenVersion) return { review: present, lost: true };
      const before = present.rating;
      present.rating = change.rating ?? before;
      if (change.text !== undefined) present.text = change.text;
      present.version += 1;
      present.updatedAt = this.clock.now();
      await this.reviews.update(present);
      if (change.photoIds !== undefined) await this.replacePhotos(present, change.photoIds, me.id);
      if (present.hiddenAt === null)
        await this.festivals.applyRating(present.festivalId, { sum: present.rating - before, count: 0 });
      await this.moderation.noteChangeOf(id);
      await this.activity.note(present.authorId);
      return { review: present, lost: false };
    });
    if (lost) {
      const { view, etag } = await this.views.tagged(review);
      throw new DomainError(kernelProblems.preconditionFailed, {
        headers: { etag },
        members: { current: view },
      });
    }
    return this.views.tagged(review);
  }

  /** @throws DomainError review-not-found, not-allowed */
  async remove(id: string, me: CurrentAccount): Promise<void> {
    const known = await this.reviews.findById(id);
    // The author's own goes whatever has become of the festival.
    if (known === null || !may(me, 'remove', 'Review', factsOf(known)))
      mustBeTheirs('remove', await this.readable(id, me), me);
    await this.database.transaction(async () => {
      const present = await this.reviews.lock(id);
      if (present === null) throw new DomainError(reviewsProblems.reviewNotFound);
      await this.replacePhotos(present, [], me.id);
      await this.reviews.remove(id);
      if (present.hiddenAt === null)
        await this.festivals.applyRating(present.festivalId, { sum: -present.rating, count: -1 });
      await this.activity.note(present.authorId);
    });
  }

  private async readable(id: string, me: CurrentAccount | undefined): Promise<ReviewEntity> {
    const found = await this.reviews.findById(id);
    if (found === null || !may(me, 'read', 'Review', factsOf(found)))
      throw new DomainError(reviewsProblems.reviewNotFound);
    await this.requirePresent(found.festivalId);
    return found;
  }

  /** The festival that it is now. */
  private async requirePresent(festivalId: string): Promise<string> {
    const present = (await this.festivals.presentIdsOf([festivalId])).get(festivalId) ?? festivalId;
    await this.festivals.requirePublished(present);
    return present;
  }

  /** The edition a review speaks of: the asked one, else the one that started last. */
  private async heldEdition(festivalId: string, asked: string | undefined): Promise<string> {
    const editionId = asked ?? (await this.festivals.lastStartedEdition(festivalId));
    if (editionId === null) throw new DomainError(reviewsProblems.notYetHeld);
    const { startsOn, status } = await this.festivals.requireEdition(festivalId, editionId);
    if (startsOn > this.clock.today() || status === 'cancelled' || status === 'postponed') {
      throw new DomainError(reviewsProblems.notYetHeld, {
        errors: [{ pointer: '/editionId', detail: reviewsProblems.notYetHeld.detail }],
      });
    }
    return editionId;
  }

  /** Attaches the new ones, lets go of those left out and keeps the order given. */
  private async replacePhotos(
    review: ReviewEntity,
    photoIds: readonly string[],
    ownerId: string,
  ): Promise<void> {
    const present = (await this.reviews.photoIdsOf([review.id])).get(review.id) ?? [];
    if (review.hiddenAt !== null) await this.media.reveal(present);
    const added = photoIds.filter((id) => !present.includes(id));
    const pointerTo = (id: string) => `/photoIds/${photoIds.indexOf(id)}`;
    await this.media.attach(added, { ownerId, purpose: 'review' }, pointerTo);
    await this.media.release(present.filter((id) => !photoIds.includes(id)));
    await this.reviews.removePhotos(review.id, present);
    await this.reviews.addPhotos(review.id, photoIds);
    if (review.hiddenAt !== null) await this.media.conceal(photoIds);
  }
}

function mustBeTheirs(action: 'change' | 'remove', review: ReviewEntity, me: CurrentAccount): void {
  if (!may(me, action, 'Review', factsOf(review))) throw new DomainError(kernelProblems.notAllowed);
}

function factsOf({ authorId, hiddenAt }: ReviewEntity): { authorId: string; hidden: boolean } {
  return { authorId, hidden: hiddenAt !== null };
}
