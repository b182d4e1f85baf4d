import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../shared/config/config.js';
import { projectRoot } from '../../../shared/project-root.js';

/** What the thread is started with. */
export interface TrainingOrder {
  readonly config: Config;
  readonly now: Date;
}

/** Of what training keeps as objects; matrices are beside it. Beyond, the thread ends and not the process. */
const HEAP_MB = 1_024;
/** The thread is built code, also where what starts it runs from source. */
const PROGRAM = join(projectRoot, 'dist/src/training.worker.js');

/** Trains beside the requests; see `src/training.worker.ts`. */
@Injectable()
export class TrainingThread {
  private worker: Worker | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Resolves when it is over, whatever came of it. @throws what ended the thread */
  async train(now: Date): Promise<void> {
    const order: TrainingOrder = { config: this.config, now };
    const worker = new Worker(PROGRAM, {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    this.worker = worker;
    try {
      await once(worker, 'exit');
    } finally {
      this.worker = undefined;
    }
  }

  /** Ends a training under way; what it has written is undone by the database. */
  async stop(): Promise<void> {
    await this.worker?.terminate();
  }
}
