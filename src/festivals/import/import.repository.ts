import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isRetryable, violatesUnique } from '../../shared/database/database-errors.js';
import { Database } from '../../shared/database/database.js';
import type { Paging } from '../../shared/http/paging.js';
import type { CsvEncoding } from './file/csv.encoding.js';
import {
  ImportEntity,
  type ImportStatus,
  type LiveProgress,
  type OutcomeCounts,
  type UndoReport,
} from './import.entity.js';
import { ImportLeaseEntity } from './import-lease.entity.js';
import type { FileProblem } from './file/unusable-file.js';

/** An import with how many rows the work under way has done. */
export interface FoundImport {
  readonly entity: ImportEntity;
  readonly rowsDone: number;
}

/** Who is doing what with an import. */
export interface LeasedWork {
  readonly importId: string;
  readonly runner: string;
  /** That of the import while the work lasts. */
  readonly status: 'reading' | 'applying' | 'undoing';
}

const AT_WORK = new Set<ImportStatus>(['reading', 'applying', 'undoing'] satisfies LeasedWork['status'][]);

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

  /** Keeps the work ours and tells how far it is; false where it is ours no longer. */
  async renew({ importId, runner }: LeasedWork, rowsDone: number): Promise<boolean> {
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
  async toPreviewed(work: LeasedWork, rowsTotal: number, counts: OutcomeCounts): Promise<boolean> {
    return this.finish(work, () => ({ status: 'previewed', rowsTotal, counts }));
  }

  async toApplied(work: LeasedWork, counts: OutcomeCounts): Promise<boolean> {
    return this.finish(work, () => ({ status: 'applied', counts, changing: null }));
  }

  async toUndone(work: LeasedWork, undo: UndoReport): Promise<boolean> {
    return this.finish(work, () => ({ status: 'undone', undo, problem: null, changing: null }));
  }

  /** An applied import that could not be undone is as it was. */
  async toFailed(work: LeasedWork, problem: FileProblem): Promise<'failed' | 'applied' | 'lost'> {
    let status: 'failed' | 'applied' = 'failed';
    const isOurs = await this.finish(work, ({ changing }) => {
      if (work.status === 'undoing' && changing === true) status = 'applied';
      return { status, problem, changing: null };
    });
    return isOurs ? status : 'lost';
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

  /**
   * Also takes the import from whoever is reading it. Answers what it is then, where there is nothing to undo.
   * `busy`: another import is changing the catalogue.
   */
  async toUndoing(id: string, runner: string): Promise<'claimed' | 'busy' | 'not-found' | ImportStatus> {
    return this.database
      .transaction(async () => {
        const found = await this.lock(id);
        if (found === null) return 'not-found';
        const { status } = found;
        if (status === 'applying' || status === 'undoing' || status === 'undone') return status;
        const changing = status === 'applied' ? true : null;
        await this.imports.update({ id }, { status: 'undoing', problem: null, changing });
        await this.database.manager.delete(ImportLeaseEntity, { importId: id });
        await this.lease(id, runner);
        return 'claimed';
      })
      .catch(orBusy);
  }

  /** Whether taking it back is to change the catalogue: what was never applied is only forgotten. */
  async isApplied(id: string): Promise<boolean> {
    return this.imports.existsBy({ id, changing: true });
  }

  /** Lets another process take the work up at once. */
  async release({ importId, runner }: LeasedWork): Promise<void> {
    await this.database.manager.update(ImportLeaseEntity, { importId, runner }, { endsAt: () => NOW });
  }

  /** Makes ours what dead processes have not undone to the end; answers the ids. */
  async takeUndoing(runner: string): Promise<string[]> {
    const dead = await this.findDead(runner, "i.status = 'undoing'");
    const taken: string[] = [];
    for (const id of dead) {
      const changed = await this.database.change(
        `UPDATE festivals_import_lease SET runner = ?, rows_done = 0, ends_at = ${LEASE_END}
          WHERE import_id = ? AND ends_at < ${NOW}`,
        [runner, id],
      );
      if (changed === 1) taken.push(id);
    }
    return taken;
  }

  /** What else dead processes left. */
  async findInterrupted(runner: string): Promise<string[]> {
    return this.findDead(runner, "i.status <> 'undoing'");
  }

  /** False, and nothing done, where somebody is alive after all or was faster. */
  async failInterrupted(id: string): Promise<boolean> {
    const ended = await this.database.change(
      `DELETE FROM festivals_import_lease WHERE import_id = ? AND ends_at < ${NOW}`,
      [id],
    );
    if (ended === 0) return false;
    await this.imports.update({ id }, { status: 'failed', problem: { code: 'interrupted' }, changing: null });
    return true;
  }

  /** Who asks is alive, however late its renewing is. */
  private async findDead(runner: string, condition: string): Promise<string[]> {
    const dead = await this.database.rows<{ id: string }>(
      `SELECT l.import_id AS id FROM festivals_import_lease l JOIN festivals_import i ON i.id = l.import_id
        WHERE l.ends_at < ${NOW} AND l.runner <> ? AND ${condition}`,
      [runner],
    );
    return dead.map(({ id }) => id);
  }

  /** Locked until the transaction ends. */
  private async lock(id: string): Promise<ImportEntity | null> {
    return this.imports.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  private async lease(importId: string, runner: string): Promise<void> {
    await this.database.manager.insert(ImportLeaseEntity, { importId, runner, endsAt: () => LEASE_END });
  }

  private async finish(
    { importId: id, runner, status }: LeasedWork,
    changeOf: (found: ImportEntity) => Partial<ImportEntity>,
  ): Promise<boolean> {
    return this.database.transaction(async () => {
      const found = await this.lock(id);
      if (found?.status !== status) return false;
      const { affected } = await this.database.manager.delete(ImportLeaseEntity, { importId: id, runner });
      if (affected !== 1) return false;
      await this.imports.update({ id }, changeOf(found));
      return true;
    });
  }

  private async withProgress(entities: readonly ImportEntity[]): Promise<FoundImport[]> {
    const under = entities.filter(({ status }) => AT_WORK.has(status)).map(({ id }) => id);
    const leases =
      under.length === 0
        ? []
        : await this.database.manager.findBy(ImportLeaseEntity, { importId: In(under) });
    return entities.map((entity) => ({
      entity,
      rowsDone: leases.find(({ importId }) => importId === entity.id)?.rowsDone ?? 0,
    }));
  }

  async startedBy(accountId: string): Promise<Pick<ImportEntity, 'id' | 'fileName' | 'createdAt'>[]> {
    return this.imports.find({
      select: { id: true, fileName: true, createdAt: true },
      where: { accountId },
      order: { createdAt: 'ASC' },
    });
  }

  async disown(accountId: string): Promise<void> {
    await this.imports.update({ accountId }, { accountId: null });
  }
}

const NOW = 'UTC_TIMESTAMP(6)';
/** A process that is silent for so long counts as dead. */
const LEASE_END = `${NOW} + INTERVAL 15 SECOND`;

function orBusy(error: unknown): 'busy' {
  if (violatesUnique(error, 'festivals_import_changing') || isRetryable(error)) return 'busy';
  throw error;
}
