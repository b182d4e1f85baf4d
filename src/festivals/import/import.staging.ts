import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import type { Provider } from './import.entity.js';
import { statementId } from './projection/identity.rules.js';
import { StatementRepository } from './projection/statement.repository.js';
import { ImportRowRepository } from './row/import-row.repository.js';
import type { NumberedReading } from './source-reader.js';

/** With the record as JSON, which is made once: it takes a good part of the time that reading takes. */
export interface StagedReading extends NumberedReading {
  readonly words: string;
}

/** What an import has read, kept until it is applied: nothing of it counts before. */
@Injectable()
export class ImportStaging {
  constructor(
    private readonly database: Database,
    private readonly rows: ImportRowRepository,
    private readonly statements: StatementRepository,
  ) {}

  async add(importId: string, provider: Provider, readings: readonly StagedReading[]): Promise<void> {
    const staged = readings.map(({ number, name, record, words, faults }) => ({
      row: {
        number,
        name,
        faults: [...faults],
        outcome: record === null ? ('rejected' as const) : null,
        statementId: record === null ? null : statementId(provider, words),
      },
      record,
      words,
    }));
    await this.database.transaction(async () => {
      await this.statements.stage(
        importId,
        staged.flatMap(({ row, record, words }) =>
          record === null || row.statementId === null
            ? []
            : [{ id: row.statementId, provider, record, words }],
        ),
      );
      await this.rows.addRead(
        importId,
        staged.map(({ row }) => row),
      );
    });
  }

  async discard(importId: string): Promise<void> {
    await this.database.transaction(async () => {
      await this.rows.removeAll(importId);
      await this.statements.dropAttributions(importId);
    });
  }
}
