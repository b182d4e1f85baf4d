import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { addDays, Clock } from '../../shared/clock.js';
import { Log } from '../../shared/log/log.js';
import { Rounds } from '../../shared/rounds.js';
import { ShownRepository } from '../watching/shown.repository.js';
import { ReceivedRepository } from './received.repository.js';
import { SignalRepository } from './signal.repository.js';
import type { SignalKind } from './signal.weight.rules.js';

const PAUSE_MS = 10 * 60_000;
const ROWS_A_STATEMENT = 2_000;
const DAY_MS = 86_400_000;
/** A client that has been off line for longer may be counted twice. */
const RECEIVED_DAYS = 60;
/** As far back as the overview looks. */
const SHOWN_DAYS = 60;
/** After so many days a signal weighs next to nothing. Dismissals hold until their person withdraws them. */
const KEPT: readonly { kinds: readonly SignalKind[]; days: number }[] = [
  { kinds: ['impression'], days: 90 },
  { kinds: ['view', 'click', 'longView'], days: 400 },
  { kinds: ['share', 'visit'], days: 5 * 365 },
];

/** Lets go of what is too old to tell anything; every instance does, since deleting twice does no harm. */
@Injectable()
export class SignalSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(
    private readonly signals: SignalRepository,
    private readonly received: ReceivedRepository,
    private readonly shown: ShownRepository,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.rounds = new Rounds(() => this.sweep(), log, 'old signals not swept');
  }

  onApplicationBootstrap(): void {
    this.rounds.next();
    this.rounds.start(PAUSE_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.stop();
  }

  private async sweep(): Promise<void> {
    const before = (days: number) => new Date(this.clock.now().getTime() - days * DAY_MS);
    await untilNone((limit) => this.received.removeBefore(before(RECEIVED_DAYS), limit));
    const shownBefore = addDays(this.clock.today(), -SHOWN_DAYS);
    await untilNone((limit) => this.shown.removeBefore(shownBefore, limit));
    for (const { kinds, days } of KEPT)
      await untilNone((limit) => this.signals.removeOlder(kinds, before(days), limit));
  }
}

/** In small bites, so that nobody waits long for a row. */
async function untilNone(remove: (limit: number) => Promise<number>): Promise<void> {
  while ((await remove(ROWS_A_STATEMENT)) === ROWS_A_STATEMENT);
}
