import { ForeignKey, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';
import { AccountEntity } from '../account.entity.js';

/** A refresh-token family: everything that one login leads to. */
@Entity('auth_session')
@Index('auth_session_account', ['accountId'])
export class SessionEntity {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE', name: 'auth_session_of_account' })
  @IdColumn({ name: 'account_id' })
  accountId!: string;

  @InstantColumn({ name: 'created_at' })
  createdAt!: Date;

  /** The end of its life however often it is used. */
  @InstantColumn({ name: 'expires_at' })
  expiresAt!: Date;

  @InstantColumn({ name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
