import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import { fromJson } from '../../../shared/database/json-column.js';
import type { Outcome } from '../import.entity.js';
import type { FieldChange } from '../projection/field-change.rules.js';

interface Kept {
  readonly row: number;
  readonly festivalId: string;
  readonly name: string;
}

interface FoundOverride extends Kept {
  readonly of: FieldChange['of'];
  readonly field: string;
  readonly outcome: Outcome;
  readonly changes: string | FieldChange[] | null;
}

/** What of an import taken back stays in the catalogue, and why. */
@Injectable()
export class KeptRepository {
  constructor(private readonly database: Database) {}

  /** Festivals that it brought something new of, and of which a later import tells too: how many, and the first. */
  async findToldLater(importId: string, limit: number): Promise<{ total: number; first: Kept[] }> {
    const rows = await this.database.rows<Kept & { total: unknown }>(
      `SELECT MIN(r.number) AS row, f.id AS festivalId, f.name, COUNT(*) OVER () AS total
         FROM festivals_import mine
         JOIN festivals_import_row r ON r.import_id = mine.id AND r.outcome = 'new'
         JOIN festivals_festival f ON f.id = r.festival_id
        WHERE mine.id = ?
          AND EXISTS (SELECT 1 FROM festivals_statement s
                        JOIN festivals_attribution a ON a.statement_id = s.id AND a.applied = 1
                        JOIN festivals_import later ON later.id = a.import_id
                       WHERE s.festival_id = f.id
                         AND (later.created_at, later.id) > (mine.created_at, mine.id))
        GROUP BY f.id ORDER BY row LIMIT ${limit}`,
      [importId],
    );
    const first = rows.map(({ row, festivalId, name }) => ({ row, festivalId, name }));
    return { total: Number(rows[0]?.total ?? 0), first };
  }

  /** By festival, the fields that it had said and editors decided about since. */
  async findEditedSince(importId: string): Promise<(Kept & { fields: string[] })[]> {
    const found = await this.database.rows<FoundOverride>(
      `SELECT r.number AS row, f.id AS festivalId, f.name, o.of, o.field, r.outcome, r.changes
         FROM festivals_import mine
         JOIN festivals_import_row r ON r.import_id = mine.id AND r.outcome IN ('new', 'changed')
         JOIN festivals_festival f ON f.id = r.festival_id
         JOIN (SELECT 'festival' AS of, festival_id, field, since FROM festivals_festival_override
               UNION ALL
               SELECT 'edition', e.festival_id, eo.field, eo.since
                 FROM festivals_edition_override eo JOIN festivals_edition e ON e.id = eo.edition_id) o
           ON o.festival_id = f.id AND o.since >= mine.created_at
        WHERE mine.id = ? ORDER BY row, o.field`,
      [importId],
    );
    const kept = new Map<string, Kept & { fields: string[] }>();
    for (const { row, festivalId, name, of, field, outcome, changes } of found) {
      const said = changes === null ? [] : fromJson<FieldChange[]>(changes);
      if (outcome === 'changed' && !said.some((one) => one.of === of && one.field === field)) continue;
      const one = kept.get(festivalId) ?? { row, festivalId, name, fields: [] };
      if (!one.fields.includes(field)) one.fields.push(field);
      kept.set(festivalId, one);
    }
    return [...kept.values()];
  }
}
