import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Log } from '../../shared/log/log.js';
import { Rounds } from '../../shared/rounds.js';
import { DeliveryService } from './delivery.service.js';

const PAUSE_MS = 1_000;
const HOUR_MS = 3_600_000;

/** Keeps delivering. Any number of instances may run it. */
@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly delivering: Rounds;
  private readonly forgetting: Rounds;

  constructor(deliveries: DeliveryService, log: Log) {
    this.delivering = new Rounds(
      () => deliveries.deliverDue(),
      log,
      'delivering to webhooks fails, trying on',
    );
    this.forgetting = new Rounds(
      () => deliveries.forgetOld(),
      log,
      'forgetting old deliveries fails, trying on',
    );
  }

  onApplicationBootstrap(): void {
    this.delivering.start(PAUSE_MS);
    this.forgetting.start(HOUR_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.delivering.stop(), this.forgetting.stop()]);
  }
}
