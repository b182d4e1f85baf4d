import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import { ChangeRecorder } from '../history/change.recorder.js';
import { ImportDeciding } from './import.deciding.js';
import type { Provider } from './import.entity.js';
import { type Job, LeaseLost } from './import.job.js';
import { ImportRemembering } from './import.remembering.js';
import { ImportRepository } from './import.repository.js';
import { StatementRepository } from './projection/statement.repository.js';
import { ImportRowRepository } from './row/import-row.repository.js';

/** Makes what an import says count, all of it or nothing. */
@Injectable()
export class ImportApplying {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportRepository,
    private readonly rows: ImportRowRepository,
    private readonly statements: StatementRepository,
    private readonly deciding: ImportDeciding,
    private readonly remembering: ImportRemembering,
    private readonly history: ChangeRecorder,
  ) {}

  /** Where the catalogue may have changed since the preview, every row is decided about once more. */
  async apply(job: Job, provider: Provider): Promise<void> {
    await this.database.transaction(async () => {
      this.history.speaksFor(provider);
      await this.statements.setApplied(job.importId, true);
      const decided = await this.remembering.stillTrue(job.importId);
      if (decided === undefined) {
        await this.rows.forgetOutcomes(job.importId);
        await this.deciding.decide(job, 'apply', (rows) => rows);
      } else await this.deciding.carryOut(job, decided);
      const counts = await this.rows.countOutcomes(job.importId);
      if (!(await this.imports.toApplied(job, counts))) throw new LeaseLost();
    });
    this.remembering.forget(job.importId);
  }
}
