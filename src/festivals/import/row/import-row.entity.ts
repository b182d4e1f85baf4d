import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, PrimaryIdColumn } from '../../../shared/database/columns.js';
import { ImportEntity, type Outcome, OUTCOMES } from '../import.entity.js';
import type { ImportRecord } from './import-record.js';
import type { FieldChange } from './value-changes.rules.js';
import type { RowFault } from './row-fault.js';
import type { ReplacedRecord } from '../identity/source-record.entity.js';

const KEY = { type: 'varchar', collation: 'utf8mb4_bin', nullable: true } as const;

/** One row of the file, read and decided about. */
@Entity('festivals_import_row')
@Index('festivals_import_row_outcome', ['importId', 'outcome', 'number'])
@Index('festivals_import_row_turn', ['importId', 'turn'])
@Index('festivals_import_row_natural', ['importId', 'naturalKey'])
@Index('festivals_import_row_name', ['importId', 'nameKey'])
export class ImportRowEntity {
  @ForeignKey(() => ImportEntity, { onDelete: 'CASCADE', name: 'festivals_import_row_of_import' })
  @PrimaryIdColumn({ name: 'import_id' })
  importId!: string;

  /** As a spreadsheet shows it: the header is row 1. */
  @PrimaryColumn({ type: 'int', unsigned: true })
  number!: number;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ type: 'enum', enum: OUTCOMES, nullable: true })
  outcome!: Outcome | null;

  /** See `turnOf`: rows are decided about in this order. */
  @Column({ type: 'char', length: 21, charset: 'ascii', collation: 'ascii_bin', nullable: true })
  turn!: string | null;

  @Column({ ...KEY, length: 255, name: 'natural_key' })
  naturalKey!: string | null;

  @Column({ ...KEY, length: 200, name: 'name_key' })
  nameKey!: string | null;

  @Column({ type: 'json', nullable: true })
  record!: ImportRecord | null;

  @Column({ type: 'binary', length: 32, name: 'record_hash', nullable: true })
  recordHash!: Buffer | null;

  /** Not in the catalogue yet where the row creates it and is not applied. */
  @IdColumn({ name: 'festival_id', nullable: true })
  festivalId!: string | null;

  @IdColumn({ name: 'edition_id', nullable: true })
  editionId!: string | null;

  @Column({ type: 'boolean', name: 'creates_festival', default: false })
  createsFestival!: boolean;

  @Column({ type: 'boolean', name: 'creates_edition', default: false })
  createsEdition!: boolean;

  @Column({ type: 'json', nullable: true })
  changes!: FieldChange[] | null;

  /** What reading the row found. */
  @Column({ type: 'json', nullable: true })
  faults!: RowFault[] | null;

  /** What comparing it with the catalogue found. */
  @Column({ type: 'json', nullable: true })
  findings!: RowFault[] | null;

  /** The source record as it was before this row replaced it. */
  @Column({ type: 'json', nullable: true })
  replaced!: ReplacedRecord | null;
}
