import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData, type PersonalDataKeeper } from '../auth/index.js';
import { MediaService } from '../media/index.js';
import { newId } from '../shared/ids.js';
import { ModerationRepository } from './moderation/moderation.repository.js';
import { ReviewRepository } from './review.repository.js';

/** Reviews of people who leave stay without them: stars and text help others, and a festival's rating stays what it is. */
@Injectable()
export class ReviewKeeper implements PersonalDataKeeper, OnModuleInit {
  readonly name = 'reviews';
  readonly columns = ['reviews_review.author_id'];

  constructor(
    private readonly personalData: PersonalData,
    private readonly reviews: ReviewRepository,
    private readonly media: MediaService,
    private readonly moderation: ModerationRepository,
  ) {}

  onModuleInit(): void {
    this.personalData.register(this);
  }

  async export(accountId: string): Promise<unknown> {
    const reviews = await this.reviews.allOf(accountId);
    const photoIds = await this.reviews.photoIdsOf(reviews.map(({ id }) => id));
    const cases = new Map(
      (await this.moderation.casesOf(reviews.map(({ id }) => id))).map((one) => [one.reviewId, one]),
    );
    return reviews.map(({ id, festivalId, editionId, rating, text, createdAt, updatedAt, ...more }) => ({
      id,
      festivalId,
      editionId,
      rating,
      text,
      photoIds: photoIds.get(id) ?? [],
      createdAt,
      updatedAt,
      hiddenAt: more.hiddenAt,
      hiddenFor: more.hiddenFor,
      appeal: cases.get(id)?.appeal ?? null,
    }));
  }

  /** Each gets an author of its own, so that not even two of them can be told to be one person's. */
  async erase(accountId: string): Promise<void> {
    const reviews = await this.reviews.lockAllOf(accountId);
    const photoIds = await this.reviews.photoIdsOf(reviews.map(({ id }) => id));
    const hidden = reviews.filter(({ hiddenAt }) => hiddenAt !== null);
    await this.media.reveal(hidden.flatMap(({ id }) => photoIds.get(id) ?? []));
    await this.media.release([...photoIds.values()].flat());
    for (const { id } of reviews) {
      await this.reviews.removePhotos(id, photoIds.get(id) ?? []);
      await this.moderation.forgetAppealOf(id);
      await this.reviews.disown(id, newId());
    }
  }
}
