import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import { type Job, LeaseLost } from '../import.job.js';
import { ImportRepository } from '../import.repository.js';
import { ImportStaging } from '../import.staging.js';
import type { KeptByUndo, UndoReport } from '../import.entity.js';
import { AnchorRepository } from '../projection/anchor.repository.js';
import { Projecting } from '../projection/projecting.js';
import { type LeftBehind, ProjectionWriting } from '../projection/projection.writing.js';
import { StatementRepository } from '../projection/statement.repository.js';
import { ImportRowRepository } from '../row/import-row.repository.js';
import { KeptRepository } from './kept.repository.js';

const STATEMENTS_AT_ONCE = 1_000;
const MOST_KEPT_SHOWN = 100;

const NOTHING_UNDONE: UndoReport = {
  removed: { festivals: 0, editions: 0 },
  restoredValues: 0,
  kept: { total: 0, items: [] },
};

/** Takes back what an import says, all of it or nothing: the catalogue is as if it had never come. */
@Injectable()
export class ImportUndoing {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportRepository,
    private readonly staging: ImportStaging,
    private readonly rows: ImportRowRepository,
    private readonly kept: KeptRepository,
    private readonly anchors: AnchorRepository,
    private readonly statements: StatementRepository,
    private readonly projecting: Projecting,
    private readonly writing: ProjectionWriting,
  ) {}

  /** What was never applied is forgotten. */
  async undo(job: Job): Promise<void> {
    const { importId } = job;
    const isApplied = await this.imports.isApplied(importId);
    await this.database.transaction(async () => {
      if (!isApplied) await this.staging.discard(importId);
      const report = isApplied ? await this.takeBack(job) : NOTHING_UNDONE;
      if (!(await this.imports.toUndone(job, report))) throw new LeaseLost();
    });
  }

  private async takeBack(job: Job): Promise<UndoReport> {
    const { importId } = job;
    await this.statements.identifyOld();
    await this.anchors.refresh();
    await this.statements.setApplied(importId, false);
    const removed = { festivals: 0, editions: 0 };
    const left: LeftBehind[] = [];
    const settled = new Set<string>();
    let restoredValues = 0;
    let done = 0;
    for (let after = ''; ;) {
      job.report(done);
      const found = await this.statements.findOfImport(importId, after, STATEMENTS_AT_ONCE);
      const last = found.at(-1);
      if (last === undefined) break;
      after = last;
      const seeds = found.filter((id) => !settled.has(id));
      if (seeds.length === 0) continue;
      const projection = await this.projecting.around(seeds, null, true);
      for await (const part of projection.parts) {
        job.report(done);
        await this.writing.write(part);
        for (const { plan } of part) {
          removed.editions += plan.removedEditions.length;
          restoredValues += plan.changes.length;
          for (const { changes } of plan.editions) restoredValues += changes.length;
        }
      }
      done += seeds.length;
      for (const id of projection.statementIds) settled.add(id);
      const vanished = await this.writing.finish(projection);
      removed.festivals += vanished.festivals;
      removed.editions += vanished.editions;
      left.push(...vanished.left);
    }
    const kept = await this.keptIn(importId, left);
    await this.statements.dropAttributions(importId);
    return { removed, restoredValues, kept };
  }

  /** What nobody speaks of any more and stays as a whole comes first. */
  private async keptIn(importId: string, left: readonly LeftBehind[]): Promise<UndoReport['kept']> {
    const numbers = await this.rows.findNumbers(
      importId,
      left.map(({ festivalId }) => festivalId),
    );
    const whole = new Set(left.map(({ festivalId }) => festivalId));
    const edited = (await this.kept.findEditedSince(importId)).filter(
      ({ festivalId }) => !whole.has(festivalId),
    );
    const toldLater = await this.kept.findToldLater(importId, MOST_KEPT_SHOWN);
    const items: KeptByUndo[] = [
      ...left.map((one) => ({ ...one, row: numbers.get(one.festivalId) ?? 0, fields: [] })),
      ...edited.map((one) => ({ ...one, reason: 'edited-since' as const })),
      ...toldLater.first.map((one) => ({ ...one, reason: 'imported-since' as const, fields: [] })),
    ];
    return {
      total: left.length + edited.length + toldLater.total,
      items: items.slice(0, MOST_KEPT_SHOWN),
    };
  }
}
