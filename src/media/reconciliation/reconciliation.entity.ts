import { Column, Entity } from 'typeorm';
import { IdColumn, InstantColumn } from '../../shared/database/columns.js';

/** The one row that says how far the comparison of photos and objects has come. */
@Entity('media_reconciliation')
export class ReconciliationEntity {
  @Column({ type: 'tinyint', unsigned: true, primary: true })
  id!: number;

  /** Every photo up to this id has been looked at in this round; empty at its start. */
  @IdColumn({ name: 'after_id' })
  afterId!: string;

  @InstantColumn({ name: 'look_at' })
  lookAt!: Date;
}
