import { Entity, Index } from 'typeorm';
import { InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';

/** A signal that has been counted, so that the same one sent again is not; forgotten after two months. */
@Entity('recommendations_received')
@Index('recommendations_received_at', ['receivedAt'])
export class ReceivedEntity {
  @PrimaryIdColumn()
  person!: string;

  /** Made by the client. */
  @PrimaryIdColumn()
  id!: string;

  @InstantColumn({ name: 'received_at' })
  receivedAt!: Date;
}
