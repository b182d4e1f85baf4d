import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Day } from '../../shared/clock.js';
import { IdColumn, PrimaryIdColumn } from '../../shared/database/columns.js';
import { FestivalEntity } from '../festival.entity.js';
import { EditionEntity } from './edition.entity.js';
import { PHASES, type Phase } from './edition-in-view.rules.js';

/**
 * Which edition a festival shows on which days, worked out whenever its editions change. Exactly one
 * row of a festival covers any day, so a list joins one row where it would have to rank many.
 */
@Entity('festivals_showing')
@Index('festivals_showing_edition', ['editionId'])
@Index('festivals_showing_from', ['shownFrom'])
export class ShowingEntity {
  @ForeignKey(() => FestivalEntity, { onDelete: 'CASCADE', name: 'festivals_showing_of_festival' })
  @PrimaryIdColumn({ name: 'festival_id' })
  festivalId!: string;

  @PrimaryColumn({ type: 'date', name: 'shown_from' })
  shownFrom!: Day;

  @Column({ type: 'date', name: 'shown_until' })
  shownUntil!: Day;

  @Column({ type: 'enum', enum: PHASES })
  phase!: Phase;

  /** Null for an estimate. */
  @ForeignKey(() => EditionEntity, { onDelete: 'CASCADE', name: 'festivals_showing_of_edition' })
  @IdColumn({ name: 'edition_id', nullable: true })
  editionId!: string | null;

  @Column({ type: 'date', name: 'starts_on' })
  startsOn!: Day;

  @Column({ type: 'date', name: 'ends_on' })
  endsOn!: Day;

  /** Of an estimate, in per cent; see `estimate.rules.ts`. */
  @Column({ type: 'tinyint', unsigned: true, nullable: true })
  confidence!: number | null;
}
