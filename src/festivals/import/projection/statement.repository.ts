import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import { fromJson } from '../../../shared/database/json-column.js';
import { CatalogueChanges } from '../../changes/catalogue-changes.js';
import type { Provider } from '../import.entity.js';
import type { ImportRecord } from '../row/import-record.js';
import { type Marks, marksOf } from './identity.rules.js';

const UNKEYED_AT_ONCE = 500;

/** A statement to be kept. */
export interface TakenStatement {
  readonly id: string;
  readonly provider: Provider;
  readonly record: ImportRecord;
  /** The record as JSON. */
  readonly words: string;
  /** Null where they are made only if they turn out to be needed, as those of a statement that is kept already. */
  readonly marks: Marks | null;
}

/** Where a statement goes. */
export interface Link {
  readonly id: string;
  readonly festivalId: string | null;
  readonly editionId: string | null;
}

/** Writes what sources say, and where it went. */
@Injectable()
export class StatementRepository {
  constructor(
    private readonly database: Database,
    private readonly changes: CatalogueChanges,
  ) {}

  /** Those that are kept already. */
  async findKept(ids: readonly string[]): Promise<Set<string>> {
    return this.kept(ids, '');
  }

  /** That the import says so, each once, in the caller's transaction; nothing of it counts yet. */
  async stage(importId: string, taken: readonly TakenStatement[]): Promise<void> {
    if (taken.length === 0) return;
    const known = await this.kept(
      taken.filter(({ marks }) => marks === null).map(({ id }) => id),
      'FOR UPDATE',
    );
    if (known.size > 0) await this.changes.noteWords();
    const identified = inOrder(taken)
      .filter(({ id }) => !known.has(id))
      .map((one) => ({ ...one, ...(one.marks ?? marksOf(one.provider, one.record)) }));
    if (identified.length > 0) {
      const added = await this.database.change(
        `INSERT IGNORE INTO festivals_statement (id, provider, natural_key, reference_day, record, identity) VALUES ?`,
        [
          identified.map(({ id, provider, record, words, identity }) => [
            id,
            provider,
            record.naturalKey,
            record.referenceDay,
            words,
            JSON.stringify(identity),
          ]),
        ],
      );
      if (added < identified.length) await this.changes.noteWords();
      await this.addKeys(identified);
    }
    await this.database.change(
      `INSERT INTO festivals_attribution (import_id, statement_id, applied) VALUES ?
        ON DUPLICATE KEY UPDATE applied = applied`,
      [taken.map(({ id }) => [importId, id, false])],
    );
  }

  /**
   * By statement, then by key, as all do, so that none of them wait for each other in a circle. In process: to sort
   * them took the database a third of the time.
   */
  async addKeys(
    identified: readonly { readonly id: string; readonly keys: readonly number[] }[],
  ): Promise<void> {
    await this.database.change(
      `INSERT IGNORE INTO festivals_block_key (block_key, statement_id)
       SELECT keyed.block_key, keyed.id
         FROM JSON_TABLE(?, '$[*]' COLUMNS (id char(32) CHARACTER SET ascii COLLATE ascii_bin PATH '$.id',
                                            NESTED PATH '$.keys[*]' COLUMNS (block_key bigint unsigned PATH '$'))) keyed`,
      [
        JSON.stringify(
          inOrder(identified).map(({ id, keys }) => ({ id, keys: keys.toSorted((a, b) => a - b) })),
        ),
      ],
    );
  }

  /** Makes the identity of statements that were taken over from before there was one. */
  async identifyOld(): Promise<void> {
    for (;;) {
      const old = await this.database.rows<{ id: string; provider: Provider; record: string | ImportRecord }>(
        `SELECT id, provider, record FROM festivals_statement
          WHERE identity IS NULL AND record IS NOT NULL LIMIT ${UNKEYED_AT_ONCE}`,
      );
      if (old.length === 0) return;
      const identified = old.map(({ id, provider, record }) => ({
        id,
        ...marksOf(provider, fromJson<ImportRecord>(record)),
      }));
      await this.database.transaction(async () => {
        await this.addKeys(identified);
        await this.database.change(
          `UPDATE festivals_statement s
             JOIN JSON_TABLE(?, '$[*]' COLUMNS (id char(32) CHARACTER SET ascii COLLATE ascii_bin PATH '$.id',
                                                identity json PATH '$.identity')) now ON now.id = s.id
              SET s.identity = now.identity`,
          [JSON.stringify(identified.map(({ id, identity }) => ({ id, identity })))],
        );
      });
    }
  }

  async setApplied(importId: string, applied: boolean): Promise<void> {
    await this.changes.noteWords();
    await this.database.change('UPDATE festivals_attribution SET applied = ? WHERE import_id = ?', [
      applied,
      importId,
    ]);
  }

  /** Statements of the import, by id, after the one given. */
  async findOfImport(importId: string, after: string, limit: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `SELECT statement_id AS id FROM festivals_attribution
        WHERE import_id = ? AND statement_id > ? ORDER BY statement_id LIMIT ${limit}`,
      [importId, after],
    );
    return rows.map(({ id }) => id);
  }

  async findOfFestival(festivalId: string): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'SELECT id FROM festivals_statement WHERE festival_id = ?',
      [festivalId],
    );
    return rows.map(({ id }) => id);
  }

  async link(links: readonly Link[]): Promise<void> {
    if (links.length === 0) return;
    const id = (length: number) => `char(${length}) CHARACTER SET ascii COLLATE ascii_bin`;
    await this.database.change(
      `UPDATE festivals_statement s
         JOIN JSON_TABLE(?, '$[*]' COLUMNS (id ${id(32)} PATH '$.id', festival_id ${id(36)} PATH '$.festivalId',
                                            edition_id ${id(36)} PATH '$.editionId')) now ON now.id = s.id
          SET s.festival_id = now.festival_id, s.edition_id = now.edition_id`,
      [JSON.stringify(links)],
    );
  }

  /** Takes back that the import says so, and what nobody says then, unless it remembers a festival. */
  async dropAttributions(importId: string): Promise<void> {
    await this.changes.noteWords();
    await this.database.change(
      `DELETE s FROM festivals_statement s JOIN festivals_attribution a ON a.statement_id = s.id
        WHERE a.import_id = ? AND s.festival_id IS NULL AND NOT EXISTS
          (SELECT 1 FROM festivals_attribution o WHERE o.statement_id = s.id AND o.import_id <> a.import_id)`,
      [importId],
    );
    await this.database.change('DELETE FROM festivals_attribution WHERE import_id = ?', [importId]);
  }

  /** An editor has removed the edition: what spoke of it brings it back no more. */
  async noteRemovedEdition(editionId: string): Promise<void> {
    await this.database.change('UPDATE festivals_statement SET edition_removed = 1 WHERE edition_id = ?', [
      editionId,
    ]);
  }

  async recordsOf(ids: readonly string[]): Promise<Map<string, ImportRecord>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.rows<{ id: string; record: string | ImportRecord }>(
      'SELECT id, record FROM festivals_statement WHERE id IN (?) AND record IS NOT NULL',
      [ids],
    );
    return new Map(rows.map(({ id, record }) => [id, fromJson<ImportRecord>(record)]));
  }

  private async kept(ids: readonly string[], lock: '' | 'FOR UPDATE'): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.database.rows<{ id: string }>(
      `SELECT id FROM festivals_statement WHERE id IN (?) ${lock}`,
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }
}

function inOrder<Statement extends { readonly id: string }>(statements: readonly Statement[]): Statement[] {
  return statements.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}
