import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Log } from '../../shared/log/log.js';
import { inBites, Sweeper } from '../../shared/sweeper.js';
import { SessionRepository } from './session.repository.js';

const PAUSE_MS = 10 * 60_000;
const BITE = 500;

/** Removes sessions whose life is over. */
@Injectable()
export class SessionSweeper extends Sweeper {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly clock: Clock,
    log: Log,
  ) {
    super('old sessions', PAUSE_MS, log);
  }

  protected override async sweep(): Promise<void> {
    const now = this.clock.now();
    await inBites(BITE, (limit) => this.sessions.removeExpired(now, limit));
  }
}
