import { Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';
import type { SavedQuery } from './saved-view.schemas.js';

/** A question to the list of festivals that an editor has kept under a name. */
@Entity('festivals_saved_view')
@Index('festivals_saved_view_name', ['accountId', 'name'], { unique: true })
@Index('festivals_saved_view_shared', ['shared'])
export class SavedViewEntity {
  @PrimaryIdColumn()
  id!: string;

  @IdColumn({ name: 'account_id' })
  accountId!: string;

  @Column({ type: 'varchar', length: 60, collation: 'utf8mb4_nopad_bin' })
  name!: string;

  @Column({ type: 'boolean' })
  shared!: boolean;

  @Column({ type: 'json' })
  query!: SavedQuery;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @InstantColumn({ name: 'updated_at' })
  updatedAt!: Date;
}
