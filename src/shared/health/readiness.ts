import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

const CACHED_MS = 1_000;
const PATIENCE_MS = 1_500;
/** Long enough for a load balancer or a polling client to hear of it on the connection it keeps. */
const DRAINING_MS = 1_000;

/** Whether traffic should come here: the database answers, all that is needed is there and we are not on the way out. */
@Injectable()
export class Readiness implements BeforeApplicationShutdown {
  private leaving = false;
  private readonly needed: (() => boolean)[] = [];
  private lastAsked = 0;
  private lastAnswer: Promise<boolean> = Promise.resolve(false);

  constructor(private readonly database: Database) {}

  /** From here on every answer is 503 and closes its connection; a moment later nobody holds one any more. */
  async beforeApplicationShutdown(signal?: string): Promise<void> {
    this.leaving = true;
    if (signal !== undefined) await pause(DRAINING_MS);
  }

  /** What requests cannot be served without; asked whether it is there, once the database is. */
  need(isThere: () => boolean): void {
    this.needed.push(isThere);
  }

  /** At most one query a second, however often it is asked. */
  async isReady(): Promise<boolean> {
    if (this.leaving) return false;
    if (Date.now() - this.lastAsked >= CACHED_MS) {
      this.lastAsked = Date.now();
      this.lastAnswer = this.databaseAnswers();
    }
    return (await this.lastAnswer) && this.needed.every((isThere) => isThere());
  }

  private async databaseAnswers(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), PATIENCE_MS);
    });
    const answer = this.database.rows('SELECT 1').then(
      () => true,
      () => false,
    );
    return Promise.race([answer, patience]).finally(() => clearTimeout(timer));
  }
}
