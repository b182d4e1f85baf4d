import { Injectable } from '@nestjs/common';
import { CatalogueChanges } from '../../changes/catalogue-changes.js';
import { AnchorRepository } from './anchor.repository.js';
import { Projecting } from './projecting.js';
import { ProjectionWriting } from './projection.writing.js';
import { StatementRepository } from './statement.repository.js';

/** Makes the catalogue follow after something was decided about what sources say. */
@Injectable()
export class Settling {
  constructor(
    private readonly changes: CatalogueChanges,
    private readonly anchors: AnchorRepository,
    private readonly statements: StatementRepository,
    private readonly projecting: Projecting,
    private readonly writing: ProjectionWriting,
  ) {}

  /** What is said of the festival, in the caller's transaction. */
  async settleFestival(festivalId: string): Promise<void> {
    await this.settle(await this.statements.findOfFestival(festivalId));
  }

  /** In the caller's transaction. */
  async settle(statementIds: readonly string[]): Promise<void> {
    await this.changes.noteWords();
    await this.statements.identifyOld();
    await this.anchors.refresh();
    const projection = await this.projecting.around(statementIds, null, true);
    for await (const part of projection.parts) await this.writing.write(part);
    await this.writing.finish(projection);
  }
}
