import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Day } from '../../shared/clock.js';
import { IdColumn, InstantColumn } from '../../shared/database/columns.js';
import { CHANGE_KINDS, type ChangeKind } from './change.rules.js';

/** One thing that happened to a festival which the public could see; its number is the order of the commits. */
@Entity('festivals_change_entry')
@Index('festivals_change_entry_festival', ['festivalId', 'seq'])
@Index('festivals_change_entry_changed', ['changedAt'])
export class ChangeEntryEntity {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  seq!: string;

  /** No foreign key: that a festival was withdrawn is told even when nothing else of it is left. */
  @IdColumn({ name: 'festival_id' })
  festivalId!: string;

  @IdColumn({ name: 'edition_id', nullable: true })
  editionId!: string | null;

  @Column({ type: 'enum', enum: CHANGE_KINDS })
  kind!: ChangeKind;

  /** `editor`, `sample` of our own made-up catalogue, or the provider whose data said so. */
  @Column({ type: 'varchar', length: 20, charset: 'ascii', collation: 'ascii_bin' })
  source!: string;

  @Column({ type: 'varchar', length: 200, name: 'name_from', nullable: true })
  nameFrom!: string | null;

  @Column({ type: 'varchar', length: 200, name: 'name_to', nullable: true })
  nameTo!: string | null;

  @Column({ type: 'date', name: 'starts_from', nullable: true })
  startsFrom!: Day | null;

  @Column({ type: 'date', name: 'ends_from', nullable: true })
  endsFrom!: Day | null;

  @Column({ type: 'date', name: 'starts_to', nullable: true })
  startsTo!: Day | null;

  @Column({ type: 'date', name: 'ends_to', nullable: true })
  endsTo!: Day | null;

  @InstantColumn({ name: 'changed_at' })
  changedAt!: Date;
}

/** When a festival last changed in any way, one row for each that was ever public. */
@Entity('festivals_latest_change')
@Index('festivals_latest_change_festival', ['festivalId'], { unique: true })
@Index('festivals_latest_change_changed', ['changedAt'])
export class LatestChangeEntity {
  /** Given anew at every change, so that it is the order of the commits. */
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  seq!: string;

  @IdColumn({ name: 'festival_id' })
  festivalId!: string;

  @InstantColumn({ name: 'changed_at' })
  changedAt!: Date;

  @InstantColumn({ name: 'withdrawn_at', nullable: true })
  withdrawnAt!: Date | null;
}
