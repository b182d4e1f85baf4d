import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { newId } from '../../shared/ids.js';
import { Log } from '../../shared/log/log.js';
import { ImportRepository } from './import.repository.js';
import { ImportStaging } from './import.staging.js';
import { UnusableFile } from './file/unusable-file.js';

const RENEWED_MS = 2_000;
const SWEPT_MS = 5_000;

/** What a piece of work says while it runs, and asks before it goes on. */
export interface Job {
  readonly importId: string;
  readonly runner: string;
  /** @throws where the process is shutting down or the import is ours no longer */
  report(rowsDone: number): void;
}

interface RunningJob extends Job {
  rowsDone: number;
  lost: boolean;
}

/**
 * The long work of imports, one piece at a time in this process and outside of any request. While it
 * lasts the import is leased to us; what the lease of a dead process covered ends as interrupted.
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
    private readonly imports: ImportRepository,
    private readonly staging: ImportStaging,
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
  start(importId: string, work: (job: Job) => Promise<void>): Promise<void> {
    const job: RunningJob = {
      importId,
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

  private async run(job: RunningJob, work: (job: Job) => Promise<void>): Promise<void> {
    try {
      job.report(0);
      await work(job);
    } catch (error) {
      await this.quietly(() => this.end(job, error));
    } finally {
      this.running.delete(job.importId);
      if (this.running.size === 0) {
        clearInterval(this.renewing);
        this.renewing = undefined;
      }
    }
  }

  private async end({ importId, runner }: Job, error: unknown): Promise<void> {
    if (error instanceof LeaseLost) return this.staging.discard(importId);
    const expected = error instanceof UnusableFile || error instanceof Interrupted;
    if (!expected) this.log.error('an import failed', { err: error, importId });
    const problem =
      error instanceof UnusableFile
        ? error.problem
        : { code: error instanceof Interrupted ? ('interrupted' as const) : ('internal' as const) };
    if (await this.imports.toFailed(importId, runner, problem)) await this.staging.discard(importId);
  }

  private async renew(): Promise<void> {
    for (const job of this.running.values()) {
      job.lost = !(await this.imports.renew(job.importId, job.runner, job.rowsDone));
    }
  }

  private async endInterrupted(): Promise<void> {
    for (const id of await this.imports.failInterrupted(this.runner)) {
      await this.staging.discard(id);
      this.log.warn('an import was interrupted', { importId: id });
    }
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

/** The process is on its way out. */
class Interrupted extends Error {}

/** The import was ended meanwhile: by an editor, or by another process that took us for dead. */
export class LeaseLost extends Error {}
