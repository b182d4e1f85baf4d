import { Column, Entity, ForeignKey, Index } from 'typeorm';
import type { Day } from '../../shared/clock.js';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';
import { FestivalEntity } from '../festival.entity.js';

export const EDITION_STATUSES = ['scheduled', 'postponed', 'cancelled', 'ended'] as const;
export type EditionStatus = (typeof EDITION_STATUSES)[number];

/** One occurrence of a festival, on calendar days in Korea. */
@Entity('festivals_edition')
@Index('festivals_edition_start', ['festivalId', 'startsOn'], { unique: true })
export class EditionEntity {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey(() => FestivalEntity, { onDelete: 'CASCADE', name: 'festivals_edition_of_festival' })
  @IdColumn({ name: 'festival_id' })
  festivalId!: string;

  @Column({ type: 'smallint', unsigned: true })
  year!: number;

  /** 22 for "제22회". */
  @Column({ type: 'smallint', unsigned: true, nullable: true })
  ordinal!: number | null;

  @Column({ type: 'date', name: 'starts_on' })
  startsOn!: Day;

  /** The last day, included. */
  @Column({ type: 'date', name: 'ends_on' })
  endsOn!: Day;

  @Column({ type: 'enum', enum: EDITION_STATUSES })
  status!: EditionStatus;

  @Column({ type: 'text', nullable: true })
  programme!: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  price!: string | null;

  @Column({ type: 'varchar', length: 200, name: 'age_limit', nullable: true })
  ageLimit!: string | null;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @InstantColumn({ name: 'created_at' })
  createdAt!: Date;

  @InstantColumn({ name: 'updated_at' })
  updatedAt!: Date;
}
