import { Injectable } from '@nestjs/common';
import { AccountService } from '../auth/index.js';
import { FestivalCatalogue } from '../festivals/index.js';
import { MediaService } from '../media/index.js';
import { etagOf } from '../shared/http/etag.js';
import { say } from '../shared/http/request-context.js';
import type { CaseEntity } from './moderation/case.entity.js';
import { ModerationRepository } from './moderation/moderation.repository.js';
import type { ReviewEntity } from './review.entity.js';
import { ReviewRepository } from './review.repository.js';
import type { MyReviewView, ReviewView } from './review.schemas.js';

export interface TaggedReview {
  readonly view: ReviewView;
  readonly etag: string;
}

/** Reviews as readers see them, with their authors' names and the photos that are ready. */
@Injectable()
export class ReviewViews {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly festivals: FestivalCatalogue,
    private readonly accounts: AccountService,
    private readonly media: MediaService,
    private readonly moderation: ModerationRepository,
  ) {}

  async tagged(review: ReviewEntity): Promise<TaggedReview> {
    const [view] = await this.of([review]);
    return { view: view as ReviewView, etag: etagOf(review.version) };
  }

  /** Under the festivals' names, for who wrote them. */
  async withFestivals(reviews: readonly ReviewEntity[]): Promise<MyReviewView[]> {
    const views = await this.of(reviews);
    const festivals = await this.festivals.namesOf(views.map(({ festivalId }) => festivalId));
    return views.map((view) => ({ ...view, festival: festivals.get(view.festivalId) ?? null }));
  }

  async of(reviews: readonly ReviewEntity[]): Promise<ReviewView[]> {
    const [names, photoIds, present, cases] = await Promise.all([
      this.accounts.displayNamesOf([...new Set(reviews.map(({ authorId }) => authorId))]),
      this.reviews.photoIdsOf(reviews.map(({ id }) => id)),
      this.festivals.presentIdsOf(reviews.map(({ festivalId }) => festivalId)),
      this.moderation.casesOf(reviews.filter(({ hiddenAt }) => hiddenAt !== null).map(({ id }) => id)),
    ]);
    const photos = await this.media.publishedViews([...photoIds.values()].flat());
    return reviews.map(
      ({ id, festivalId, editionId, authorId, rating, text, createdAt, updatedAt, ...more }) => ({
        id,
        festivalId: present.get(festivalId) ?? festivalId,
        editionId,
        rating,
        text,
        author: {
          id: authorId,
          displayName: names.get(authorId) ?? say({ ko: '떠난 회원', en: 'A former member' }),
        },
        photos: (photoIds.get(id) ?? []).flatMap((photoId) => photos.get(photoId) ?? []),
        createdAt: createdAt.toISOString(),
        updatedAt: updatedAt.toISOString(),
        ...hidingOf(
          more,
          cases.find(({ reviewId }) => reviewId === id),
        ),
      }),
    );
  }
}

function hidingOf(
  { hiddenAt, hiddenFor }: Pick<ReviewEntity, 'hiddenAt' | 'hiddenFor'>,
  standing: CaseEntity | undefined,
): Pick<ReviewView, 'hidden'> {
  if (hiddenAt === null || hiddenFor === null) return {};
  const { appeal = null, appealedAt = null, appealAnsweredAt = null } = standing ?? {};
  const appealed =
    appealedAt === null
      ? null
      : { text: appeal, createdAt: appealedAt.toISOString(), answered: appealAnsweredAt !== null };
  return { hidden: { since: hiddenAt.toISOString(), reason: hiddenFor, appeal: appealed } };
}
