import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Log } from '../../shared/log/log.js';
import { ReconciliationService } from '../reconciliation/reconciliation.service.js';
import { RemovalService } from '../removal/removal.service.js';
import { RerenderingService } from './rerendering.service.js';
import { SettlementService } from './settlement.service.js';

const PAUSE_MS = 2_000;

/** Makes up for every message that was lost and every step that was cut off. Any number of instances may run it. */
@Injectable()
export class PhotoSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private failing = false;

  constructor(
    private readonly settlements: SettlementService,
    private readonly removals: RemovalService,
    private readonly rerenderings: RerenderingService,
    private readonly reconciliations: ReconciliationService,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.round = this.round.then(() => this.sweep());
    }, PAUSE_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  private async sweep(): Promise<void> {
    try {
      const settled = await this.settlements.settleDue();
      const removed = await this.removals.removeDue();
      if (settled + removed === 0) await this.rerenderings.rerenderSome();
      await this.reconciliations.reconcileSome();
      this.failing = false;
    } catch (error) {
      if (!this.failing) this.log.warn('sweeping photos fails, trying on', { reason: String(error) });
      this.failing = true;
    }
  }
}
