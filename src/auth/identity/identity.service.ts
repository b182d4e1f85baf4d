import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { newId } from '../../shared/ids.js';
import { DomainError } from '../../shared/problem/problem.js';
import { AccountRepository } from '../account.repository.js';
import { CONFIRMED_FOR_MS, Reauthentication } from '../credential/reauthentication.js';
import { MailOutbox } from '../mail/mail.outbox.js';
import { type CurrentAccount, SessionRepository } from '../session/session.repository.js';
import { SessionService } from '../session/session.service.js';
import type { AttemptEntity } from '../provider/attempt.entity.js';
import { Attempts } from '../provider/attempts.js';
import { IdentityRepository } from './identity.repository.js';
import type { Profile } from '../provider/identity-provider.js';
import { providerProblems } from '../provider/provider.problems.js';
import type { ConfirmationStart, IdentitiesView, LinkStart } from '../provider/provider.schemas.js';
import type { Provider } from '../provider/providers.js';

/** Which people at providers may sign in to an account. */
@Injectable()
export class IdentityService {
  constructor(
    private readonly database: Database,
    private readonly identities: IdentityRepository,
    private readonly accounts: AccountRepository,
    private readonly attempts: Attempts,
    private readonly reauthentication: Reauthentication,
    private readonly sessions: SessionService,
    private readonly knownSessions: SessionRepository,
    private readonly outbox: MailOutbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async list(accountId: string): Promise<IdentitiesView> {
    const linked = await this.identities.ofAccount(accountId);
    return {
      items: linked.map(({ id, provider, linkedAt }) => ({ id, provider, linkedAt: linkedAt.toISOString() })),
    };
  }

  /** @throws DomainError wrong-password or confirmation-needed, provider-not-offered, provider-failed */
  async startLinking(
    me: CurrentAccount,
    browser: string,
    { provider, returnTo, currentPassword }: LinkStart,
  ): Promise<{ url: string }> {
    await this.reauthentication.require(me, currentPassword);
    return this.attempts.begin(browser, { provider, purpose: 'link', accountId: me.id, returnTo });
  }

  /** @throws DomainError provider-not-offered, provider-failed */
  async startConfirming(
    me: CurrentAccount,
    browser: string,
    { provider, returnTo }: ConfirmationStart,
  ): Promise<{ url: string }> {
    return this.attempts.begin(browser, { provider, purpose: 'confirm', accountId: me.id, returnTo });
  }

  /** Again changes nothing. @throws DomainError sign-in-over, identity-taken, provider-linked */
  async link(
    me: CurrentAccount | undefined,
    { provider, accountId }: AttemptEntity,
    { subject }: Profile,
  ): Promise<void> {
    const owner = requireOwner(me, accountId);
    await this.database.transaction(async () => {
      const account = await this.accounts.lock(owner.id);
      if (account === null) throw new DomainError(providerProblems.signInOver);
      const known = await this.identities.find(provider, subject);
      if (known?.accountId === owner.id) return;
      await this.identities.add({
        id: newId(),
        accountId: owner.id,
        provider,
        subject,
        linkedAt: this.clock.now(),
      });
      await this.record('identity.linked', owner.id, provider);
      await this.outbox.add('identity-linked', account.email);
    });
  }

  /**
   * Notes that the owner is there, for what asks for it within five minutes.
   * @throws DomainError sign-in-over, not-the-linked-one
   */
  async confirm(
    me: CurrentAccount | undefined,
    { provider, accountId }: AttemptEntity,
    { subject, authenticatedAt }: Profile,
  ): Promise<void> {
    const owner = requireOwner(me, accountId);
    const identity = await this.identities.find(provider, subject);
    // Who took our wish for a new proof out of the address came back with an old one.
    const isOld =
      authenticatedAt !== undefined && authenticatedAt * 1000 < this.clock.now().getTime() - CONFIRMED_FOR_MS;
    if (identity?.accountId !== owner.id || isOld) throw new DomainError(providerProblems.notTheLinkedOne);
    await this.knownSessions.confirm(owner.sessionId, this.clock.now());
  }

  /**
   * Whoever is signed in elsewhere, perhaps by it, is not any more. What is not linked, or not theirs, changes nothing.
   * @throws DomainError wrong-password, confirmation-needed, last-way-in
   */
  async unlink(me: CurrentAccount, id: string, currentPassword: string | undefined): Promise<void> {
    await this.reauthentication.require(me, currentPassword);
    await this.database.transaction(async () => {
      // One after the other, or each of two could take the other for the way in that stays.
      const account = await this.accounts.lock(me.id);
      const linked = await this.identities.ofAccount(me.id);
      const identity = linked.find((one) => one.id === id);
      if (identity === undefined) return;
      if (account?.passwordHash === null && linked.length === 1)
        throw new DomainError(providerProblems.lastWayIn);
      await this.identities.remove(id);
      await this.record('identity.unlinked', me.id, identity.provider);
      if (account !== null) await this.outbox.add('identity-unlinked', account.email);
      await this.sessions.endAll(me.id, me.sessionId);
    });
  }

  /** In the caller's transaction. */
  async unlinkAll(accountId: string): Promise<void> {
    for (const { id, provider } of await this.identities.ofAccount(accountId)) {
      await this.identities.remove(id);
      await this.record('identity.unlinked', accountId, provider);
    }
  }

  private async record(
    action: 'identity.linked' | 'identity.unlinked',
    accountId: string,
    provider: Provider,
  ): Promise<void> {
    await this.audit.record({
      action,
      subject: { kind: 'account', id: accountId },
      after: { provider },
      isOwn: true,
    });
  }
}

/** Who began it is still signed in, as themselves. */
function requireOwner(me: CurrentAccount | undefined, accountId: string | null): CurrentAccount {
  if (me === undefined || me.id !== accountId) throw new DomainError(providerProblems.signInOver);
  return me;
}
