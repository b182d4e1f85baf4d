import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, type Day } from '../../../shared/clock.js';
import { CONFIG, type Config } from '../../../shared/config/config.js';
import { DomainError } from '../../../shared/problem/problem.js';
import { StoredFile } from '../file/stored-file.js';
import { UnusableFile } from '../file/unusable-file.js';
import type { LiveProgress, LiveProvider } from '../import.entity.js';
import type { Job } from '../import.job.js';
import { importProblems } from '../import.problems.js';
import { ImportReading } from '../import.reading.js';
import { ImportRepository } from '../import.repository.js';
import { DataGoKrClient, OutOfQuota, SourceDown } from './data-go-kr.client.js';
import { LiveAnswers } from './live-answers.js';
import { liveSource, type WalkStep } from './live.walks.js';

export interface LiveAsked {
  readonly provider: LiveProvider;
  /** For festivals from this day on; of the standard data there is nothing but all. */
  readonly since?: Day | undefined;
}

/** Asks a provider for all it has, and reads that as if it were a file. */
@Injectable()
export class ImportAsking {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly client: DataGoKrClient,
    private readonly answers: LiveAnswers,
    private readonly imports: ImportRepository,
    private readonly reading: ImportReading,
    private readonly clock: Clock,
  ) {}

  /** What the import is called. @throws DomainError import-no-key */
  nameOf({ provider, since }: LiveAsked): string {
    if (!this.client.hasKey) throw new DomainError(importProblems.noKey);
    return liveSource(provider, this.config.dataGoKr).fileName(since ?? this.firstOfYear());
  }

  /** @throws UnusableFile */
  async read(job: Job, { provider, since }: LiveAsked): Promise<void> {
    const { reader, walk } = liveSource(provider, this.config.dataGoKr);
    const steps = walk(this.answers, since ?? this.firstOfYear(), () => job.report(0));
    const file = await StoredFile.receive(Readable.from(this.texts(job.importId, provider, steps)));
    try {
      await this.reading.read(job, reader, file);
    } finally {
      await file.close();
    }
  }

  private async *texts(
    importId: string,
    provider: LiveProvider,
    steps: AsyncGenerator<WalkStep>,
  ): AsyncGenerator<Buffer> {
    let [answers, noted, detailsLeft] = [0, -1, null as number | null];
    const note = async (stoppedBy: LiveProgress['stoppedBy']) => {
      const callsLeft = await this.client.callsLeft(provider);
      if (callsLeft === noted && stoppedBy === null) return;
      noted = callsLeft;
      await this.imports.noteLive(importId, { answers, callsLeft, detailsLeft, stoppedBy });
    };
    try {
      for await (const step of steps) {
        detailsLeft = step.detailsLeft;
        if (step.page === null) continue;
        answers += 1;
        yield Buffer.from(`${step.page.text}\n`);
        await note(null);
      }
      noted = -1;
      await note(null);
    } catch (error) {
      const stoppedBy = stopOf(error);
      if (stoppedBy === null) throw error;
      await note(stoppedBy);
      // Details may be missing; a list without its end says what it has, but without any it says nothing.
      if (stoppedBy === 'quota' && answers === 0) throw new UnusableFile('source-quota', {});
      if (stoppedBy === 'unreachable' && detailsLeft === null) throw new UnusableFile('source-down', {});
    }
  }

  private firstOfYear(): Day {
    return `${this.clock.today().slice(0, 4)}-01-01`;
  }
}

/** What comes again another day is no failure. */
function stopOf(error: unknown): LiveProgress['stoppedBy'] {
  if (error instanceof OutOfQuota) return 'quota';
  return error instanceof SourceDown ? 'unreachable' : null;
}
