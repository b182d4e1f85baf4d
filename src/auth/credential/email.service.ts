import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { DomainError } from '../../shared/problem/problem.js';
import { AccountRepository } from '../account.repository.js';
import { authProblems } from '../auth.problems.js';
import { MailOutbox } from '../mail/mail.outbox.js';
import { OneTimeTokens } from '../one-time-token/one-time-tokens.js';
import type { CurrentAccount } from '../session/session.repository.js';
import type { EmailChange } from './credential.schemas.js';
import { Reauthentication } from './reauthentication.js';

/** Whose an address is, shown by a link sent to it. */
@Injectable()
export class EmailService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly reauthentication: Reauthentication,
    private readonly tokens: OneTimeTokens,
    private readonly outbox: MailOutbox,
    private readonly clock: Clock,
  ) {}

  /** Nothing changes before the new address is proven; whether it is taken is not said. @throws DomainError wrong-password, confirmation-needed */
  async askForChange(me: CurrentAccount, { email, currentPassword }: EmailChange): Promise<void> {
    await this.reauthentication.require(me, currentPassword);
    await this.outbox.add('change-email', email, me.id);
  }

  /**
   * Takes the address that the link was sent to as proven, and as the account's where it was another: then the old
   * one is told, and no earlier link is good any more.
   * @throws DomainError link-ended, address-taken
   */
  async prove(token: string): Promise<void> {
    await this.database.transaction(async () => {
      const now = this.clock.now();
      const { accountId, email } = await this.tokens.use(token, 'email');
      const account = await this.accounts.lock(accountId);
      if (account === null) throw new DomainError(authProblems.linkEnded);
      if (account.email === email) return this.accounts.update(accountId, { emailVerifiedAt: now });
      if (!(await this.accounts.changeEmail(accountId, email, now)))
        throw new DomainError(authProblems.addressTaken);
      await this.tokens.endAll(accountId);
      await this.outbox.add('email-changed', account.email);
    });
  }
}
