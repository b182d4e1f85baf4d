import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { AccountRepository } from '../account.repository.js';
import { OneTimeTokens } from '../one-time-token/one-time-tokens.js';
import { fromJson } from '../../shared/database/json-column.js';
import type { MailEntity, MailKind } from './mail.entity.js';
import { type MailContent, mailContent, noticeContent } from './mail.template.js';
import type { Notice } from './mail.text.js';

type TextedKind = Exclude<MailKind, 'notice'>;

/** Whoever did not do what these tell of sets a new password at once. */
const TELLS_OF_A_CHANGE: readonly MailKind[] = [
  'password-changed',
  'second-factor-added',
  'second-factor-removed',
  'second-factor-reset',
  'recovery-codes-renewed',
  'recovery-code-used',
  'identity-linked',
  'identity-unlinked',
];

/** Says what a mail says at the moment it is sent; the token of its link is made then. */
@Injectable()
export class MailComposer {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly accounts: AccountRepository,
    private readonly tokens: OneTimeTokens,
  ) {}

  /** Undefined where there is no longer, or never was, anybody to tell. */
  async compose(mail: MailEntity): Promise<MailContent | undefined> {
    const owner = await this.accounts.findByEmail(mail.recipient);
    switch (mail.kind) {
      case 'notice':
        return owner === null || mail.notice === null ? undefined : this.notice(fromJson(mail.notice));
      case 'verify-email':
        if (owner === null || owner.emailVerifiedAt !== null) return undefined;
        return this.withToken(mail, 'verify-email', owner.id);
      case 'reset-password':
        return owner === null ? undefined : this.withToken(mail, 'reset-password', owner.id);
      case 'change-email':
        if (mail.accountId === null) return undefined;
        // The address belongs to somebody: they hear of it, and who asked does not learn it.
        if (owner !== null) return this.plain(mail, 'known-address');
        return this.withToken(mail, 'change-email', mail.accountId);
      case 'known-address':
        return owner === null ? undefined : this.plain(mail, 'known-address');
      case 'password-changed':
      case 'email-changed':
      case 'account-deleted':
      case 'identity-linked':
      case 'identity-unlinked':
      case 'second-factor-added':
      case 'second-factor-removed':
      case 'second-factor-reset':
      case 'recovery-codes-renewed':
      case 'recovery-code-used':
        return this.plain(mail, mail.kind);
    }
  }

  /** As it is sent, and as whoever sends it reads it before. */
  notice(notice: Notice): MailContent {
    return noticeContent(notice, `${this.config.publicUrl}${notice.path}`);
  }

  private plain({ locale }: MailEntity, kind: TextedKind): MailContent {
    const page = TELLS_OF_A_CHANGE.includes(kind) ? 'forgotten-password' : 'sign-in';
    return mailContent(kind, locale, `${this.config.publicUrl}/${page}`);
  }

  /** The token comes after the `#`: browsers send that part to no server, so it is in no log. */
  private async withToken(mail: MailEntity, kind: TextedKind, accountId: string): Promise<MailContent> {
    const purpose = kind === 'reset-password' ? 'password' : 'email';
    const token = await this.tokens.issue({ accountId, purpose, email: mail.recipient });
    const page = kind === 'reset-password' ? 'reset-password' : 'verify-email';
    return mailContent(kind, mail.locale, `${this.config.publicUrl}/${page}#${token}`);
  }
}
