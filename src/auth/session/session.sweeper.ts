import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Log } from '../../shared/log/log.js';
import { Rounds } from '../../shared/rounds.js';
import { SessionRepository } from './session.repository.js';

const PAUSE_MS = 10 * 60_000;
const BATCH = 500;

/** Removes sessions whose life is over. Any number of instances may run it. */
@Injectable()
export class SessionSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(
    private readonly sessions: SessionRepository,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.rounds = new Rounds(() => this.sweep(), log, 'removing old sessions fails, trying on');
  }

  onApplicationBootstrap(): void {
    this.rounds.start(PAUSE_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.stop();
  }

  async sweep(): Promise<void> {
    const now = this.clock.now();
    while ((await this.sessions.removeExpired(now, BATCH)) === BATCH);
  }
}
