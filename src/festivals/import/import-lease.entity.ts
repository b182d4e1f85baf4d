import { Column, Entity, ForeignKey } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';
import { ImportEntity } from './import.entity.js';

/**
 * The process that is working on an import. It renews the lease while it lives; when the lease ends by
 * itself, the work was interrupted. A table of its own, since what refers to the import locks its row.
 */
@Entity('festivals_import_lease')
export class ImportLeaseEntity {
  @ForeignKey(() => ImportEntity, { onDelete: 'CASCADE', name: 'festivals_import_lease_of_import' })
  @PrimaryIdColumn({ name: 'import_id' })
  importId!: string;

  @IdColumn()
  runner!: string;

  /** By the clock of the database. */
  @InstantColumn({ name: 'ends_at' })
  endsAt!: Date;

  /** How many rows have been read, applied or taken back so far. */
  @Column({ type: 'int', unsigned: true, name: 'rows_done', default: 0 })
  rowsDone!: number;
}
