import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';
import type { Locale } from '../../shared/problem/problem.js';
import { AccountEntity } from '../account.entity.js';
import type { Notice } from './mail.text.js';

const MAIL_KINDS = [
  'verify-email',
  'known-address',
  'reset-password',
  'change-email',
  'email-changed',
  'password-changed',
  'account-deleted',
  'identity-linked',
  'identity-unlinked',
  'second-factor-added',
  'second-factor-removed',
  'second-factor-reset',
  'recovery-codes-renewed',
  'recovery-code-used',
  'notice',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/**
 * A mail to be sent. Neither words nor links are kept: they are made when it is sent, so that no token lies here
 * and none has aged while the mail server was away. A notice alone brings its words, and has no token.
 */
@Entity('auth_mail')
@Index('auth_mail_due', ['dueAt'])
@Index('auth_mail_recipient', ['recipient', 'kind', 'createdAt'])
@Index('auth_mail_age', ['createdAt'])
@Index('auth_mail_account', ['accountId'])
export class MailEntity {
  @PrimaryIdColumn()
  id!: string;

  @Column({ type: 'enum', enum: MAIL_KINDS })
  kind!: MailKind;

  @Column({ type: 'varchar', length: 254, collation: 'utf8mb4_bin' })
  recipient!: string;

  /** Whose address the recipient is to become, or whom a notice is for; of these two only. */
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE', name: 'auth_mail_of_account' })
  @IdColumn({ name: 'account_id', nullable: true })
  accountId!: string | null;

  @Column({ type: 'json', nullable: true })
  notice!: Notice | null;

  @Column({ type: 'enum', enum: ['ko', 'en'] })
  locale!: Locale;

  @Column({ type: 'smallint', unsigned: true, default: 0 })
  tries!: number;

  /** Null once it is sent or given up. */
  @InstantColumn({ name: 'due_at', nullable: true })
  dueAt!: Date | null;

  @InstantColumn({ name: 'created_at' })
  createdAt!: Date;
}
