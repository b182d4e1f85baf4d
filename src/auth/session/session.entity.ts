import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';
import { AccountEntity } from '../account.entity.js';

/** A refresh-token family: everything that one login leads to. */
@Entity('auth_session')
@Index('auth_session_account', ['accountId'])
@Index('auth_session_expires', ['expiresAt'])
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

  /** When tokens were last given for it. */
  @InstantColumn({ name: 'last_used_at' })
  lastUsedAt!: Date;

  /** When a provider, or the password, last confirmed in this session that its owner is there. */
  @InstantColumn({ name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;

  /** When a second factor was last shown in it. */
  @InstantColumn({ name: 'factor_shown_at', nullable: true })
  factorShownAt!: Date | null;

  /** As the client named itself, for its owner to recognise it by. */
  @Column({ type: 'varchar', length: 256, name: 'user_agent', default: '' })
  userAgent!: string;

  /** A keyed hash of the network it began in: enough to know it again, not to tell where it is. */
  @Column({ type: 'binary', length: 16, nullable: true, name: 'network_mac' })
  networkMac!: Buffer | null;
}
