import { Injectable } from '@nestjs/common';
import { MoreThan, Raw } from 'typeorm';
import { Database } from '../../../shared/database/database.js';
import type { Paging } from '../../../shared/http/paging.js';
import { type Outcome, type OutcomeCounts, OUTCOMES } from '../import.entity.js';
import { ImportRowEntity } from './import-row.entity.js';
import type { FieldChange } from '../projection/field-change.rules.js';
import type { RowOrigin } from './import-record.js';
import type { RowFault, RowFaultCode } from './row-fault.js';

/** A row as it was read. */
export type ReadRow = Pick<ImportRowEntity, 'number' | 'name' | 'outcome' | 'statementId' | 'faults'> &
  RowOrigin;

/** What deciding about a row found. */
export interface DecidedRow {
  readonly number: number;
  readonly outcome: Outcome;
  readonly festivalId: string | null;
  readonly changes: readonly FieldChange[];
  readonly findings: readonly RowFault[];
}

/** Which rows are asked for: all but those of another outcome, or in which this was not found. */
interface RowFilter {
  readonly outcome?: Outcome | undefined;
  readonly finding?: RowFaultCode | undefined;
}

/** A row that says something. */
export interface SayingRow {
  readonly number: number;
  readonly statementId: string;
}

@Injectable()
export class ImportRowRepository {
  constructor(private readonly database: Database) {}

  async addRead(importId: string, rows: readonly ReadRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.database.change(
      `INSERT INTO festivals_import_row
        (import_id, number, name, authority, district_code, reference_day, outcome, statement_id, faults) VALUES ?`,
      [
        rows.map(({ number, name, authority, districtCode, referenceDay, outcome, statementId, faults }) => [
          importId,
          number,
          name,
          authority,
          districtCode,
          referenceDay,
          outcome,
          statementId,
          json(faults),
        ]),
      ],
    );
  }

  /** So that all rows that say something are decided about anew. */
  async forgetOutcomes(importId: string): Promise<void> {
    await this.database.change(
      'UPDATE festivals_import_row SET outcome = NULL WHERE import_id = ? AND statement_id IS NOT NULL',
      [importId],
    );
  }

  async findUndecided(importId: string, limit: number): Promise<SayingRow[]> {
    return this.database.rows<SayingRow>(
      `SELECT number, statement_id AS statementId FROM festivals_import_row
        WHERE import_id = ? AND outcome IS NULL ORDER BY number LIMIT ${limit}`,
      [importId],
    );
  }

  /** Rows of the import that say any of this, in the order of the file. */
  async findSaying(importId: string, statementIds: readonly string[]): Promise<SayingRow[]> {
    if (statementIds.length === 0) return [];
    return this.database.rows<SayingRow>(
      `SELECT number, statement_id AS statementId FROM festivals_import_row
        WHERE import_id = ? AND statement_id IN (?) ORDER BY number`,
      [importId, statementIds],
    );
  }

  async saveDecided(importId: string, rows: readonly DecidedRow[]): Promise<void> {
    if (rows.length === 0) return;
    const columns = ['outcome', 'festival_id', 'changes', 'findings'];
    await this.database.change(
      `INSERT INTO festivals_import_row (import_id, number, name, ${columns.join(', ')}) VALUES ?
        ON DUPLICATE KEY UPDATE ${columns.map((column) => `${column} = VALUES(${column})`).join(', ')}`,
      [
        rows.map(({ number, outcome, festivalId, changes, findings }) => [
          importId,
          number,
          '',
          outcome,
          festivalId,
          json(changes),
          json(findings),
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
    { page, perPage, outcome, finding }: Paging & RowFilter,
  ): Promise<[ImportRowEntity[], number]> {
    const asked = { importId, ...(outcome === undefined ? {} : { outcome }) };
    const found = Raw((column) => `JSON_CONTAINS(${column}, JSON_OBJECT('code', :finding))`, { finding });
    return this.database.manager.findAndCount(ImportRowEntity, {
      where:
        finding === undefined
          ? asked
          : [
              { ...asked, faults: found },
              { ...asked, findings: found },
            ],
      order: { number: 'ASC' },
      skip: (page - 1) * perPage,
      take: perPage,
    });
  }

  /** The rows after the one of that number, or those of an outcome alone, in the order of the file. */
  async findAfter(
    importId: string,
    number: number,
    limit: number,
    outcome: Outcome | undefined,
  ): Promise<ImportRowEntity[]> {
    return this.database.manager.find(ImportRowEntity, {
      where: { importId, number: MoreThan(number), ...(outcome === undefined ? {} : { outcome }) },
      order: { number: 'ASC' },
      take: limit,
    });
  }

  /** By festival, the first row that speaks of it. */
  async findNumbers(importId: string, festivalIds: readonly string[]): Promise<Map<string, number>> {
    if (festivalIds.length === 0) return new Map();
    const rows = await this.database.rows<{ festivalId: string; number: number }>(
      `SELECT festival_id AS festivalId, MIN(number) AS number FROM festivals_import_row
        WHERE import_id = ? AND festival_id IN (?) GROUP BY festival_id`,
      [importId, festivalIds],
    );
    return new Map(rows.map(({ festivalId, number }) => [festivalId, number]));
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
