import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';
import { AccountEntity } from '../account.entity.js';
import { CONSENT_KINDS, type ConsentKind } from './consent.rules.js';

/** One decision of one person; the newest of a kind holds. */
@Entity('auth_consent')
@Index('auth_consent_account', ['accountId', 'id'])
export class ConsentEntity {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE', name: 'auth_consent_of_account' })
  @IdColumn({ name: 'account_id' })
  accountId!: string;

  @Column({ type: 'enum', enum: CONSENT_KINDS })
  kind!: ConsentKind;

  /** Of the text that was agreed to. */
  @Column({ type: 'varchar', length: 20, charset: 'ascii', collation: 'ascii_bin' })
  version!: string;

  @Column({ type: 'boolean' })
  granted!: boolean;

  @InstantColumn({ name: 'decided_at' })
  decidedAt!: Date;
}
