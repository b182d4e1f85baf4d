import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Log } from '../../shared/log/log.js';
import { ModerationHook } from './moderation.hook.js';
import { ModerationService } from './moderation.service.js';

const PAUSE_MS = 1_000;

/** Asks the hook about new photos, where there is one. Any number of instances may run it. */
@Injectable()
export class ModerationWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private failing = false;

  constructor(
    private readonly hook: ModerationHook,
    private readonly moderation: ModerationService,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.hook.isConfigured) return;
    this.timer = setInterval(() => {
      this.round = this.round.then(() => this.judge());
    }, PAUSE_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  private async judge(): Promise<void> {
    try {
      await this.moderation.judgeDue();
      this.failing = false;
    } catch (error) {
      if (!this.failing) this.log.warn('moderating photos fails, trying on', { reason: String(error) });
      this.failing = true;
    }
  }
}
