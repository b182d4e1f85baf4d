import { Injectable } from '@nestjs/common';
import { Beside } from './beside.js';
import type { Job } from './import.job.js';
import { type Decided, ImportRemembering } from './import.remembering.js';
import { AnchorRepository } from './projection/anchor.repository.js';
import { type Planned, Projecting } from './projection/projecting.js';
import { ProjectionWriting } from './projection/projection.writing.js';
import { doubtfulStatements, doubtsOfRows } from './projection/row-doubts.rules.js';
import { outcomeOf } from './projection/row-outcome.rules.js';
import { StatementRepository } from './projection/statement.repository.js';
import { type DecidedRow, ImportRowRepository, type SayingRow } from './row/import-row.repository.js';
import { rowFault, type RowFault } from './row/row-fault.js';

/** As many as most files have, since each look at what lies around rows costs as much as its beginning. */
const ROWS_AT_ONCE = 1_500;

/** Finds out what becomes of every row, beside all that is said and decided already. */
@Injectable()
export class ImportDeciding {
  constructor(
    private readonly rows: ImportRowRepository,
    private readonly anchors: AnchorRepository,
    private readonly statements: StatementRepository,
    private readonly projecting: Projecting,
    private readonly writing: ProjectionWriting,
    private readonly remembering: ImportRemembering,
  ) {}

  /**
   * @param mode `preview` changes nothing of the catalogue; `apply` makes it what the rows say, which count by
   * now, in the caller's transaction
   * @param progress what to report when so many rows are decided about
   */
  async decide(
    job: Job,
    mode: 'preview' | 'apply',
    progress: (rowsDecided: number) => number,
  ): Promise<void> {
    const write = mode === 'apply';
    await this.statements.identifyOld();
    await this.anchors.refresh();
    let decided = 0;
    for (;;) {
      job.report(progress(decided));
      const before = decided;
      const seeds = await this.rows.findUndecided(job.importId, ROWS_AT_ONCE);
      if (seeds.length === 0) return this.remembering.end(job.importId);
      const { parts, ...projection } = await this.projecting.around(
        [...new Set(seeds.map(({ statementId }) => statementId))],
        write ? null : job.importId,
        write,
      );
      const doubts = doubtsOfRows(
        projection,
        firstRowsOf(await this.rows.findSaying(job.importId, doubtfulStatements(projection))),
      );
      const save = async (part: readonly Planned[]) => {
        decided += await this.saveOutcomes(job.importId, part, doubts);
      };
      const saving = new Beside();
      try {
        for await (const part of parts) {
          if (write) {
            // One after the other: what fails must end the transaction before anything else is written.
            await this.writing.write(part);
            await save(part);
          } else {
            this.remembering.add(job.importId, projection, part);
            await saving.next(() => save(part));
          }
          job.report(progress(decided));
        }
      } finally {
        await saving.over();
      }
      if (write) await this.writing.finish(projection);
      if (decided === before) throw new Error(`rows of the import ${job.importId} cannot be decided about`);
    }
  }

  /** Applies what a preview has decided, and noted of the rows, in the caller's transaction. */
  async carryOut(job: Job, decided: readonly Decided[]): Promise<void> {
    let rows = 0;
    for (const { projection, parts } of decided) {
      for (const part of parts) {
        job.report(rows);
        await this.writing.write(part);
        for (const { statements } of part)
          rows += statements.filter(({ importIds }) => importIds.includes(job.importId)).length;
      }
      await this.writing.finish(projection);
    }
  }

  private async saveOutcomes(
    importId: string,
    part: readonly Planned[],
    doubts: ReadonlyMap<string, readonly RowFault[]>,
  ): Promise<number> {
    const ids = part.flatMap(({ statements }) => statements.map(({ id }) => id));
    const rows = await this.rows.findSaying(importId, ids);
    const numbers = firstRowsOf(rows);
    const byStatement = new Map(
      part.flatMap(({ plan, statements }) => {
        const told = new Map(statements.map((one) => [one.id, one]));
        const context = { plan, statements: told, rows: numbers, doubts };
        return statements
          .filter(({ id }) => numbers.has(id))
          .map((one) => [one.id, outcomeOf(one, context)] as const);
      }),
    );
    await this.rows.saveDecided(
      importId,
      rows.flatMap(({ number, statementId }) => {
        const outcome = byStatement.get(statementId);
        const first = numbers.get(statementId);
        if (outcome === undefined || first === undefined) return [];
        return [first === number ? { number, ...outcome } : repeated(number, first, outcome.festivalId)];
      }),
    );
    return rows.length;
  }
}

/** By statement, the first row that says it. */
function firstRowsOf(rows: readonly SayingRow[]): Map<string, number> {
  const first = new Map<string, number>();
  for (const { number, statementId } of rows) if (!first.has(statementId)) first.set(statementId, number);
  return first;
}

/** The same words once more. */
function repeated(number: number, first: number, festivalId: string | null): DecidedRow {
  return {
    number,
    outcome: 'duplicate',
    festivalId,
    changes: [],
    findings: [rowFault('*', String(first), 'same-as-row')],
  };
}
