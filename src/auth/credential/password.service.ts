import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import type { Origin } from '../../shared/http/origin.js';
import { DomainError } from '../../shared/problem/problem.js';
import { Throttle } from '../../shared/throttle/throttle.js';
import type { AccountEntity } from '../account.entity.js';
import { AccountRepository } from '../account.repository.js';
import { ApiKeyRepository } from '../api-key/api-key.repository.js';
import { authProblems } from '../auth.problems.js';
import type { Tokens } from '../auth.schemas.js';
import { MailOutbox } from '../mail/mail.outbox.js';
import { OneTimeTokens } from '../one-time-token/one-time-tokens.js';
import type { PasswordOwner } from '../password/password.rules.js';
import { Passwords } from '../password/passwords.js';
import { IdentityService } from '../identity/identity.service.js';
import type { CurrentAccount } from '../session/session.repository.js';
import { Ceremonies } from '../second-factor/ceremonies.js';
import { SecondFactors } from '../second-factor/second-factors.js';
import { SessionService } from '../session/session.service.js';
import type { PasswordChange, PasswordReset } from './credential.schemas.js';
import { Reauthentication } from './reauthentication.js';

/** What is read of the second factor does not hold back the log that all append to. */
const AS_IT_IS_NOW = 'READ COMMITTED';

/** How a password becomes another one. Whichever way, all sessions and API keys end and the owner hears of it. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly passwords: Passwords,
    private readonly reauthentication: Reauthentication,
    private readonly sessions: SessionService,
    private readonly secondFactors: SecondFactors,
    private readonly ceremonies: Ceremonies,
    private readonly apiKeys: ApiKeyRepository,
    private readonly identities: IdentityService,
    private readonly tokens: OneTimeTokens,
    private readonly outbox: MailOutbox,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /** The same for a known and an unknown address: who it belongs to is looked up when the mail is sent. */
  async forgot(email: string): Promise<void> {
    await this.throttle.take('reset', 'account', email);
    await this.outbox.add('reset-password', email);
  }

  /** What else is asked for at a login stays. @throws DomainError link-ended */
  async reset({ token, password }: PasswordReset): Promise<void> {
    const owner = await this.accounts.findById((await this.tokens.requireGood(token, 'password')).accountId);
    if (owner === null) throw new DomainError(authProblems.linkEnded);
    const passwordHash = await this.passwords.hashChosen(password, await this.asOwner(owner));
    await this.database.transaction(async () => {
      const { accountId, email } = await this.tokens.use(token, 'password');
      // Before the address was proven anybody could have opened the account, and linked themselves to it.
      if (owner.emailVerifiedAt === null) await this.identities.unlinkAll(accountId);
      // The link came to this address, so it is theirs.
      await this.replace(accountId, email, password, passwordHash);
      await this.accounts.update(accountId, { emailVerifiedAt: this.clock.now() });
    }, AS_IT_IS_NOW);
  }

  /**
   * Answers a session for the caller, whose old one ends with all others.
   * @throws DomainError wrong-password, confirmation-needed
   */
  async change(me: CurrentAccount, change: PasswordChange, origin: Origin): Promise<Required<Tokens>> {
    const accountId = me.id;
    const owner = await this.reauthentication.require(me, change.currentPassword);
    const passwordHash = await this.passwords.hashChosen(change.password, await this.asOwner(owner));
    return this.database.transaction(async () => {
      await this.replace(accountId, owner.email, change.password, passwordHash);
      return this.sessions.beginInPlaceOf(me, origin);
    }, AS_IT_IS_NOW);
  }

  private async replace(
    accountId: string,
    email: string,
    password: string,
    passwordHash: string,
  ): Promise<void> {
    const owner = await this.accounts.lock(accountId);
    // Once more, since the second factor may have gone while it was hashed.
    if (owner !== null) await this.passwords.requireAllowed(password, await this.asOwner(owner));
    await this.accounts.update(accountId, { passwordHash });
    await this.sessions.endAll(accountId, null);
    await this.apiKeys.removeAllOf(accountId);
    await this.tokens.endAll(accountId);
    await this.ceremonies.endAll(accountId);
    await this.outbox.add('password-changed', email);
  }

  private async asOwner(account: AccountEntity): Promise<PasswordOwner> {
    const { email, displayName, role } = account;
    return { email, displayName, role, hasSecondFactor: await this.secondFactors.areSet(account.id) };
  }
}
