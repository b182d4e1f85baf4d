import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Log } from '../../shared/log/log.js';
import { Rounds } from '../../shared/rounds.js';
import { MailSending } from './mail.sending.js';

const PAUSE_MS = 1_000;
const MINUTE_MS = 60_000;

/** Keeps sending. Any number of instances may run it. */
@Injectable()
export class MailWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly sending: Rounds;
  private readonly forgetting: Rounds;

  constructor(sending: MailSending, log: Log) {
    this.sending = new Rounds(() => sending.sendDue(), log, 'sending mail fails, trying on');
    this.forgetting = new Rounds(() => sending.forgetOld(), log, 'forgetting old mail fails, trying on');
  }

  onApplicationBootstrap(): void {
    this.sending.start(PAUSE_MS);
    this.forgetting.start(MINUTE_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.sending.stop(), this.forgetting.stop()]);
  }
}
