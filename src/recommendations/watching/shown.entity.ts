import { Column, Entity, Index } from 'typeorm';
import { PrimaryIdColumn } from '../../shared/database/columns.js';
import { type Arm, ARMS } from './arm.rules.js';

/** A festival that somebody saw in a list of recommendations. Who it was is not kept, nor where they were. */
@Entity('recommendations_shown')
@Index('recommendations_shown_day', ['day', 'modelVersion', 'arm'])
export class ShownEntity {
  @PrimaryIdColumn({ name: 'list_id' })
  listId!: string;

  @PrimaryIdColumn({ name: 'festival_id' })
  festivalId!: string;

  /** In Korea, when the list was made. */
  @Column({ type: 'date' })
  day!: string;

  /** 0 where there was no model. */
  @Column({ type: 'int', unsigned: true, name: 'model_version' })
  modelVersion!: number;

  @Column({ type: 'enum', enum: ARMS })
  arm!: Arm;

  @Column({ type: 'tinyint', unsigned: true })
  position!: number;

  @Column({ type: 'boolean' })
  explored!: boolean;

  @Column({ type: 'boolean' })
  cold!: boolean;

  @Column({ type: 'double' })
  propensity!: number;

  @Column({ type: 'boolean' })
  clicked!: boolean;
}
