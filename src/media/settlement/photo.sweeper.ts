import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Log } from '../../shared/log/log.js';
import { Rounds } from '../../shared/rounds.js';
import { PlaceService } from '../place/place.service.js';
import { ReconciliationService } from '../reconciliation/reconciliation.service.js';
import { RemovalService } from '../removal/removal.service.js';
import { RerenderingService } from './rerendering.service.js';
import { SettlementService } from './settlement.service.js';

const PAUSE_MS = 2_000;

/** Makes up for every message that was lost and every step that was cut off. Any number of instances may run it. */
@Injectable()
export class PhotoSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(
    private readonly settlements: SettlementService,
    private readonly places: PlaceService,
    private readonly removals: RemovalService,
    private readonly rerenderings: RerenderingService,
    private readonly reconciliations: ReconciliationService,
    log: Log,
  ) {
    this.rounds = new Rounds(() => this.sweep(), log, 'sweeping photos fails, trying on');
  }

  onApplicationBootstrap(): void {
    this.rounds.start(PAUSE_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.stop();
  }

  private async sweep(): Promise<void> {
    // First, since there is a minute for it.
    const forgotten = await this.places.removeDue();
    const settled = await this.settlements.settleDue();
    const removed = await this.removals.removeDue();
    if (forgotten + settled + removed === 0) await this.rerenderings.rerenderSome();
    await this.reconciliations.reconcileSome();
  }
}
