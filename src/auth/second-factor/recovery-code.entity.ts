import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PrimaryIdColumn } from '../../shared/database/columns.js';
import { AccountEntity } from '../account.entity.js';

/** A code that lets its owner in once without the device; a used one is gone. */
@Entity('auth_recovery_code')
export class RecoveryCodeEntity {
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE', name: 'auth_recovery_code_of_account' })
  @PrimaryIdColumn({ name: 'account_id' })
  accountId!: string;

  /** SHA-256: of 120 random bits it needs no salt and no cost. */
  @PrimaryColumn({ type: 'binary', length: 32 })
  hash!: Buffer;
}
