import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { PrimaryIdColumn } from '../shared/database/columns.js';
import { ReviewEntity } from './review.entity.js';

/** A photo of a review; the photo itself lives in the media module. The same bytes may be in several of a person's. */
@Entity('reviews_photo')
@Index('reviews_photo_review', ['reviewId', 'position'], { unique: true })
export class ReviewPhotoEntity {
  @PrimaryIdColumn({ name: 'photo_id' })
  photoId!: string;

  @ForeignKey(() => ReviewEntity, { onDelete: 'CASCADE', name: 'reviews_photo_of_review' })
  @PrimaryIdColumn({ name: 'review_id' })
  reviewId!: string;

  /** From 0, in the order the author gave. */
  @Column({ type: 'tinyint', unsigned: true })
  position!: number;
}
