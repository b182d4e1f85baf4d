import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn } from '../../shared/database/columns.js';
import { AccountEntity } from '../account.entity.js';

/** `email` proves an address, `password` lets a new one be set, `export` lets the person's data be fetched. */
const TOKEN_PURPOSES = ['email', 'password', 'export'] as const;
export type TokenPurpose = (typeof TOKEN_PURPOSES)[number];

/** What a link in a mail carries, or an answer to who has shown their password; only its SHA-256 is kept. */
@Entity('auth_one_time_token')
@Index('auth_one_time_token_account', ['accountId', 'purpose'])
@Index('auth_one_time_token_age', ['expiresAt'])
export class OneTimeTokenEntity {
  @PrimaryColumn({ type: 'binary', length: 32 })
  hash!: Buffer;

  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE', name: 'auth_one_time_token_of_account' })
  @IdColumn({ name: 'account_id' })
  accountId!: string;

  @Column({ type: 'enum', enum: TOKEN_PURPOSES })
  purpose!: TokenPurpose;

  /** The address that it was sent to. */
  @Column({ type: 'varchar', length: 254, collation: 'utf8mb4_bin' })
  email!: string;

  @InstantColumn({ name: 'expires_at' })
  expiresAt!: Date;
}
