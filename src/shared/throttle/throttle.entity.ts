import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../database/columns.js';

/** What is taken of one limit by one account, network or all. */
@Entity('shared_throttle')
@Index('shared_throttle_resets', ['resetsAt'])
export class ThrottleEntity {
  /** A hash, so that no address lies here to be read. */
  @PrimaryColumn({ type: 'binary', length: 16 })
  id!: Buffer;

  @Column({ type: 'int', unsigned: true })
  taken!: number;

  @InstantColumn({ name: 'resets_at' })
  resetsAt!: Date;
}
