import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Day } from '../../../shared/clock.js';
import { IdColumn } from '../../../shared/database/columns.js';
import { EditionEntity } from '../../edition/edition.entity.js';
import { FestivalEntity } from '../../festival.entity.js';
import type { MatchRecord } from '../identity/matching/match-record.js';
import type { Provider } from '../import.entity.js';
import type { ImportRecord } from '../row/import-record.js';

export const STATEMENT_ID = { type: 'char', length: 32, charset: 'ascii', collation: 'ascii_bin' } as const;

/** The provider of an anchor. */
export const EDITOR = 'editor';

/**
 * What a source said; it counts while an applied import says so. An anchor stands in for a festival that no
 * source has made: it takes part when sources are matched, and says nothing by itself.
 */
@Entity('festivals_statement')
@Index('festivals_statement_natural', ['provider', 'naturalKey'])
@Index('festivals_statement_festival', ['festivalId'])
@Index('festivals_statement_edition', ['editionId'])
export class StatementEntity {
  /** Made of provider and record, so that the same words are the same statement. */
  @PrimaryColumn(STATEMENT_ID)
  id!: string;

  @Column({ type: 'varchar', length: 20, charset: 'ascii', collation: 'ascii_bin' })
  provider!: Provider | typeof EDITOR;

  /** Of an anchor, the id of the festival that it was made for. */
  @Column({ type: 'varchar', length: 255, name: 'natural_key', collation: 'utf8mb4_bin' })
  naturalKey!: string;

  @Column({ type: 'date', name: 'reference_day', nullable: true })
  referenceDay!: Day | null;

  /** Null for an anchor. */
  @Column({ type: 'json', nullable: true })
  record!: ImportRecord | null;

  /** The version of the festival that the anchor was made of last. */
  @Column({ type: 'int', unsigned: true, name: 'anchors_version', nullable: true })
  anchorsVersion!: number | null;

  /** What of it tells which festival it speaks of; null where its block keys are still to be made. */
  @Column({ type: 'json', nullable: true })
  identity!: MatchRecord | null;

  /** Where it went; null while it counts for nothing. */
  @ForeignKey(() => FestivalEntity, { onDelete: 'SET NULL', name: 'festivals_statement_of_festival' })
  @IdColumn({ name: 'festival_id', nullable: true })
  festivalId!: string | null;

  @ForeignKey(() => EditionEntity, { onDelete: 'SET NULL', name: 'festivals_statement_of_edition' })
  @IdColumn({ name: 'edition_id', nullable: true })
  editionId!: string | null;

  /** Whether an editor has removed the edition it speaks of. */
  @Column({ type: 'boolean', name: 'edition_removed', default: false })
  editionRemoved!: boolean;
}
