import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Log } from '../log/log.js';
import { inBites, Sweeper } from '../sweeper.js';
import { KeptAnswerRepository } from './kept-answer.repository.js';

const PAUSE_MS = 5 * 60_000;
/** Each may hold a long text. */
const BITE = 100;

@Injectable()
export class KeptAnswerSweeper extends Sweeper {
  constructor(
    private readonly kept: KeptAnswerRepository,
    private readonly clock: Clock,
    log: Log,
  ) {
    super('old answers to calls with a key', PAUSE_MS, log);
  }

  protected override async sweep(): Promise<void> {
    const now = this.clock.now();
    await inBites(BITE, (limit) => this.kept.removeOver(now, limit));
  }
}
