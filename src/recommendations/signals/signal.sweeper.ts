import { Injectable } from '@nestjs/common';
import { addDays, Clock } from '../../shared/clock.js';
import { Log } from '../../shared/log/log.js';
import { inBites, Sweeper } from '../../shared/sweeper.js';
import { ShownRepository } from '../watching/shown.repository.js';
import { ReceivedRepository } from './received.repository.js';
import { SignalRepository } from './signal.repository.js';
import type { SignalKind } from './signal.weight.rules.js';

const PAUSE_MS = 10 * 60_000;
const BITE = 2_000;
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

/** Lets go of what is too old to tell anything. */
@Injectable()
export class SignalSweeper extends Sweeper {
  constructor(
    private readonly signals: SignalRepository,
    private readonly received: ReceivedRepository,
    private readonly shown: ShownRepository,
    private readonly clock: Clock,
    log: Log,
  ) {
    super('old signals', PAUSE_MS, log);
  }

  protected override async sweep(): Promise<void> {
    const before = (days: number) => new Date(this.clock.now().getTime() - days * DAY_MS);
    await inBites(BITE, (limit) => this.received.removeBefore(before(RECEIVED_DAYS), limit));
    const shownBefore = addDays(this.clock.today(), -SHOWN_DAYS);
    await inBites(BITE, (limit) => this.shown.removeBefore(shownBefore, limit));
    for (const { kinds, days } of KEPT)
      await inBites(BITE, (limit) => this.signals.removeOlder(kinds, before(days), limit));
  }
}
