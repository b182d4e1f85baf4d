import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Log } from '../log/log.js';
import { Rounds } from '../rounds.js';
import { ThrottleRepository } from './throttle.repository.js';

const PAUSE_MS = 5 * 60_000;
const BATCH = 1_000;

/** Removes counts whose time is over. Any number of instances may run it. */
@Injectable()
export class ThrottleSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(
    private readonly counts: ThrottleRepository,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.rounds = new Rounds(() => this.sweep(), log, 'removing old counts of limits fails, trying on');
  }

  onApplicationBootstrap(): void {
    this.rounds.start(PAUSE_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.stop();
  }

  async sweep(): Promise<void> {
    const now = this.clock.now();
    while ((await this.counts.removeOver(now, BATCH)) === BATCH);
  }
}
