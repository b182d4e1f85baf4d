import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, PrimaryIdColumn } from '../database/columns.js';

/** What a call with a key was answered. The row is written with what the call made, or not at all. */
@Entity('shared_kept_answer')
@Index('shared_kept_answer_until', ['keptUntil'])
export class KeptAnswerEntity {
  @PrimaryIdColumn({ name: 'caller_id' })
  callerId!: string;

  @PrimaryColumn({ type: 'binary', length: 32, name: 'key_hash' })
  key!: Buffer;

  @Column({ type: 'binary', length: 32, name: 'request_hash' })
  request!: Buffer;

  /** Null only within the transaction that is making it. */
  @Column({ type: 'json', nullable: true })
  answer!: KeptAnswer | null;

  @InstantColumn({ name: 'kept_until' })
  keptUntil!: Date;
}

/** An answer as far as it is given again: of JSON, and with the headers that say where and which version. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}
