import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';
import { AccountEntity } from '../account.entity.js';
import type { Scope } from './scopes.js';

/** A key that another developer's client calls with, for its owner. */
@Entity('auth_api_key')
@Index('auth_api_key_account', ['accountId', 'id'])
@Index('auth_api_key_hash', ['hash'], { unique: true })
export class ApiKeyEntity {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE', name: 'auth_api_key_of_account' })
  @IdColumn({ name: 'account_id' })
  accountId!: string;

  /** The owner's word for it. */
  @Column({ type: 'varchar', length: 60 })
  name!: string;

  /** SHA-256: of 256 random bits it needs no salt and no cost. */
  @Column({ type: 'binary', length: 32 })
  hash!: Buffer;

  /** Its first letters, to know it again by. */
  @Column({ type: 'varchar', length: 12, charset: 'ascii', collation: 'ascii_bin' })
  hint!: string;

  @Column({ type: 'json' })
  scopes!: Scope[];

  @InstantColumn({ name: 'created_at' })
  createdAt!: Date;

  @InstantColumn({ name: 'expires_at' })
  expiresAt!: Date;

  /** To a minute; null before its first use. */
  @InstantColumn({ name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;
}
