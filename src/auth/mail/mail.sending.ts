import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { Log } from '../../shared/log/log.js';
import { OneTimeTokens } from '../one-time-token/one-time-tokens.js';
import { MailComposer } from './mail.composer.js';
import type { MailEntity } from './mail.entity.js';
import { MailRepository } from './mail.repository.js';
import { isGivenUp, pauseAfterFailure } from './mail.rules.js';
import { MailRefusal, MailTransport } from './mail.transport.js';

/** Longer than the tries of one claim can take, so that only the mails of a dead process come free. */
const LEASE_MS = 120_000;
const AT_A_TIME = 5;
/** As far back as is counted how many came to one address. */
const REMEMBERED_MS = 3_600_000;

/** Sends what the outbox holds, at least once each; any number of instances may. */
@Injectable()
export class MailSending {
  constructor(
    private readonly database: Database,
    private readonly mails: MailRepository,
    private readonly composer: MailComposer,
    private readonly transport: MailTransport,
    private readonly tokens: OneTimeTokens,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** One round: everything that is due, unless the server turns out to be away. */
  async sendDue(): Promise<void> {
    for (;;) {
      const now = this.clock.now();
      const claimed = await this.mails.claimDue(now, later(now, LEASE_MS), AT_A_TIME);
      const outcomes = await Promise.allSettled(claimed.map((mail) => this.send(mail)));
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
      const isAway = outcomes.some((outcome) => outcome.status === 'fulfilled' && outcome.value === 'away');
      if (claimed.length < AT_A_TIME || isAway) return;
    }
  }

  async forgetOld(): Promise<void> {
    await this.mails.forgetBefore(later(this.clock.now(), -REMEMBERED_MS));
    await this.tokens.forgetExpired();
  }

  private async send(mail: MailEntity): Promise<'done' | 'away'> {
    const content = await this.database.transaction(() => this.composer.compose(mail));
    if (content === undefined) {
      await this.mails.remove(mail.id);
      return 'done';
    }
    try {
      await this.transport.send(mail.id, mail.recipient, content);
    } catch (error) {
      if (!(error instanceof MailRefusal)) throw error;
      await this.noteRefusal(mail, error);
      return error.kind === 'away' ? 'away' : 'done';
    }
    // Nothing is remembered of who has left.
    if (mail.kind === 'account-deleted') await this.mails.remove(mail.id);
    else await this.mails.end(mail);
    return 'done';
  }

  private async noteRefusal(mail: MailEntity, { reason, kind }: MailRefusal): Promise<void> {
    const now = this.clock.now();
    const told = { mailId: mail.id, kind: mail.kind, tries: mail.tries, reason };
    if (kind === 'never' || isGivenUp(mail.createdAt, now)) {
      await this.mails.end(mail);
      this.log.error('a mail was given up', told);
      return;
    }
    await this.mails.postpone(mail, later(now, pauseAfterFailure(mail.tries, Math.random())));
    this.log.warn('a mail was not taken, trying again', told);
  }
}

function later(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}
