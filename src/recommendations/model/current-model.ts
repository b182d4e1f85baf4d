import { performance } from 'node:perf_hooks';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { requestContext } from '../../shared/http/request-context.js';
import { Log } from '../../shared/log/log.js';
import { ARTEFACT_FORMAT } from './artefact.js';
import type { ModelEntity } from './model.entity.js';
import { ModelRepository } from './model.repository.js';
import { type StoredModel, StoredModels } from './stored-models.js';
import { PeopleReader } from './training/people.reader.js';
import { isTrainingDue } from './training/training-due.rules.js';
import { TrainingThread } from './training/training.thread.js';

const LOOK_AGAIN_MS = 30_000;
/** While there is no model yet, the first signals should not wait long for one. */
const LOOK_AGAIN_WITHOUT_MS = 1_000;
/**
 * Counting what there is to learn from takes the longer the more there is, and so does a training that fails: a
 * fiftieth of the time at most.
 */
const PAUSES_A_LOOK = 50;

/**
 * The model this instance answers with. Requests never wait for it: asking for it may start a look
 * for a newer version, and a training where enough has happened since, both in the background.
 */
@Injectable()
export class CurrentModel implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private held: StoredModel | null = null;
  private lookAgainAt = -Infinity;
  private look: Promise<void> = Promise.resolve();
  private looking = false;
  private leaving = false;

  constructor(
    private readonly models: ModelRepository,
    private readonly stored: StoredModels,
    private readonly people: PeopleReader,
    private readonly thread: TrainingThread,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.adoptNewest().catch((error: unknown) => this.complain(error));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.leaving = true;
    await this.thread.stop();
    await this.look;
  }

  /** The model to answer with now; null until one has been trained. */
  get(): StoredModel | null {
    if (!this.looking && !this.leaving && performance.now() >= this.lookAgainAt) {
      this.looking = true;
      this.look = requestContext
        .leave(() => this.lookAround())
        .finally(() => {
          this.looking = false;
        });
    }
    return this.held;
  }

  private async lookAround(): Promise<void> {
    const from = performance.now();
    let took: number;
    try {
      const inUse = await this.adoptNewest();
      const lost = inUse !== undefined && inUse.format <= ARTEFACT_FORMAT && !this.isHeld(inUse);
      const due =
        lost || isTrainingDue(await this.models.newest(), await this.people.count(), this.clock.now());
      took = performance.now() - from;
      if (due && !this.leaving && !(await this.models.isTrainingElsewhere())) {
        await this.thread.train(this.clock.now());
        await this.adoptNewest();
      }
    } catch (error) {
      took = performance.now() - from;
      this.complain(error);
    }
    const pause = this.held === null ? LOOK_AGAIN_WITHOUT_MS : LOOK_AGAIN_MS;
    this.lookAgainAt = performance.now() + Math.max(pause, took * PAUSES_A_LOOK);
  }

  /** Takes over what is newest in the database; where that cannot be read, what is held stays. Answers what is newest. */
  private async adoptNewest(): Promise<ModelEntity | undefined> {
    const newest = await this.models.newestInUse();
    if (newest === undefined) this.held = null;
    if (newest === undefined || this.isHeld(newest)) return newest;
    const read = await this.stored.read(newest);
    if (read !== undefined) this.swap(read);
    return newest;
  }

  /** By its time too: a restored database may count versions anew. */
  private isHeld({ version, trainedAt }: ModelEntity): boolean {
    const held = this.held?.header;
    return held?.version === version && held.trainedAt.getTime() === trainedAt.getTime();
  }

  private swap(stored: StoredModel): void {
    this.held = stored;
    const { version, people, signals, syntheticSignals } = stored.header;
    this.log.info('recommendation model in use', { version, people, signals, syntheticSignals });
  }

  private complain(error: unknown): void {
    if (!this.leaving) this.log.warn('recommendation model not refreshed', { reason: String(error) });
  }
}
