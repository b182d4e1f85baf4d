import { Column, Entity, PrimaryColumn } from 'typeorm';
import { IdColumn } from '../../shared/database/columns.js';

/** One row: the turn of the last transaction that wrote to the catalogue. */
@Entity('festivals_change_turn')
export class ChangeTurnEntity {
  @PrimaryColumn({ type: 'tinyint', unsigned: true })
  id!: number;

  /** Differs between two catalogues, so that turns of one are never taken for those of another. */
  @IdColumn()
  epoch!: string;

  @Column({ type: 'bigint', unsigned: true })
  turn!: string;
}
