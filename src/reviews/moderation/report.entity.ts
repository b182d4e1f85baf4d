import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';
import { ReviewEntity } from '../review.entity.js';
import { REPORT_REASONS, type ReportReason } from './moderation.rules.js';

/** What one person holds against a review; there is one a person. */
@Entity('reviews_report')
@Index('reviews_report_of_reporter', ['reporterId'])
export class ReportEntity {
  @ForeignKey(() => ReviewEntity, { onDelete: 'CASCADE', name: 'reviews_report_of_review' })
  @PrimaryIdColumn({ name: 'review_id' })
  reviewId!: string;

  @PrimaryIdColumn({ name: 'reporter_id' })
  reporterId!: string;

  @Column({ type: 'enum', enum: REPORT_REASONS })
  reason!: ReportReason;

  @Column({ type: 'varchar', length: 500, nullable: true })
  note!: string | null;

  /** As it was when it came: an account does not grow more trusted while nobody decides. */
  @Column({ type: 'tinyint', unsigned: true })
  weight!: number;

  @InstantColumn({ name: 'created_at' })
  createdAt!: Date;

  /** Null while it is open. */
  @InstantColumn({ name: 'decided_at', nullable: true })
  decidedAt!: Date | null;
}
