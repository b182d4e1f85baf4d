import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Log } from './log/log.js';
import { Rounds } from './rounds.js';

/** Removes what is over, again and again. Any number of instances may run it: removing twice does no harm. */
export abstract class Sweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: Rounds;

  /** @param what is removed, for the log */
  constructor(
    what: string,
    private readonly pauseMs: number,
    log: Log,
  ) {
    this.rounds = new Rounds(() => this.sweep(), log, `removing ${what} fails, trying on`);
  }

  onApplicationBootstrap(): void {
    this.rounds.next();
    this.rounds.start(this.pauseMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.stop();
  }

  protected abstract sweep(): Promise<void>;
}

/**
 * Removes until nothing is left, in small bites, so that nobody waits long for a row.
 * @param remove up to so many; answers how many
 */
export async function inBites(size: number, remove: (limit: number) => Promise<number>): Promise<void> {
  while ((await remove(size)) === size);
}
