import type { Log } from './log/log.js';

/**
 * The same work again and again, one round at a time. A round that fails is told of when it is the first to, and
 * keeps no other from being tried.
 */
export class Rounds {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private failing = false;

  /** @param trouble what is logged of a round that fails */
  constructor(
    private readonly work: () => Promise<void>,
    private readonly log: Log,
    private readonly trouble: string,
  ) {}

  /** Keeps no process alive by itself. */
  start(pauseMs: number): void {
    this.timer = setInterval(() => this.next(), pauseMs).unref();
  }

  /** One round as soon as the one under way has ended. */
  next(): void {
    this.round = this.round.then(() => this.go());
  }

  /** Resolves when the round under way has ended. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  private async go(): Promise<void> {
    try {
      await this.work();
      this.failing = false;
    } catch (error) {
      if (!this.failing) this.log.warn(this.trouble, { reason: String(error) });
      this.failing = true;
    }
  }
}
