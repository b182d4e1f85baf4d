import { Column, Entity, ForeignKey, Index } from 'typeorm';
import type { Day } from '../../../shared/clock.js';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../../../shared/database/columns.js';
import { EditionEntity } from '../../edition/edition.entity.js';
import { FestivalEntity } from '../../festival.entity.js';
import { ImportEntity, type Provider, PROVIDERS } from '../import.entity.js';
import type { StandingRecord } from '../row/import-record.js';

/** What an undo needs to put a source record back as it was. */
export interface ReplacedRecord {
  readonly record: StandingRecord;
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
  readonly importId: string;
  readonly seenAt: string;
}

/** What a provider last said of one edition of one festival, and where that went. */
@Entity('festivals_source_record')
@Index('festivals_source_record_natural', ['provider', 'naturalKey'], { unique: true })
@Index('festivals_source_record_name', ['nameKey'])
@Index('festivals_source_record_festival', ['festivalId'])
@Index('festivals_source_record_edition', ['editionId'])
@Index('festivals_source_record_import', ['importId', 'festivalId'])
export class SourceRecordEntity {
  @PrimaryIdColumn()
  id!: string;

  @Column({ type: 'enum', enum: PROVIDERS })
  provider!: Provider;

  @Column({ type: 'varchar', length: 255, name: 'natural_key', collation: 'utf8mb4_bin' })
  naturalKey!: string;

  @Column({ type: 'varchar', length: 200, name: 'name_key', collation: 'utf8mb4_bin' })
  nameKey!: string;

  @Column({
    type: 'char',
    length: 2,
    name: 'province_code',
    nullable: true,
    charset: 'ascii',
    collation: 'ascii_bin',
  })
  provinceCode!: string | null;

  @Column({
    type: 'char',
    length: 5,
    name: 'district_code',
    nullable: true,
    charset: 'ascii',
    collation: 'ascii_bin',
  })
  districtCode!: string | null;

  @Column({ type: 'date', name: 'reference_day', nullable: true })
  referenceDay!: Day | null;

  @Column({ type: 'json' })
  record!: StandingRecord;

  @Column({ type: 'binary', length: 32, name: 'record_hash' })
  recordHash!: Buffer;

  /** Null once an editor has removed it: the record stays, so that it is not made again. */
  @ForeignKey(() => FestivalEntity, { onDelete: 'SET NULL', name: 'festivals_source_record_of_festival' })
  @IdColumn({ name: 'festival_id', nullable: true })
  festivalId!: string | null;

  @ForeignKey(() => EditionEntity, { onDelete: 'SET NULL', name: 'festivals_source_record_of_edition' })
  @IdColumn({ name: 'edition_id', nullable: true })
  editionId!: string | null;

  /** The import that wrote it last. */
  @ForeignKey(() => ImportEntity, { name: 'festivals_source_record_of_import' })
  @IdColumn({ name: 'import_id' })
  importId!: string;

  @InstantColumn({ name: 'seen_at' })
  seenAt!: Date;
}
