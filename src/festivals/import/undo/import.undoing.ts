import { Injectable } from '@nestjs/common';
import type { KeptByUndo, UndoReport } from '../import.entity.js';
import { AnchorRepository } from '../projection/anchor.repository.js';
import { Projecting } from '../projection/projecting.js';
import { type LeftBehind, ProjectionWriting } from '../projection/projection.writing.js';
import { StatementRepository } from '../projection/statement.repository.js';
import { ImportRowRepository } from '../row/import-row.repository.js';

const STATEMENTS_AT_ONCE = 1_000;
const MOST_KEPT_SHOWN = 100;

/** Takes back what an import says, in the caller's transaction: the catalogue is as if it had never come. */
@Injectable()
export class ImportUndoing {
  constructor(
    private readonly rows: ImportRowRepository,
    private readonly anchors: AnchorRepository,
    private readonly statements: StatementRepository,
    private readonly projecting: Projecting,
    private readonly writing: ProjectionWriting,
  ) {}

  async undo(importId: string): Promise<UndoReport> {
    await this.statements.identifyOld();
    await this.anchors.refresh();
    await this.statements.setApplied(importId, false);
    const removed = { festivals: 0, editions: 0 };
    const left: LeftBehind[] = [];
    const settled = new Set<string>();
    let restoredValues = 0;
    for (let after = ''; ;) {
      const found = await this.statements.findOfImport(importId, after, STATEMENTS_AT_ONCE);
      const last = found.at(-1);
      if (last === undefined) break;
      after = last;
      const seeds = found.filter((id) => !settled.has(id));
      if (seeds.length === 0) continue;
      const projection = await this.projecting.around(seeds, null, true);
      for await (const part of projection.parts) {
        await this.writing.write(part);
        for (const { plan } of part) {
          removed.editions += plan.removedEditions.length;
          restoredValues += plan.changes.length;
          for (const { changes } of plan.editions) restoredValues += changes.length;
        }
      }
      for (const id of projection.statementIds) settled.add(id);
      const vanished = await this.writing.finish(projection);
      removed.festivals += vanished.festivals;
      removed.editions += vanished.editions;
      left.push(...vanished.left);
    }
    const kept = await this.keptIn(importId, left);
    await this.statements.dropAttributions(importId);
    return { removed, restoredValues, kept: { total: kept.length, items: kept.slice(0, MOST_KEPT_SHOWN) } };
  }

  private async keptIn(importId: string, left: readonly LeftBehind[]): Promise<KeptByUndo[]> {
    const numbers = await this.rows.findNumbers(
      importId,
      left.map(({ festivalId }) => festivalId),
    );
    return left.map((one) => ({ ...one, row: numbers.get(one.festivalId) ?? 0, fields: [] }));
  }
}
