import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';
import { AccountEntity } from '../account.entity.js';

/** A passkey of an account: the public half of a key that never leaves its authenticator. */
@Entity('auth_passkey')
@Index('auth_passkey_account', ['accountId', 'id'])
@Index('auth_passkey_credential', ['credentialId'], { unique: true })
export class PasskeyEntity {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE', name: 'auth_passkey_of_account' })
  @IdColumn({ name: 'account_id' })
  accountId!: string;

  /** The owner's word for it. */
  @Column({ type: 'varchar', length: 60 })
  name!: string;

  /** As the authenticator calls it. */
  @Column({ type: 'varbinary', length: 1023, name: 'credential_id' })
  credentialId!: Buffer;

  /** COSE_Key. */
  @Column({ type: 'varbinary', length: 1024, name: 'public_key' })
  publicKey!: Buffer;

  /** How often it has signed, as it says itself; 0 for ever where it does not count. */
  @Column({ type: 'int', unsigned: true })
  counter!: number;

  /** How a browser may reach it. */
  @Column({ type: 'json' })
  transports!: string[];

  @InstantColumn({ name: 'created_at' })
  createdAt!: Date;

  @InstantColumn({ name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;
}
