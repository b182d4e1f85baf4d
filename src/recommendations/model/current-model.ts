import { performance } from 'node:perf_hooks';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { requestContext } from '../../shared/http/request-context.js';
import { Log } from '../../shared/log/log.js';
import { CatalogueSnapshot } from '../catalogue.snapshot.js';
import { SignalRepository } from '../signals/signal.repository.js';
import { ARTEFACT_FORMAT, decodeArtefact } from './artefact.js';
import { type ModelHeader, ModelRepository } from './model.repository.js';
import { ModelTraining, type TrainedModel } from './model.training.js';
import { isTrainingDue } from './training-due.rules.js';

const LOOK_AGAIN_MS = 30_000;
/** While there is no model yet, the first signals should not wait long for one. */
const LOOK_AGAIN_WITHOUT_MS = 1_000;

/**
 * The model this instance answers with. Requests never wait for it: asking for it may start a look
 * for a newer version, and a training where enough has happened since, both in the background.
 */
@Injectable()
export class CurrentModel implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private held: TrainedModel | null = null;
  private lookedAt = -Infinity;
  private look: Promise<void> = Promise.resolve();
  private looking = false;
  private leaving = false;

  constructor(
    private readonly models: ModelRepository,
    private readonly training: ModelTraining,
    private readonly signals: SignalRepository,
    private readonly catalogue: CatalogueSnapshot,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.adoptNewest().catch((error: unknown) => this.complain(error));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.leaving = true;
    await this.look;
  }

  /** The model to answer with now; null until one has been trained. */
  get(): TrainedModel | null {
    const pause = this.held === null ? LOOK_AGAIN_WITHOUT_MS : LOOK_AGAIN_MS;
    if (!this.looking && !this.leaving && performance.now() - this.lookedAt >= pause) {
      this.looking = true;
      this.look = requestContext
        .leave(() => this.lookAround())
        .finally(() => {
          this.lookedAt = performance.now();
          this.looking = false;
        });
    }
    return this.held;
  }

  private async lookAround(): Promise<void> {
    try {
      const newest = await this.adoptNewest();
      const signals = await this.signalCount();
      if (!isTrainingDue(newest, signals, this.clock.now())) return;
      const trained = await this.training.train(newest?.version ?? 0, signals, () => !this.leaving);
      if (trained === undefined) await this.adoptNewest();
      else this.swap(trained);
    } catch (error) {
      this.complain(error);
    }
  }

  /** Takes over what is newest in the database, where it can be read; answers that it is there. */
  private async adoptNewest(): Promise<ModelHeader | undefined> {
    const newest = await this.models.newest();
    if (newest === undefined) this.held = null;
    if (newest === undefined || newest.format !== ARTEFACT_FORMAT || this.isHeld(newest)) return newest;
    const artefact = await this.models.artefactOf(newest.version);
    if (artefact === undefined) return newest;
    try {
      this.swap({ header: newest, model: decodeArtefact(artefact) });
      return newest;
    } catch (error) {
      this.complain(error);
      // Unreadable: as good as an older format, so that a new one is trained.
      return { ...newest, format: 0 };
    }
  }

  /** By its time too: a restored database may count versions anew. */
  private isHeld({ version, trainedAt }: ModelHeader): boolean {
    const held = this.held?.header;
    return held?.version === version && held.trainedAt.getTime() === trainedAt.getTime();
  }

  private swap(trained: TrainedModel): void {
    this.held = trained;
    const { version, people, signals, syntheticSignals } = trained.header;
    this.log.info('recommendation model in use', { version, people, signals, syntheticSignals });
  }

  /** Signals of every kind, counted without reading them: what decides whether to train again. */
  private async signalCount(): Promise<number> {
    const { festivals } = await this.catalogue.current();
    const kept = festivals.reduce((sum, { bookmarkCount, rating }) => sum + bookmarkCount + rating.count, 0);
    return kept + (await this.signals.count());
  }

  private complain(error: unknown): void {
    if (!this.leaving) this.log.warn('recommendation model not refreshed', { reason: String(error) });
  }
}
