import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../../../shared/database/database.js';
import { fromJson } from '../../../shared/database/json-column.js';
import type { Provider } from '../import.entity.js';
import { EditionOverrideEntity, FestivalOverrideEntity } from '../projection/override.entities.js';
import type { Statement } from '../projection/statement.js';
import type { ImportRecord } from '../row/import-record.js';
import type { Signature } from './provenance.rules.js';

/** A statement that counts, where it went, and when it was first brought in. */
export interface CountingStatement extends Statement {
  readonly editionId: string | null;
  readonly since: Date;
}

interface FoundStatement {
  readonly id: string;
  readonly provider: Provider;
  readonly record: string | ImportRecord;
  readonly editionId: string | null;
  readonly importIds: string | string[];
  readonly since: Date;
}

/** Reads who said what of a festival. */
@Injectable()
export class ProvenanceRepository {
  constructor(private readonly database: Database) {}

  async statementsOf(festivalId: string): Promise<CountingStatement[]> {
    const found = await this.database.rows<FoundStatement>(
      `SELECT s.id, s.provider, s.record, s.edition_id AS editionId,
              JSON_ARRAYAGG(i.id ORDER BY i.created_at, i.id) AS importIds, MIN(i.created_at) AS since
         FROM festivals_statement s
         JOIN festivals_attribution a ON a.statement_id = s.id AND a.applied = 1
         JOIN festivals_import i ON i.id = a.import_id
        WHERE s.festival_id = ? AND s.record IS NOT NULL
        GROUP BY s.id`,
      [festivalId],
    );
    return found.map((one) => ({
      ...one,
      record: fromJson<ImportRecord>(one.record),
      importIds: fromJson<string[]>(one.importIds),
    }));
  }

  /** By field. */
  async signaturesOfFestival(festivalId: string): Promise<Map<string, Signature>> {
    const found = await this.database.manager.findBy(FestivalOverrideEntity, { festivalId });
    return new Map(found.map(({ field, accountId, since }) => [field, { accountId, since }]));
  }

  /** By edition and field. */
  async signaturesOfEditions(editionIds: readonly string[]): Promise<Map<string, Map<string, Signature>>> {
    const signatures = new Map(editionIds.map((id) => [id, new Map<string, Signature>()]));
    const found = await this.database.manager.findBy(EditionOverrideEntity, {
      editionId: In([...editionIds]),
    });
    for (const { editionId, field, accountId, since } of found)
      signatures.get(editionId)?.set(field, { accountId, since });
    return signatures;
  }
}
