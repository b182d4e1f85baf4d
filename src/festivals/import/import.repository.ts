import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isRetryable, violatesUnique } from '../../shared/database/database-errors.js';
import { Database } from '../../shared/database/database.js';
import type { Paging } from '../../shared/http/paging.js';
import type { CsvEncoding } from './file/csv.encoding.js';
import { ImportEntity, type LiveProgress, type OutcomeCounts, type UndoReport } from './import.entity.js';
import { ImportLeaseEntity } from './import-lease.entity.js';
import type { FileProblem } from './file/unusable-file.js';

/** An import with how many rows the work under way has done. */
export interface FoundImport {
  readonly entity: ImportEntity;
  readonly rowsDone: number;
}

/** Imports, and who is working on them. */
@Injectable()
export class ImportRepository {
  constructor(private readonly database: Database) {}

  private get imports() {
    return this.database.manager.getRepository(ImportEntity);
  }

  async addReading(
    added: Pick<ImportEntity, 'id' | 'provider' | 'fileName' | 'accountId' | 'createdAt'>,
    runner: string,
  ): Promise<void> {
    await this.database.transaction(async () => {
      await this.imports.insert({ ...added, status: 'reading' });
      await this.lease(added.id, runner);
    });
  }

  async find(id: string): Promise<FoundImport | null> {
    const entity = await this.imports.findOneBy({ id });
    if (entity === null) return null;
    const [found] = await this.withProgress([entity]);
    return found ?? null;
  }

  async findNewest({ page, perPage }: Paging): Promise<{ found: FoundImport[]; total: number }> {
    const [entities, total] = await this.imports.findAndCount({
      order: { createdAt: 'DESC', id: 'DESC' },
      skip: (page - 1) * perPage,
      take: perPage,
    });
    return { found: await this.withProgress(entities), total };
  }

  /** Locked until the transaction ends. */
  async lock(id: string): Promise<ImportEntity | null> {
    return this.imports.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Keeps the work ours and tells how far it is; false where it is ours no longer. */
  async renew(importId: string, runner: string, rowsDone: number): Promise<boolean> {
    const { affected } = await this.database.manager.update(
      ImportLeaseEntity,
      { importId, runner },
      { rowsDone, endsAt: () => LEASE_END },
    );
    return affected === 1;
  }

  async noteFile(
    id: string,
    file: { encoding: CsvEncoding; columnsMissing: string[]; columnsUnknown: string[] },
  ): Promise<void> {
    await this.imports.update({ id }, file);
  }

  async noteLive(id: string, live: LiveProgress): Promise<void> {
    await this.imports.update({ id }, { live });
  }

  /** The following end the work under way; false, and nothing done, where it is ours no longer. */
  async toPreviewed(id: string, runner: string, rowsTotal: number, counts: OutcomeCounts): Promise<boolean> {
    return this.finish(id, runner, { status: 'previewed', rowsTotal, counts });
  }

  async toApplied(id: string, runner: string, counts: OutcomeCounts): Promise<boolean> {
    return this.finish(id, runner, { status: 'applied', counts, changing: null });
  }

  async toFailed(id: string, runner: string, problem: FileProblem): Promise<boolean> {
    return this.finish(id, runner, { status: 'failed', problem, changing: null });
  }

  /** `busy`: another import is changing the catalogue. */
  async toApplying(id: string, runner: string): Promise<'claimed' | 'busy' | 'other-status'> {
    return this.database
      .transaction(async () => {
        const { affected } = await this.imports.update(
          { id, status: 'previewed' },
          { status: 'applying', changing: true },
        );
        if (affected !== 1) return 'other-status';
        await this.lease(id, runner);
        return 'claimed';
      })
      .catch(orBusy);
  }

  /** Until the transaction ends no other import changes the catalogue; `busy` where one is doing so. */
  async holdCatalogue(id: string): Promise<'held' | 'busy'> {
    return this.imports.update({ id }, { changing: true }).then(() => 'held' as const, orBusy);
  }

  /** Also takes the import from whoever is reading it. */
  async toUndone(id: string, undo: UndoReport): Promise<void> {
    await this.database.manager.delete(ImportLeaseEntity, { importId: id });
    await this.imports.update({ id }, { status: 'undone', undo, problem: null, changing: null });
  }

  /** Ends what dead processes left; answers the ids. Who asks is alive, however late its renewing is. */
  async failInterrupted(runner: string): Promise<string[]> {
    const dead = await this.database.rows<{ id: string }>(
      'SELECT import_id AS id FROM festivals_import_lease WHERE ends_at < UTC_TIMESTAMP(6) AND runner <> ?',
      [runner],
    );
    const failed: string[] = [];
    for (const { id } of dead) if (await this.failIfInterrupted(id)) failed.push(id);
    return failed;
  }

  private async failIfInterrupted(id: string): Promise<boolean> {
    return this.database.transaction(async () => {
      const ended = await this.database.change(
        'DELETE FROM festivals_import_lease WHERE import_id = ? AND ends_at < UTC_TIMESTAMP(6)',
        [id],
      );
      if (ended === 0) return false;
      await this.imports.update(
        { id },
        { status: 'failed', problem: { code: 'interrupted' }, changing: null },
      );
      return true;
    });
  }

  private async lease(importId: string, runner: string): Promise<void> {
    await this.database.manager.insert(ImportLeaseEntity, { importId, runner, endsAt: () => LEASE_END });
  }

  private async finish(id: string, runner: string, change: Partial<ImportEntity>): Promise<boolean> {
    return this.database.transaction(async () => {
      const { affected } = await this.database.manager.delete(ImportLeaseEntity, { importId: id, runner });
      if (affected !== 1) return false;
      await this.imports.update({ id }, change);
      return true;
    });
  }

  private async withProgress(entities: readonly ImportEntity[]): Promise<FoundImport[]> {
    const under = entities
      .filter(({ status }) => status === 'reading' || status === 'applying')
      .map(({ id }) => id);
    const leases =
      under.length === 0
        ? []
        : await this.database.manager.findBy(ImportLeaseEntity, { importId: In(under) });
    return entities.map((entity) => ({
      entity,
      rowsDone: leases.find(({ importId }) => importId === entity.id)?.rowsDone ?? 0,
    }));
  }
}

/** A process that is silent for so long counts as dead. */
const LEASE_END = 'UTC_TIMESTAMP(6) + INTERVAL 15 SECOND';

function orBusy(error: unknown): 'busy' {
  if (violatesUnique(error, 'festivals_import_changing') || isRetryable(error)) return 'busy';
  throw error;
}
