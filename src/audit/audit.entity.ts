import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn } from '../shared/database/columns.js';

const word = (length: number) =>
  ({ type: 'varchar', length, charset: 'ascii', collation: 'ascii_bin' }) as const;

/** What somebody did with a right that not everybody has, or with their own data. Written once; the run-time user may not touch it again. */
@Entity('audit_entry')
@Index('audit_entry_account', ['accountId', 'seq'])
@Index('audit_entry_action', ['action', 'seq'])
@Index('audit_entry_subject', ['subjectKind', 'subjectId', 'seq'])
@Index('audit_entry_at', ['at'])
export class AuditEntity {
  /** 1, 2, 3 … in the order of the commits, without a gap. */
  @PrimaryColumn({ type: 'bigint', unsigned: true })
  seq!: string;

  @InstantColumn({ precision: 3 })
  at!: Date;

  /** Null for what a command did. */
  @IdColumn({ name: 'account_id', nullable: true })
  accountId!: string | null;

  @Column({ ...word(20), nullable: true })
  role!: string | null;

  @Column(word(40))
  action!: string;

  @Column({ ...word(20), name: 'subject_kind' })
  subjectKind!: string;

  @Column({ ...word(64), name: 'subject_id', nullable: true })
  subjectId!: string | null;

  /** Listed fields as they were; null for what was not there. */
  @Column({ type: 'json', name: 'before_fields', nullable: true })
  before!: object | null;

  @Column({ type: 'json', name: 'after_fields', nullable: true })
  after!: object | null;

  /** The address that it came from; null for what people did with what is their own. */
  @Column({ ...word(45), nullable: true })
  address!: string | null;

  @Column({ ...word(64), name: 'request_id', nullable: true })
  requestId!: string | null;

  /** SHA-256 of the one before it and of everything in this one. */
  @Column({ type: 'binary', length: 32 })
  hash!: Buffer;
}
