import { Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';
import { SIGNAL_KINDS, type SignalKind } from './signal.weight.rules.js';

/**
 * Something a person did that tells of their taste. Bookmarks and reviews of real people are read
 * where they are kept; here such kinds exist for synthetic visitors only.
 */
@Entity('recommendations_signal')
@Index('recommendations_signal_synthetic', ['synthetic'])
export class SignalEntity {
  /** An account, or a synthetic visitor. */
  @PrimaryIdColumn()
  person!: string;

  /** Made by the client, so that the same signal sent twice counts once. */
  @PrimaryIdColumn()
  id!: string;

  @IdColumn({ name: 'festival_id' })
  festivalId!: string;

  @Column({ type: 'enum', enum: SIGNAL_KINDS })
  kind!: SignalKind;

  @Column({ type: 'tinyint', unsigned: true, nullable: true })
  rating!: number | null;

  /** Part of the sample data, of no real person. */
  @Column({ type: 'boolean' })
  synthetic!: boolean;

  @InstantColumn()
  at!: Date;
}
