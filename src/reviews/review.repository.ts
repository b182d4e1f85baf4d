import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { violatesUnique } from '../shared/database/database-errors.js';
import { Database } from '../shared/database/database.js';
import type { Paging } from '../shared/http/paging.js';
import { ReviewPhotoEntity } from './review-photo.entity.js';
import { ReviewEntity } from './review.entity.js';

/** A review as a signal of taste. */
export interface ReviewSignal {
  readonly festivalId: string;
  readonly editionId: string;
  readonly rating: number;
  /** When it was last changed. */
  readonly at: Date;
}

interface ReviewPhotoRow {
  readonly photoId: string;
  readonly position: number;
  readonly reviewId: string;
  readonly createdAt: Date;
}

@Injectable()
export class ReviewRepository {
  constructor(private readonly database: Database) {}

  private get reviews() {
    return this.database.manager.getRepository(ReviewEntity);
  }

  private get photos() {
    return this.database.manager.getRepository(ReviewPhotoEntity);
  }

  async findById(id: string): Promise<ReviewEntity | null> {
    return this.reviews.findOneBy({ id });
  }

  /** The review as it stands, held for the transaction under way. */
  async lock(id: string): Promise<ReviewEntity | null> {
    return this.reviews.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async findOfAuthorAndEdition(authorId: string, editionId: string): Promise<ReviewEntity | null> {
    return this.reviews.findOneBy({ authorId, editionId });
  }

  /** By id; those that are gone are absent. */
  async findByIds(ids: readonly string[]): Promise<Map<string, ReviewEntity>> {
    const found = ids.length === 0 ? [] : await this.reviews.findBy({ id: In([...ids]) });
    return new Map(found.map((review) => [review.id, review]));
  }

  /** Of a festival those that everybody sees; of an author all. */
  async newestOf(
    of: { festivalIds: readonly string[] } | { authorId: string },
    { page, perPage }: Paging,
  ): Promise<[ReviewEntity[], number]> {
    return this.reviews.findAndCount({
      where: 'authorId' in of ? of : { festivalId: In([...of.festivalIds]), hiddenAt: IsNull() },
      order: { createdAt: 'DESC', id: 'DESC' },
      skip: (page - 1) * perPage,
      take: perPage,
    });
  }

  /** False where the author has reviewed this edition. */
  async add(review: ReviewEntity): Promise<boolean> {
    try {
      await this.reviews.insert(review);
      return true;
    } catch (error) {
      if (violatesUnique(error, 'reviews_review_once')) return false;
      throw error;
    }
  }

  async update(review: ReviewEntity): Promise<void> {
    const { id, rating, text, version, updatedAt } = review;
    await this.reviews.update({ id }, { rating, text, version, updatedAt });
  }

  async setHidden({ id, hiddenAt, hiddenFor, version }: ReviewEntity): Promise<void> {
    await this.reviews.update({ id }, { hiddenAt, hiddenFor, version });
  }

  async remove(id: string): Promise<void> {
    await this.reviews.delete({ id });
  }

  /** Photo ids by review id, each in the author's order. */
  async photoIdsOf(reviewIds: readonly string[]): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>(reviewIds.map((id) => [id, []]));
    if (reviewIds.length === 0) return found;
    const rows = await this.photos.find({
      where: { reviewId: In([...reviewIds]) },
      order: { reviewId: 'ASC', position: 'ASC' },
    });
    for (const { reviewId, photoId } of rows) found.get(reviewId)?.push(photoId);
    return found;
  }

  /** Of every review of the festivals that is seen, newest review first, each photo once. */
  async photoIdsOfFestivals(festivalIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.rows<ReviewPhotoRow>(
      `SELECT p.photo_id AS photoId, p.position, r.id AS reviewId, r.created_at AS createdAt
         FROM reviews_review r JOIN reviews_photo p ON p.review_id = r.id
        WHERE r.festival_id IN (?) AND r.hidden_at IS NULL`,
      [festivalIds],
    );
    return [...new Set(rows.sort(newestReviewFirst).map(({ photoId }) => photoId))];
  }

  async addPhotos(reviewId: string, photoIds: readonly string[]): Promise<void> {
    if (photoIds.length === 0) return;
    await this.photos.insert(photoIds.map((photoId, position) => ({ reviewId, photoId, position })));
  }

  /** One by one and not by review: that would lock the gap where the photos of other reviews are going. */
  async removePhotos(reviewId: string, photoIds: readonly string[]): Promise<void> {
    if (photoIds.length === 0) return;
    await this.database.change(
      'DELETE p FROM reviews_photo p FORCE INDEX (PRIMARY) WHERE photo_id IN (?) AND review_id = ?',
      [photoIds, reviewId],
    );
  }

  async signalsOf(authorId: string): Promise<ReviewSignal[]> {
    return this.database.rows<ReviewSignal>(
      `SELECT festival_id AS festivalId, edition_id AS editionId, rating, updated_at AS at
         FROM reviews_review WHERE author_id = ? AND hidden_at IS NULL`,
      [authorId],
    );
  }

  async signalsBetween(
    after: string,
    until: string,
  ): Promise<(ReviewSignal & { readonly accountId: string })[]> {
    return this.database.rows(
      `SELECT author_id AS accountId, festival_id AS festivalId, edition_id AS editionId, rating, updated_at AS at
         FROM reviews_review WHERE author_id > ? AND author_id <= ? AND hidden_at IS NULL ORDER BY author_id`,
      [after, until],
    );
  }

  async authorAfter(after: string, reviews: number): Promise<string | undefined> {
    const [found] = await this.database.rows<{ authorId: string }>(
      'SELECT author_id AS authorId FROM reviews_review WHERE author_id > ? ORDER BY author_id LIMIT 1 OFFSET ?',
      [after, reviews],
    );
    return found?.authorId;
  }

  async count(): Promise<number> {
    const [row] = await this.database.rows<{ total: unknown }>(
      'SELECT COUNT(*) AS total FROM reviews_review',
    );
    return Number(row?.total);
  }

  async allOf(authorId: string): Promise<ReviewEntity[]> {
    return this.reviews.find({ where: { authorId }, order: { createdAt: 'ASC' } });
  }

  async lockAllOf(authorId: string): Promise<ReviewEntity[]> {
    return this.reviews.find({
      where: { authorId },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async disown(id: string, nobody: string): Promise<void> {
    await this.reviews.update({ id }, { authorId: nobody, version: () => 'version + 1' });
  }
}

/** All of them are read anyway, and no index has this order: the database would sort them in a file. */
function newestReviewFirst(a: ReviewPhotoRow, b: ReviewPhotoRow): number {
  const byTime = b.createdAt.getTime() - a.createdAt.getTime();
  const byId = a.reviewId < b.reviewId ? 1 : -1;
  return byTime || (a.reviewId === b.reviewId ? a.position - b.position : byId);
}
