import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';
import { AccountEntity } from '../account.entity.js';
import { type Provider, PROVIDERS } from '../provider/providers.js';

/** Somebody at a provider who may sign in to the account; one at each provider. */
@Entity('auth_identity')
@Index('auth_identity_subject', ['provider', 'subject'], { unique: true })
@Index('auth_identity_account', ['accountId', 'provider'], { unique: true })
export class IdentityEntity {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE', name: 'auth_identity_of_account' })
  @IdColumn({ name: 'account_id' })
  accountId!: string;

  @Column({ type: 'enum', enum: PROVIDERS })
  provider!: Provider;

  /** What the provider calls them for ever: `sub` of OpenID Connect, `id` at Naver. Compared byte by byte. */
  @Column({ type: 'varchar', length: 255, collation: 'utf8mb4_bin' })
  subject!: string;

  @InstantColumn({ name: 'linked_at' })
  linkedAt!: Date;
}
