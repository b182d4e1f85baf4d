import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import type { Origin } from '../../shared/http/origin.js';
import { newId } from '../../shared/ids.js';
import { DomainError } from '../../shared/problem/problem.js';
import { Throttle } from '../../shared/throttle/throttle.js';
import { newAccount } from '../account.entity.js';
import { AccountRepository } from '../account.repository.js';
import { authProblems } from '../auth.problems.js';
import { email as emailSchema, type Tokens } from '../auth.schemas.js';
import { ageUnconfirmed, ConsentService } from '../consent/consent.service.js';
import { MailOutbox } from '../mail/mail.outbox.js';
import { SecondFactors } from '../second-factor/second-factors.js';
import { LoginAttempts } from '../session/login.attempts.js';
import { SessionService } from '../session/session.service.js';
import { Attempts, type Finished } from './attempts.js';
import { IdentityRepository } from '../identity/identity.repository.js';
import { providerProblems } from './provider.problems.js';
import type { NewcomerRegistration } from './provider.schemas.js';
import type { Provider } from './providers.js';

type FullTokens = Required<Tokens>;

/** A session, or somebody who has to say first to what they agree. */
export type SignIn =
  | { readonly status: 'signed-in'; readonly tokens: FullTokens }
  | { readonly status: 'newcomer'; readonly email: string; readonly displayName: string | null };

/** Signing in by a provider's word, and the account that comes of it. */
@Injectable()
export class ProviderSignInService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly identities: IdentityRepository,
    private readonly attempts: Attempts,
    private readonly logins: LoginAttempts,
    private readonly sessions: SessionService,
    private readonly secondFactors: SecondFactors,
    private readonly consents: ConsentService,
    private readonly throttle: Throttle,
    private readonly outbox: MailOutbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError provider-not-offered, provider-failed, too-many-requests */
  async start(
    browser: string,
    provider: Provider,
    returnTo: string,
    origin: Origin,
  ): Promise<{ url: string }> {
    await this.logins.beginAtProvider(origin.network);
    return this.attempts.begin(browser, { provider, purpose: 'sign-in', accountId: null, returnTo });
  }

  /**
   * Signs in whom the provider vouches for, if they are linked to an account. An address proves nothing here, not even
   * one that the provider calls verified: who has an account with it signs in there first.
   * @throws DomainError account-suspended, second-factor-required, provider-without-address, address-known
   */
  async finish(
    { browser, attempt: { provider, returnTo }, profile }: Finished,
    origin: Origin,
  ): Promise<SignIn> {
    const { subject, email, emailVerified, displayName } = profile;
    await this.logins.succeedAtProvider(origin.network);
    const identity = await this.identities.find(provider, subject);
    if (identity !== null) {
      const account = await this.accounts.findById(identity.accountId);
      if (account?.suspendedAt !== null) throw new DomainError(authProblems.accountSuspended);
      const methods = await this.secondFactors.methodsOf(account.id);
      return { status: 'signed-in', tokens: await this.sessions.enter(account.id, methods, origin) };
    }
    const address = emailSchema.safeParse(email).data;
    if (address === undefined) throw new DomainError(providerProblems.providerWithoutAddress);
    if ((await this.accounts.findByEmail(address)) !== null)
      throw new DomainError(providerProblems.addressKnown);
    await this.attempts.keepNewcomer(browser, { provider, subject, email: address, emailVerified, returnTo });
    return { status: 'newcomer', email: address, displayName: displayName ?? null };
  }

  /**
   * Opens the account of whom a provider has just vouched for in this browser, and signs them in.
   * @throws DomainError sign-in-over, under-age, age-unconfirmed, address-known, identity-taken, too-many-requests
   */
  async register(
    browser: string | undefined,
    { displayName, birthDate, consents = {} }: NewcomerRegistration,
    origin: Origin,
  ): Promise<FullTokens> {
    const newcomer = await this.attempts.newcomerOf(browser);
    const { provider, subject, email, emailVerified } = newcomer;
    if (birthDate !== undefined) this.consents.requireOldEnough(birthDate);
    else if (consents.location === true) throw ageUnconfirmed('/birthDate');
    await this.throttle.take('register', 'account', email);
    return this.database.transaction(async () => {
      await this.attempts.takeNewcomer(newcomer);
      const createdAt = this.clock.now();
      const account = newAccount({
        email,
        displayName,
        passwordHash: null,
        role: 'visitor',
        emailVerifiedAt: emailVerified ? createdAt : null,
        ageConfirmedAt: birthDate === undefined ? null : createdAt,
        createdAt,
      });
      const accountId = account.id;
      if (!(await this.accounts.add(account))) throw new DomainError(providerProblems.addressKnown);
      await this.identities.add({ id: newId(), accountId, provider, subject, linkedAt: createdAt });
      await this.consents.record(accountId, consents);
      await this.audit.record({
        action: 'identity.linked',
        subject: { kind: 'account', id: accountId },
        after: { provider },
        isOwn: true,
      });
      if (!emailVerified) await this.outbox.add('verify-email', email);
      return this.sessions.begin(accountId, origin);
    });
  }
}
