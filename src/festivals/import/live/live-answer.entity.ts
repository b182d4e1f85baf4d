import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../../shared/database/columns.js';
import { LIVE_PROVIDERS, type LiveProvider } from '../import.entity.js';

const ascii = { charset: 'ascii', collation: 'ascii_bin' } as const;

/** An answer that was paid for with a call, and is used until it is out of date. */
@Entity('festivals_live_answer')
export class LiveAnswerEntity {
  @PrimaryColumn({ type: 'enum', enum: LIVE_PROVIDERS })
  provider!: LiveProvider;

  @PrimaryColumn({ type: 'varchar', length: 40, ...ascii })
  operation!: string;

  /** The number of the content, or the page of a list. */
  @PrimaryColumn({ type: 'varchar', length: 60, ...ascii })
  subject!: string;

  /** When the content was last modified as the list has it; empty for a list. */
  @Column({ type: 'varchar', length: 20, ...ascii })
  version!: string;

  @Column({ type: 'mediumtext' })
  text!: string;

  @InstantColumn({ name: 'answered_at' })
  answeredAt!: Date;
}
