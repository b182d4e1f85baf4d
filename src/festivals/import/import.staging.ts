import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import type { Provider } from './import.entity.js';
import { marksOf, statementId } from './projection/identity.rules.js';
import { StatementRepository, type TakenStatement } from './projection/statement.repository.js';
import { ImportRowRepository, type ReadRow } from './row/import-row.repository.js';
import type { NumberedReading } from './source-reader.js';
import { Turns } from './turns.js';

/** With the record as JSON, which is made once: it takes a good part of the time that reading takes. */
export interface StagedReading extends NumberedReading {
  readonly words: string;
}

/** Rows and what they say, as they are kept. */
export interface Prepared {
  readonly rows: readonly ReadRow[];
  readonly statements: readonly TakenStatement[];
}

/** What an import has read, kept until it is applied: nothing of it counts before. */
@Injectable()
export class ImportStaging {
  constructor(
    private readonly database: Database,
    private readonly rows: ImportRowRepository,
    private readonly statements: StatementRepository,
  ) {}

  /** All that there is to work out before it is kept, so that the database need not wait for it. */
  async prepare(provider: Provider, readings: readonly StagedReading[]): Promise<Prepared> {
    const rows: ReadRow[] = [];
    const said = new Map<string, Omit<TakenStatement, 'marks'>>();
    for (const { number, name, origin, record, words, faults } of readings) {
      const id = record === null ? null : statementId(provider, words);
      const outcome = record === null ? 'rejected' : null;
      rows.push({ number, name, ...origin, faults: [...faults], outcome, statementId: id });
      if (record !== null && id !== null) said.set(id, { id, provider, record, words });
    }
    const kept = await this.statements.findKept([...said.keys()]);
    const statements: TakenStatement[] = [];
    const turns = new Turns();
    for (const one of said.values()) {
      statements.push({ ...one, marks: kept.has(one.id) ? null : marksOf(provider, one.record) });
      if (turns.isOver) await turns.next();
    }
    return { rows, statements };
  }

  /** Locks what it writes and no gap beside it, so that imports which read at once only wait for equal statements. */
  async add(importId: string, { rows, statements }: Prepared): Promise<void> {
    await this.database.transaction(async () => {
      await this.statements.stage(importId, statements);
      await this.rows.addRead(importId, rows);
    }, 'READ COMMITTED');
  }

  async discard(importId: string): Promise<void> {
    await this.database.transaction(async () => {
      await this.rows.removeAll(importId);
      await this.statements.dropAttributions(importId);
    });
  }
}
