import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Log } from '../../shared/log/log.js';
import { Rounds } from '../../shared/rounds.js';
import { ErasureService } from './erasure.service.js';

const PAUSE_MS = 5_000;

/** Any number of instances may run it. */
@Injectable()
export class ErasureWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(erasures: ErasureService, log: Log) {
    this.rounds = new Rounds(
      () => erasures.eraseRemains(),
      log,
      'erasing what is left of people fails, trying on',
    );
  }

  onApplicationBootstrap(): void {
    this.rounds.start(PAUSE_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.stop();
  }
}
