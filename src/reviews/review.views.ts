import { Injectable } from '@nestjs/common';
import { AccountService } from '../auth/index.js';
import { FestivalCatalogue } from '../festivals/index.js';
import { MediaService } from '../media/index.js';
import { etagOf } from '../shared/http/etag.js';
import { say } from '../shared/http/request-context.js';
import type { ReviewEntity } from './review.entity.js';
import { ReviewRepository } from './review.repository.js';
import type { ReviewView } from './review.schemas.js';

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
  ) {}

  async tagged(review: ReviewEntity): Promise<TaggedReview> {
    const [view] = await this.of([review]);
    return { view: view as ReviewView, etag: etagOf(review.version) };
  }

  async of(reviews: readonly ReviewEntity[]): Promise<ReviewView[]> {
    const [names, photoIds, present] = await Promise.all([
      this.accounts.displayNamesOf([...new Set(reviews.map(({ authorId }) => authorId))]),
      this.reviews.photoIdsOf(reviews.map(({ id }) => id)),
      this.festivals.presentIdsOf(reviews.map(({ festivalId }) => festivalId)),
    ]);
    const photos = await this.media.publishedViews([...photoIds.values()].flat());
    return reviews.map(({ id, festivalId, editionId, authorId, rating, text, createdAt, updatedAt }) => ({
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
    }));
  }
}
