import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { localeNow } from '../../shared/http/request-context.js';
import { newId } from '../../shared/ids.js';
import type { MailEntity, MailKind } from './mail.entity.js';
import { MailRepository } from './mail.repository.js';
import type { Notice } from './mail.text.js';

/** What strangers can set going comes to one address no more often than this within an hour. */
const OF_A_KIND_AN_HOUR = 5;
const HOUR_MS = 3_600_000;
const ASKED_FOR: readonly MailKind[] = ['verify-email', 'known-address', 'reset-password', 'change-email'];

/** Takes mail down in the caller's transaction: it is sent if and only if what it tells of has happened. */
@Injectable()
export class MailOutbox {
  constructor(
    private readonly mails: MailRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * In the language of the request. Whether the recipient has an account is found out when the mail is sent, so that
   * taking it down costs the same for everybody.
   */
  async add(
    kind: Exclude<MailKind, 'notice'>,
    recipient: string,
    accountId: string | null = null,
  ): Promise<void> {
    const now = this.clock.now();
    if (ASKED_FOR.includes(kind)) {
      const recent = await this.mails.countSince(recipient, kind, new Date(now.getTime() - HOUR_MS));
      if (recent >= OF_A_KIND_AN_HOUR) return;
    }
    await this.write(now, { kind, recipient, accountId, notice: null });
  }

  /** What another part of the system has to tell somebody, in its words. */
  async addNotice(notice: Notice, recipient: string, accountId: string): Promise<void> {
    await this.write(this.clock.now(), { kind: 'notice', recipient, accountId, notice });
  }

  /** Everything to this address that is still to be sent or was sent lately. */
  async forget(recipient: string): Promise<void> {
    await this.mails.removeTo(recipient);
  }

  private async write(
    now: Date,
    mail: Pick<MailEntity, 'kind' | 'recipient' | 'accountId' | 'notice'>,
  ): Promise<void> {
    await this.mails.add({
      id: newId(),
      ...mail,
      locale: localeNow(),
      tries: 0,
      dueAt: now,
      createdAt: now,
    });
  }
}
