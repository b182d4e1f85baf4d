import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Log } from '../../shared/log/log.js';
import { Rounds } from '../../shared/rounds.js';
import { ModerationHook } from './moderation.hook.js';
import { ModerationService } from './moderation.service.js';

const PAUSE_MS = 1_000;

/** Asks the hook about new photos, where there is one. Any number of instances may run it. */
@Injectable()
export class ModerationWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(
    private readonly hook: ModerationHook,
    moderation: ModerationService,
    log: Log,
  ) {
    this.rounds = new Rounds(() => moderation.judgeDue(), log, 'moderating photos fails, trying on');
  }

  onApplicationBootstrap(): void {
    if (this.hook.isConfigured) this.rounds.start(PAUSE_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.stop();
  }
}
