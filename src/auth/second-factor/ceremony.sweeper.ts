import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Log } from '../../shared/log/log.js';
import { inBites, Sweeper } from '../../shared/sweeper.js';
import { CeremonyRepository } from './ceremony.repository.js';

const PAUSE_MS = 10 * 60_000;
const BITE = 500;

/** Removes what was begun and not finished in time. */
@Injectable()
export class CeremonySweeper extends Sweeper {
  constructor(
    private readonly ceremonies: CeremonyRepository,
    private readonly clock: Clock,
    log: Log,
  ) {
    super('unfinished ceremonies', PAUSE_MS, log);
  }

  protected override async sweep(): Promise<void> {
    const now = this.clock.now();
    await inBites(BITE, (limit) => this.ceremonies.removeExpired(now, limit));
  }
}
