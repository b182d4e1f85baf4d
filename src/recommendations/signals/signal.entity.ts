import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';
import { SIGNAL_KINDS, type SignalKind } from './signal.weight.rules.js';

/**
 * What a person did with a festival, repeats told once, so that reading a person stays cheap however
 * much they did. Bookmarks and reviews of real people are read where they are kept; here such kinds
 * exist for synthetic visitors only.
 */
@Entity('recommendations_signal')
@Index('recommendations_signal_synthetic', ['synthetic'])
@Index('recommendations_signal_age', ['kind', 'at'])
export class SignalEntity {
  /** An account, or a synthetic visitor. */
  @PrimaryIdColumn()
  person!: string;

  @PrimaryIdColumn({ name: 'festival_id' })
  festivalId!: string;

  @PrimaryColumn({ type: 'enum', enum: SIGNAL_KINDS })
  kind!: SignalKind;

  @Column({ type: 'int', unsigned: true })
  times!: number;

  /** The first time, as far as it is known. */
  @InstantColumn()
  since!: Date;

  /** The latest time. */
  @InstantColumn()
  at!: Date;

  @Column({ type: 'tinyint', unsigned: true, nullable: true })
  rating!: number | null;

  /** Of a visit: the edition that was in view and running. */
  @IdColumn({ name: 'edition_id', nullable: true })
  editionId!: string | null;

  /** Part of the sample data, of no real person. */
  @Column({ type: 'boolean' })
  synthetic!: boolean;
}
