import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Day } from '../../../shared/clock.js';
import { IdColumn, PrimaryIdColumn } from '../../../shared/database/columns.js';
import { ImportEntity, type Outcome, OUTCOMES } from '../import.entity.js';
import type { FieldChange } from '../projection/field-change.rules.js';
import { STATEMENT_ID } from '../projection/statement.entity.js';
import type { RowFault } from './row-fault.js';

/** One row of the file, read and decided about. */
@Entity('festivals_import_row')
@Index('festivals_import_row_outcome', ['importId', 'outcome', 'number'])
@Index('festivals_import_row_statement', ['importId', 'statementId'])
@Index('festivals_import_row_authority', ['importId', 'authority', 'referenceDay'])
export class ImportRowEntity {
  @ForeignKey(() => ImportEntity, { onDelete: 'CASCADE', name: 'festivals_import_row_of_import' })
  @PrimaryIdColumn({ name: 'import_id' })
  importId!: string;

  /** As a spreadsheet shows it, where the header is row 1; the place in the list, from 1, in JSON. */
  @PrimaryColumn({ type: 'int', unsigned: true })
  number!: number;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  /** Who says it, by name; null where the row does not tell, or was read before this was kept. */
  @Column({ type: 'varchar', length: 200, nullable: true, collation: 'utf8mb4_bin' })
  authority!: string | null;

  @Column({
    type: 'char',
    length: 5,
    name: 'district_code',
    nullable: true,
    charset: 'ascii',
    collation: 'ascii_bin',
  })
  districtCode!: string | null;

  /** The day of which the authority says that the row was right. */
  @Column({ type: 'date', name: 'reference_day', nullable: true })
  referenceDay!: Day | null;

  @Column({ type: 'enum', enum: OUTCOMES, nullable: true })
  outcome!: Outcome | null;

  /** What the row says; null where it was refused. */
  @Column({ ...STATEMENT_ID, name: 'statement_id', nullable: true })
  statementId!: string | null;

  /** Not in the catalogue yet where the row creates it and is not applied. */
  @IdColumn({ name: 'festival_id', nullable: true })
  festivalId!: string | null;

  @Column({ type: 'json', nullable: true })
  changes!: FieldChange[] | null;

  /** What reading the row found. */
  @Column({ type: 'json', nullable: true })
  faults!: RowFault[] | null;

  /** What comparing it with the catalogue found. */
  @Column({ type: 'json', nullable: true })
  findings!: RowFault[] | null;
}
