import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../shared/database/columns.js';

/** A trained item model; rows are only added and pruned, never changed. */
@Entity('recommendations_model')
export class ModelEntity {
  @PrimaryColumn({ type: 'int', unsigned: true })
  version!: number;

  @InstantColumn({ name: 'trained_at' })
  trainedAt!: Date;

  /** Of the artefact's bytes. */
  @Column({ type: 'smallint', unsigned: true })
  format!: number;

  /** How many people's signals it learned from, synthetic visitors included. */
  @Column({ type: 'int', unsigned: true })
  people!: number;

  @Column({ type: 'int', unsigned: true })
  signals!: number;

  /** How many of the signals are the sample data's. */
  @Column({ type: 'int', unsigned: true, name: 'synthetic_signals' })
  syntheticSignals!: number;

  @Column({ type: 'longblob', select: false })
  artefact!: Buffer;
}
