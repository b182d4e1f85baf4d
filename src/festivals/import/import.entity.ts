import { Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';
import type { CsvEncoding } from './file/csv.encoding.js';
import type { FileProblem } from './file/unusable-file.js';

/**
 * Who brought the rows: the national standard data; TourAPI in Korean, English and Japanese; and lists that
 * others have collected, mostly from TourAPI.
 */
export const PROVIDERS = ['std', 'tourapi', 'tourapi-en', 'tourapi-ja', 'collected'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** Those that are asked themselves, instead of being given a file of what they said. */
export const LIVE_PROVIDERS = ['std', 'tourapi', 'tourapi-en', 'tourapi-ja'] as const satisfies Provider[];
export type LiveProvider = (typeof LIVE_PROVIDERS)[number];

export const IMPORT_STATUSES = [
  'reading',
  'previewed',
  'applying',
  'applied',
  'failed',
  'undoing',
  'undone',
] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

export const OUTCOMES = ['new', 'changed', 'unchanged', 'rejected', 'duplicate'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type OutcomeCounts = Record<Outcome, number>;

export const KEPT_REASONS = ['imported-since', 'edited-since', 'in-use'] as const;

/** Something that an undo left as it was, because it was told of, changed or used since. */
export interface KeptByUndo {
  readonly row: number;
  readonly festivalId: string;
  readonly name: string;
  readonly reason: (typeof KEPT_REASONS)[number];
  /** Those that keep what an editor wrote; empty where the whole festival was kept. */
  readonly fields: readonly string[];
}

export interface UndoReport {
  readonly removed: { readonly festivals: number; readonly editions: number };
  readonly restoredValues: number;
  readonly kept: { readonly total: number; readonly items: readonly KeptByUndo[] };
}

/** How far the asking of a provider is, and what kept it from going on to the end. */
export interface LiveProgress {
  readonly answers: number;
  readonly callsLeft: number;
  /** Festivals whose details have not been asked for; null until all lists have been read. */
  readonly detailsLeft: number | null;
  readonly stoppedBy: 'quota' | 'unreachable' | null;
}

/** One file brought in, from its reading to its undoing. */
@Entity('festivals_import')
@Index('festivals_import_person', ['accountId'])
@Index('festivals_import_changing', ['changing'], { unique: true })
@Index('festivals_import_newest', ['createdAt'])
export class ImportEntity {
  @PrimaryIdColumn()
  id!: string;

  @Column({ type: 'enum', enum: PROVIDERS })
  provider!: Provider;

  @Column({ type: 'varchar', length: 255, name: 'file_name' })
  fileName!: string;

  @Column({ type: 'enum', enum: IMPORT_STATUSES })
  status!: ImportStatus;

  /** Who uploaded it; null for the command line. */
  @IdColumn({ name: 'account_id', nullable: true })
  accountId!: string | null;

  @Column({ type: 'enum', enum: ['utf-8', 'cp949'], nullable: true })
  encoding!: CsvEncoding | null;

  @Column({ type: 'json', name: 'columns_missing', nullable: true })
  columnsMissing!: string[] | null;

  @Column({ type: 'json', name: 'columns_unknown', nullable: true })
  columnsUnknown!: string[] | null;

  @Column({ type: 'json', nullable: true })
  problem!: FileProblem | null;

  /** Null where a file was given. */
  @Column({ type: 'json', nullable: true })
  live!: LiveProgress | null;

  /** Null until the end of the file is known. */
  @Column({ type: 'int', unsigned: true, name: 'rows_total', nullable: true })
  rowsTotal!: number | null;

  @Column({ type: 'json', nullable: true })
  counts!: OutcomeCounts | null;

  @Column({ type: 'json', name: 'undo_report', nullable: true })
  undo!: UndoReport | null;

  /** True while it changes the catalogue, otherwise null: the unique key lets one do so at a time. */
  @Column({ type: 'boolean', nullable: true })
  changing!: true | null;

  @InstantColumn({ name: 'created_at' })
  createdAt!: Date;
}
