import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Log } from '../../shared/log/log.js';
import { inBites, Sweeper } from '../../shared/sweeper.js';
import { AttemptRepository } from './attempt.repository.js';

const PAUSE_MS = 60_000;
const BITE = 500;

/** Removes who never came back, and who came but never agreed: no address of theirs is kept for longer. */
@Injectable()
export class AttemptSweeper extends Sweeper {
  constructor(
    private readonly attempts: AttemptRepository,
    private readonly clock: Clock,
    log: Log,
  ) {
    super('old attempts to sign in', PAUSE_MS, log);
  }

  protected override async sweep(): Promise<void> {
    const now = this.clock.now();
    await inBites(BITE, (limit) => this.attempts.removeExpiredAttempts(now, limit));
    await inBites(BITE, (limit) => this.attempts.removeExpiredNewcomers(now, limit));
  }
}
