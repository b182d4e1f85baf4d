import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../shared/database/columns.js';

/** A trained item model; rows are only added and pruned, never changed. */
@Entity('recommendations_model')
export class ModelEntity {
  @PrimaryColumn({ type: 'int', unsigned: true })
  version!: number;

  /** The moment until which it listened. */
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

  /** It foretold worse than the one in use; its artefact was not kept. */
  @Column({ type: 'boolean' })
  refused!: boolean;

  @Column({ type: 'double', name: 'ridge_share' })
  ridgeShare!: number;

  @Column({ type: 'double' })
  dropout!: number;

  @Column({ type: 'double', name: 'closeness_days', nullable: true })
  closenessDays!: number | null;

  /** Whether these three were chosen by how they foretold, or are the defaults. */
  @Column({ type: 'boolean' })
  tuned!: boolean;

  /** The version it was held against; null with the next three where there was none, or too little to judge by. */
  @Column({ type: 'int', unsigned: true, name: 'judged_against', nullable: true })
  judgedAgainst!: number | null;

  @Column({ type: 'int', unsigned: true, name: 'judged_people', nullable: true })
  judgedPeople!: number | null;

  /** nDCG@10 over what people came to like since the held one listened. */
  @Column({ type: 'double', name: 'judged_ndcg', nullable: true })
  judgedNdcg!: number | null;

  @Column({ type: 'double', name: 'judged_held_ndcg', nullable: true })
  judgedHeldNdcg!: number | null;
}

/** A piece of an artefact, small enough for any server's limit of what a statement may carry. */
@Entity('recommendations_model_part')
export class ModelPartEntity {
  @PrimaryColumn({ type: 'int', unsigned: true })
  version!: number;

  @PrimaryColumn({ type: 'smallint', unsigned: true })
  number!: number;

  @ManyToOne(() => ModelEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'version', foreignKeyConstraintName: 'recommendations_model_part_of' })
  model?: ModelEntity;

  @Column({ type: 'mediumblob' })
  bytes!: Buffer;
}
