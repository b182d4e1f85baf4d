import { Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../../../shared/database/columns.js';

const DECISIONS = ['same', 'different'] as const;
type Decision = (typeof DECISIONS)[number];

const KEY = { type: 'varchar', length: 280, collation: 'utf8mb4_bin' } as const;

/** Two sources that may speak of one festival, by provider and natural key, and what an editor decided. */
@Entity('festivals_duplicate')
@Index('festivals_duplicate_person', ['decidedBy'])
@Index('festivals_duplicate_pair', ['pair'], { unique: true })
@Index('festivals_duplicate_left', ['leftKey'])
@Index('festivals_duplicate_right', ['rightKey'])
@Index('festivals_duplicate_queue', ['decision', 'confidence'])
export class DuplicateEntity {
  @PrimaryIdColumn()
  id!: string;

  /** A hash of both keys. */
  @Column({ type: 'char', length: 64, charset: 'ascii', collation: 'ascii_bin' })
  pair!: string;

  /** The smaller of the two. */
  @Column({ ...KEY, name: 'left_key' })
  leftKey!: string;

  @Column({ ...KEY, name: 'right_key' })
  rightKey!: string;

  @Column({ type: 'decimal', precision: 4, scale: 3 })
  confidence!: string;

  @Column({ type: 'json' })
  reasons!: string[];

  @Column({ type: 'enum', enum: DECISIONS, nullable: true })
  decision!: Decision | null;

  @IdColumn({ name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @InstantColumn({ name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @InstantColumn({ name: 'created_at' })
  createdAt!: Date;
}
