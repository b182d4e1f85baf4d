import { Column, Entity, ForeignKey } from 'typeorm';
import { InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';
import { AccountEntity } from '../account.entity.js';

/** The authenticator app of an account. */
@Entity('auth_totp')
export class TotpEntity {
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE', name: 'auth_totp_of_account' })
  @PrimaryIdColumn({ name: 'account_id' })
  accountId!: string;

  /** Sealed for the account. */
  @Column({ type: 'varbinary', length: 64 })
  secret!: Buffer;

  /** The last step whose code was taken; only a later one is taken after it. */
  @Column({ type: 'int', unsigned: true, name: 'last_step' })
  lastStep!: number;

  @InstantColumn({ name: 'created_at' })
  createdAt!: Date;
}
