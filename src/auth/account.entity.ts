import { Column, Entity, Index } from 'typeorm';
import { InstantColumn, PrimaryIdColumn } from '../shared/database/columns.js';
import { newId } from '../shared/ids.js';

export const ROLES = ['visitor', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

@Entity('auth_account')
@Index('auth_account_email', ['email'], { unique: true })
@Index('auth_account_role', ['role'])
@Index('auth_account_suspended', ['suspendedAt'])
export class AccountEntity {
  @PrimaryIdColumn()
  id!: string;

  /** Lower case, NFC; compared byte by byte. */
  @Column({ type: 'varchar', length: 254, collation: 'utf8mb4_bin' })
  email!: string;

  @Column({ type: 'varchar', length: 40, name: 'display_name' })
  displayName!: string;

  /** PHC string of argon2id; null where somebody else vouches for the person. */
  @Column({
    type: 'varchar',
    length: 200,
    name: 'password_hash',
    charset: 'ascii',
    collation: 'ascii_bin',
    nullable: true,
  })
  passwordHash!: string | null;

  @Column({ type: 'enum', enum: ROLES })
  role!: Role;

  /** Legal codes of the provinces and districts that an editor is bound to; null where they are bound to none. */
  @Column({ type: 'json', nullable: true })
  regions!: string[] | null;

  /** Since when nothing may be done by it; null where all is well. */
  @InstantColumn({ name: 'suspended_at', nullable: true })
  suspendedAt!: Date | null;

  /** Whether recommendations may use this person's signals. */
  @Column({ type: 'boolean', default: true })
  personalised!: boolean;

  /** When it was shown that the address is theirs. */
  @InstantColumn({ name: 'email_verified_at', nullable: true })
  emailVerifiedAt!: Date | null;

  /** When they said to be 14 or older; the birthday itself is not kept. */
  @InstantColumn({ name: 'age_confirmed_at', nullable: true })
  ageConfirmedAt!: Date | null;

  @InstantColumn({ name: 'created_at' })
  createdAt!: Date;

  /** Grows with every change that the person or an admin makes; the ETag of who changes it for them. */
  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;
}

/** An account as it is before it has done anything. */
export function newAccount(
  of: Omit<AccountEntity, 'id' | 'personalised' | 'regions' | 'suspendedAt' | 'version'>,
): AccountEntity {
  return { ...of, id: newId(), personalised: true, regions: null, suspendedAt: null, version: 1 };
}
