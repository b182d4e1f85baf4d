import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import { fromJson } from '../../shared/database/json-column.js';
import type { FieldChange } from '../import/projection/field-change.rules.js';
import type { ImportedRecord } from './trail.rules.js';

type FoundRecord = Omit<ImportedRecord, 'changes'> & { readonly changes: string | FieldChange[] | null };

/** What of a festival the log of editors must be asked about, and what imports did to it. */
@Injectable()
export class TrailRepository {
  constructor(private readonly database: Database) {}

  /** Removed ones too, as far as the public had heard of them. */
  async editionIdsOf(festivalId: string): Promise<string[]> {
    const found = await this.database.rows<{ id: string }>(
      `SELECT id FROM festivals_edition WHERE festival_id = ?
        UNION SELECT edition_id FROM festivals_change_entry WHERE festival_id = ? AND edition_id IS NOT NULL`,
      [festivalId, festivalId],
    );
    return found.map(({ id }) => id);
  }

  /** Records of imports that stand and brought something new; `at` is when the import began. */
  async importedInto(festivalId: string): Promise<ImportedRecord[]> {
    const found = await this.database.rows<FoundRecord>(
      `SELECT i.id AS importId, r.number, i.provider, i.account_id AS accountId, s.edition_id AS editionId,
              r.changes, i.created_at AS at
         FROM festivals_statement s
         JOIN festivals_attribution a ON a.statement_id = s.id AND a.applied = 1
         JOIN festivals_import i ON i.id = a.import_id
         JOIN festivals_import_row r ON r.import_id = i.id AND r.statement_id = s.id
        WHERE s.festival_id = ? AND r.outcome IN ('new', 'changed')`,
      [festivalId],
    );
    return found.map((one) => ({
      ...one,
      changes: one.changes === null ? [] : fromJson<FieldChange[]>(one.changes),
    }));
  }
}
