import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Log } from '../log/log.js';
import { inBites, Sweeper } from '../sweeper.js';
import { ThrottleRepository } from './throttle.repository.js';

const PAUSE_MS = 5 * 60_000;
const BITE = 1_000;

/** Removes counts whose time is over. */
@Injectable()
export class ThrottleSweeper extends Sweeper {
  constructor(
    private readonly counts: ThrottleRepository,
    private readonly clock: Clock,
    log: Log,
  ) {
    super('old counts of limits', PAUSE_MS, log);
  }

  protected override async sweep(): Promise<void> {
    const now = this.clock.now();
    await inBites(BITE, (limit) => this.counts.removeOver(now, limit));
  }
}
