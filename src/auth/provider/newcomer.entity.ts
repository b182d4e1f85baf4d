import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../shared/database/columns.js';
import { type Provider, PROVIDERS } from './providers.js';

/** Whom a provider has vouched for and who has not yet said to what they agree; kept for minutes. */
@Entity('auth_newcomer')
@Index('auth_newcomer_age', ['expiresAt'])
export class NewcomerEntity {
  /** SHA-256 of the cookie of the browser that they are at. */
  @PrimaryColumn({ type: 'binary', length: 32, name: 'browser_hash' })
  browserHash!: Buffer;

  @Column({ type: 'enum', enum: PROVIDERS })
  provider!: Provider;

  @Column({ type: 'varchar', length: 255, collation: 'utf8mb4_bin' })
  subject!: string;

  @Column({ type: 'varchar', length: 254, collation: 'utf8mb4_bin' })
  email!: string;

  /** Whether the provider says that the address is theirs. */
  @Column({ type: 'boolean', name: 'email_verified' })
  emailVerified!: boolean;

  @Column({ type: 'varchar', length: 500, name: 'return_to', collation: 'utf8mb4_bin' })
  returnTo!: string;

  @InstantColumn({ name: 'expires_at' })
  expiresAt!: Date;
}
