import { Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../shared/database/columns.js';
import { REPORT_REASONS, type ReportReason } from './moderation/moderation.rules.js';

/** What one person says of one edition. Festival, edition and author belong to modules below, so they are ids only. */
@Entity('reviews_review')
@Index('reviews_review_once', ['authorId', 'editionId'], { unique: true })
@Index('reviews_review_newest', ['festivalId', 'createdAt'])
@Index('reviews_review_of_author', ['authorId', 'createdAt'])
export class ReviewEntity {
  @PrimaryIdColumn()
  id!: string;

  @IdColumn({ name: 'festival_id' })
  festivalId!: string;

  @IdColumn({ name: 'edition_id' })
  editionId!: string;

  @IdColumn({ name: 'author_id' })
  authorId!: string;

  /** 1 to 5. */
  @Column({ type: 'tinyint', unsigned: true })
  rating!: number;

  @Column({ type: 'varchar', length: 2000, nullable: true })
  text!: string | null;

  /** Grows with every change; the ETag of the review. */
  @Column({ type: 'int', unsigned: true })
  version!: number;

  @InstantColumn({ name: 'created_at' })
  createdAt!: Date;

  @InstantColumn({ name: 'updated_at' })
  updatedAt!: Date;

  /** While an editor hides it, from everybody but its author; its stars do not count as long. */
  @InstantColumn({ name: 'hidden_at', nullable: true })
  hiddenAt!: Date | null;

  @Column({ name: 'hidden_for', type: 'enum', enum: REPORT_REASONS, nullable: true })
  hiddenFor!: ReportReason | null;
}
