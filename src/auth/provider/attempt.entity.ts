import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn } from '../../shared/database/columns.js';
import { AccountEntity } from '../account.entity.js';
import { type Provider, PROVIDERS } from './providers.js';

/** `sign-in` is a stranger's; `link` adds a way in to an account, `confirm` shows again that its owner is there. */
const PURPOSES = ['sign-in', 'link', 'confirm'] as const;
export type AttemptPurpose = (typeof PURPOSES)[number];

/** Somebody is at the provider and has not come back. What is secret of it is in their browser alone. */
@Entity('auth_provider_attempt')
@Index('auth_provider_attempt_account', ['accountId'])
@Index('auth_provider_attempt_age', ['expiresAt'])
export class AttemptEntity {
  /** SHA-256 of `state`. */
  @PrimaryColumn({ type: 'binary', length: 32, name: 'state_hash' })
  stateHash!: Buffer;

  /** SHA-256 of the cookie of the browser that began it. */
  @Column({ type: 'binary', length: 32, name: 'browser_hash' })
  browserHash!: Buffer;

  @Column({ type: 'enum', enum: PROVIDERS })
  provider!: Provider;

  @Column({ type: 'enum', enum: PURPOSES })
  purpose!: AttemptPurpose;

  /** Whose account it is about; null where somebody only signs in. */
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE', name: 'auth_provider_attempt_of_account' })
  @IdColumn({ name: 'account_id', nullable: true })
  accountId!: string | null;

  /** The page of ours that they were on. */
  @Column({ type: 'varchar', length: 500, name: 'return_to', collation: 'utf8mb4_bin' })
  returnTo!: string;

  @InstantColumn({ name: 'expires_at' })
  expiresAt!: Date;
}
