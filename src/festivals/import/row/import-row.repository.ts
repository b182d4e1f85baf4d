import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import type { Paging } from '../../../shared/http/paging.js';
import { type Outcome, type OutcomeCounts, OUTCOMES } from '../import.entity.js';
import type { StandingRecord } from './import-record.js';
import { ImportRowEntity } from './import-row.entity.js';

/** What deciding about a row found. */
export type DecidedRow = Pick<
  ImportRowEntity,
  | 'number'
  | 'outcome'
  | 'festivalId'
  | 'editionId'
  | 'createsFestival'
  | 'createsEdition'
  | 'changes'
  | 'findings'
  | 'replaced'
>;

/** A row that has a record; the database sees to it that the rest is there, too. */
export type DecidableRow = ImportRowEntity & {
  readonly turn: string;
  readonly record: StandingRecord;
  readonly recordHash: Buffer;
};

@Injectable()
export class ImportRowRepository {
  constructor(private readonly database: Database) {}

  async addRead(
    importId: string,
    rows: readonly Pick<
      ImportRowEntity,
      'number' | 'name' | 'outcome' | 'turn' | 'naturalKey' | 'nameKey' | 'record' | 'recordHash' | 'faults'
    >[],
  ): Promise<void> {
    if (rows.length === 0) return;
    await this.database.change(
      `INSERT INTO festivals_import_row
         (import_id, number, name, outcome, turn, natural_key, name_key, record, record_hash, faults) VALUES ?`,
      [
        rows.map((row) => [
          importId,
          row.number,
          row.name,
          row.outcome,
          row.turn,
          row.naturalKey,
          row.nameKey,
          row.record === null ? null : JSON.stringify(row.record),
          row.recordHash,
          json(row.faults),
        ]),
      ],
    );
  }

  /** A natural key that comes again is the same row twice: the one whose turn is first stands. */
  async markRepeats(importId: string): Promise<void> {
    await this.database.change(
      `UPDATE festivals_import_row r
         JOIN (SELECT natural_key, MIN(turn) AS first FROM festivals_import_row
                WHERE import_id = ? AND natural_key IS NOT NULL GROUP BY natural_key HAVING COUNT(*) > 1) s
           ON s.natural_key = r.natural_key AND r.turn > s.first
          SET r.outcome = 'duplicate', r.findings = JSON_ARRAY(JSON_OBJECT(
                'column', '*', 'value', CAST(CAST(RIGHT(s.first, 9) AS UNSIGNED) AS CHAR), 'code', 'same-as-row'))
        WHERE r.import_id = ?`,
      [importId, importId],
    );
  }

  /** Rows to decide about, in their turn, after the one given. */
  async findInTurn(importId: string, after: string, limit: number): Promise<DecidableRow[]> {
    const rows = await this.database.manager
      .createQueryBuilder(ImportRowEntity, 'r')
      .where('r.importId = :importId AND r.turn > :after', { importId, after })
      .andWhere("(r.outcome IS NULL OR r.outcome <> 'duplicate' OR r.festivalId IS NOT NULL)")
      .orderBy('r.turn')
      .take(limit)
      .getMany();
    return rows as DecidableRow[];
  }

  async saveDecided(importId: string, rows: readonly DecidedRow[]): Promise<void> {
    if (rows.length === 0) return;
    const columns = [
      'outcome',
      'festival_id',
      'edition_id',
      'creates_festival',
      'creates_edition',
      'changes',
      'findings',
      'replaced',
    ];
    await this.database.change(
      `INSERT INTO festivals_import_row (import_id, number, name, ${columns.join(', ')}) VALUES ?
        ON DUPLICATE KEY UPDATE ${columns.map((column) => `${column} = VALUES(${column})`).join(', ')}`,
      [
        rows.map((row) => [
          importId,
          row.number,
          '',
          row.outcome,
          row.festivalId,
          row.editionId,
          row.createsFestival,
          row.createsEdition,
          json(row.changes),
          json(row.findings),
          row.replaced === null ? null : JSON.stringify(row.replaced),
        ]),
      ],
    );
  }

  async countOutcomes(importId: string): Promise<OutcomeCounts> {
    const rows = await this.database.rows<{ outcome: Outcome; count: unknown }>(
      `SELECT outcome, COUNT(*) AS count FROM festivals_import_row
        WHERE import_id = ? AND outcome IS NOT NULL GROUP BY outcome`,
      [importId],
    );
    const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as OutcomeCounts;
    for (const { outcome, count } of rows) counts[outcome] = Number(count);
    return counts;
  }

  async findPage(
    importId: string,
    { page, perPage, outcome }: Paging & { outcome?: Outcome | undefined },
  ): Promise<[ImportRowEntity[], number]> {
    return this.database.manager.findAndCount(ImportRowEntity, {
      where: { importId, ...(outcome === undefined ? {} : { outcome }) },
      order: { number: 'ASC' },
      skip: (page - 1) * perPage,
      take: perPage,
    });
  }

  /** Those of the festivals that are in the catalogue. */
  async findExistingFestivals(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const found = await this.database.rows<{ id: string }>(
      'SELECT id FROM festivals_festival WHERE id IN (?)',
      [ids],
    );
    return new Set(found.map(({ id }) => id));
  }

  async removeAll(importId: string): Promise<void> {
    await this.database.manager.delete(ImportRowEntity, { importId });
  }
}

/** Empty lists are kept as null, which takes no room. */
function json(list: readonly unknown[] | null): string | null {
  return list === null || list.length === 0 ? null : JSON.stringify(list);
}
