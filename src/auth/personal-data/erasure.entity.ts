import { Entity, Index } from 'typeorm';
import { InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';

/** An account that is gone. A request under way may still write for it, so all is erased once more. */
@Entity('auth_erasure')
@Index('auth_erasure_due', ['dueAt'])
export class ErasureEntity {
  @PrimaryIdColumn({ name: 'account_id' })
  accountId!: string;

  @InstantColumn({ name: 'due_at' })
  dueAt!: Date;
}
