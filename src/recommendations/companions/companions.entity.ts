import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';

/**
 * Two people who agreed that festivals may be recommended to them together. One row for both, so that
 * it cannot end for one of them alone; in the order of their ids, so that there is never a second.
 */
@Entity('recommendations_companions')
@Index('recommendations_companions_id', ['id'], { unique: true })
@Index('recommendations_companions_second', ['secondPerson'])
export class CompanionsEntity {
  @PrimaryIdColumn({ name: 'first_person' })
  firstPerson!: string;

  @PrimaryIdColumn({ name: 'second_person' })
  secondPerson!: string;

  /** By which the two name each other: account ids stay unknown to them. */
  @IdColumn()
  id!: string;

  @InstantColumn()
  since!: Date;
}
