import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';
import { ReviewEntity } from '../review.entity.js';

/** Where the moderation of a review stands, once somebody has reported it. */
@Entity('reviews_case')
@Index('reviews_case_age', ['waitingSince'])
@Index('reviews_case_risk', ['risk', 'waitingSince'])
export class CaseEntity {
  @ForeignKey(() => ReviewEntity, { onDelete: 'CASCADE', name: 'reviews_case_of_review' })
  @PrimaryIdColumn({ name: 'review_id' })
  reviewId!: string;

  /** Since when something of it is open; null while nothing is. */
  @InstantColumn({ name: 'waiting_since', nullable: true })
  waitingSince!: Date | null;

  @Column({ type: 'int', unsigned: true })
  risk!: number;

  /** Grows with every report, appeal, decision and change of the review, so that nobody decides unseen what came since. */
  @Column({ type: 'int', unsigned: true })
  version!: number;

  /** What the author says against the hiding that is in force; one a hiding. */
  @Column({ type: 'varchar', length: 1000, nullable: true })
  appeal!: string | null;

  @InstantColumn({ name: 'appealed_at', nullable: true })
  appealedAt!: Date | null;

  @InstantColumn({ name: 'appeal_answered_at', nullable: true })
  appealAnsweredAt!: Date | null;
}

export function hasOpenAppeal({ appealedAt, appealAnsweredAt }: CaseEntity): boolean {
  return appealedAt !== null && appealAnsweredAt === null;
}
