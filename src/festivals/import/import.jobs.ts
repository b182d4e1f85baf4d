import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import { newId } from '../../shared/ids.js';
import { Log } from '../../shared/log/log.js';
import { UnusableFile } from './file/unusable-file.js';
import { Interrupted, type Job, LeaseLost } from './import.job.js';
import { ImportRepository, type LeasedWork } from './import.repository.js';
import { ImportStaging } from './import.staging.js';
import { ImportUndoing } from './undo/import.undoing.js';

const RENEWED_MS = 2_000;
const SWEPT_MS = 5_000;

interface RunningJob extends Job {
  rowsDone: number;
  lost: boolean;
}

/**
 * The long work of imports, one piece at a time in this process and outside of any request. While it
 * lasts the import is leased to us; what the lease of a dead process covered ends as interrupted, but an
 * undoing, which needs no file, is taken up by whoever is alive.
 */
@Injectable()
export class ImportJobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** Names this process among all that share the database. */
  readonly runner = newId();
  private readonly running = new Map<string, RunningJob>();
  private queue: Promise<void> = Promise.resolve();
  private renewing: NodeJS.Timeout | undefined;
  private sweeping: NodeJS.Timeout | undefined;
  private leaving = false;

  constructor(
    private readonly database: Database,
    private readonly imports: ImportRepository,
    private readonly staging: ImportStaging,
    private readonly undoing: ImportUndoing,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.endInterrupted();
    this.sweeping = this.every(SWEPT_MS, () => this.endInterrupted());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.leaving = true;
    clearInterval(this.sweeping);
    await this.queue;
  }

  /** Runs the work in its turn; the import is ours already. Answers when the work is over, however it ended. */
  start(importId: string, status: LeasedWork['status'], work: (job: Job) => Promise<void>): Promise<void> {
    const taken = this.running.get(importId);
    if (taken !== undefined) taken.lost = true;
    const job: RunningJob = {
      importId,
      status,
      runner: this.runner,
      rowsDone: 0,
      lost: false,
      report: (rowsDone) => {
        job.rowsDone = rowsDone;
        if (this.leaving) throw new Interrupted();
        if (job.lost) throw new LeaseLost();
      },
    };
    this.running.set(importId, job);
    this.renewing ??= this.every(RENEWED_MS, () => this.renew());
    const ended = this.queue.then(() => this.run(job, work));
    this.queue = ended;
    return ended;
  }

  /** As {@link start}, of the work that takes an import back. */
  startUndoing(importId: string): Promise<void> {
    return this.start(importId, 'undoing', (job) => this.undoing.undo(job));
  }

  private async run(job: RunningJob, work: (job: Job) => Promise<void>): Promise<void> {
    try {
      job.report(0);
      await work(job);
    } catch (error) {
      await this.quietly(() => this.end(job, error));
    } finally {
      if (this.running.get(job.importId) === job) this.running.delete(job.importId);
      if (this.running.size === 0) {
        clearInterval(this.renewing);
        this.renewing = undefined;
      }
    }
  }

  private async end(job: Job, error: unknown): Promise<void> {
    const { importId } = job;
    const isUndoing = job.status === 'undoing';
    if (error instanceof LeaseLost) return isUndoing ? undefined : this.staging.discard(importId);
    const isInterrupted = error instanceof Interrupted;
    if (isUndoing && isInterrupted) return this.imports.release(job);
    if (!isInterrupted && !(error instanceof UnusableFile))
      this.log.error('an import failed', { err: error, importId });
    const problem =
      error instanceof UnusableFile
        ? error.problem
        : { code: isInterrupted ? ('interrupted' as const) : ('internal' as const) };
    await this.database.transaction(async () => {
      if ((await this.imports.toFailed(job, problem)) === 'failed') await this.staging.discard(importId);
    });
  }

  private async renew(): Promise<void> {
    for (const job of this.running.values()) job.lost ||= !(await this.imports.renew(job, job.rowsDone));
  }

  private async endInterrupted(): Promise<void> {
    for (const id of await this.imports.takeUndoing(this.runner)) {
      this.log.warn('an undoing was interrupted, and is taken up', { importId: id });
      void this.startUndoing(id);
    }
    for (const id of await this.imports.findInterrupted(this.runner))
      if (await this.failInterrupted(id)) this.log.warn('an import was interrupted', { importId: id });
  }

  /** With what was read for it: nobody comes back for the rows of an import that has failed. */
  private async failInterrupted(importId: string): Promise<boolean> {
    return this.database.transaction(async () => {
      const isFailed = await this.imports.failInterrupted(importId);
      if (isFailed) await this.staging.discard(importId);
      return isFailed;
    });
  }

  /** Rounds never overlap, however slow the database is. */
  private every(ms: number, work: () => Promise<void>): NodeJS.Timeout {
    let under = false;
    return setInterval(() => {
      if (under) return;
      under = true;
      void this.quietly(work).finally(() => (under = false));
    }, ms).unref();
  }

  /** The next round tries again; the database may be away for a while. */
  private async quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.log.warn('the leases of imports cannot be kept', {
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  }
}
