import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn } from '../../shared/database/columns.js';
import { AccountEntity } from '../account.entity.js';

/** `login`: the password was right; `totp`, `passkey`: one is being set up. */
const CEREMONY_PURPOSES = ['login', 'totp', 'passkey'] as const;
export type CeremonyPurpose = (typeof CEREMONY_PURPOSES)[number];

/** Something of two steps whose first is done; of the token that leads to the second only the SHA-256 is kept. */
@Entity('auth_ceremony')
@Index('auth_ceremony_account', ['accountId', 'purpose'])
@Index('auth_ceremony_age', ['expiresAt'])
export class CeremonyEntity {
  @PrimaryColumn({ type: 'binary', length: 32 })
  hash!: Buffer;

  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE', name: 'auth_ceremony_of_account' })
  @IdColumn({ name: 'account_id' })
  accountId!: string;

  @Column({ type: 'enum', enum: CEREMONY_PURPOSES })
  purpose!: CeremonyPurpose;

  /** The challenge that a passkey has to sign, null where none is open; of `totp` the secret, sealed. */
  @Column({ type: 'varbinary', length: 64, nullable: true })
  payload!: Buffer | null;

  /** How often a second step was tried. */
  @Column({ type: 'tinyint', unsigned: true, default: 0 })
  attempts!: number;

  @InstantColumn({ name: 'expires_at' })
  expiresAt!: Date;
}
