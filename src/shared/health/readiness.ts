import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

const CACHED_MS = 1_000;
const PATIENCE_MS = 1_500;

/** Whether traffic should come here: the database answers and we are not on the way out. */
@Injectable()
export class Readiness implements BeforeApplicationShutdown {
  private leaving = false;
  private lastAsked = 0;
  private lastAnswer: Promise<boolean> = Promise.resolve(false);

  constructor(private readonly database: Database) {}

  beforeApplicationShutdown(): void {
    this.leaving = true;
  }

  /** At most one query a second, however often it is asked. */
  async isReady(): Promise<boolean> {
    if (this.leaving) return false;
    if (Date.now() - this.lastAsked >= CACHED_MS) {
      this.lastAsked = Date.now();
      this.lastAnswer = this.databaseAnswers();
    }
    return this.lastAnswer;
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
