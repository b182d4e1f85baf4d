import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Log } from '../../shared/log/log.js';
import { inBites, Sweeper } from '../../shared/sweeper.js';
import { LocationUseRepository } from './location-use.repository.js';

const PAUSE_MS = 60 * 60_000;
/** The records must be kept for six months; longer than a year they serve nobody. */
const KEPT_MS = 365 * 24 * 60 * 60_000;
const BITE = 500;

/** Removes records of uses that are long past. */
@Injectable()
export class LocationUseSweeper extends Sweeper {
  constructor(
    private readonly uses: LocationUseRepository,
    private readonly clock: Clock,
    log: Log,
  ) {
    super('old records of uses of places', PAUSE_MS, log);
  }

  protected override async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    await inBites(BITE, (limit) => this.uses.removeBefore(before, limit));
  }
}
