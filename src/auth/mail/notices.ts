import { Injectable } from '@nestjs/common';
import { AccountRepository } from '../account.repository.js';
import { MailComposer } from './mail.composer.js';
import { MailOutbox } from './mail.outbox.js';
import type { Notice } from './mail.text.js';

/** Mail that the other modules send to people whose addresses they do not know. */
@Injectable()
export class Notices {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly outbox: MailOutbox,
    private readonly composer: MailComposer,
  ) {}

  /** In the caller's transaction; nothing where the account is gone. */
  async tell(accountId: string, notice: Notice): Promise<void> {
    const account = await this.accounts.findById(accountId);
    if (account !== null) await this.outbox.addNotice(notice, account.email, accountId);
  }

  /** The words of the mail; undefined where there is nobody to read them. */
  async preview(accountId: string, notice: Notice): Promise<{ subject: string; text: string } | undefined> {
    if ((await this.accounts.findById(accountId)) === null) return undefined;
    const { subject, text } = this.composer.notice(notice);
    return { subject, text };
  }
}
