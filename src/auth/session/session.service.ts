import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import type { Origin } from '../../shared/http/origin.js';
import { newId } from '../../shared/ids.js';
import { Log } from '../../shared/log/log.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from './access-token.js';
import { AccountRepository } from '../account.repository.js';
import { authProblems } from '../auth.problems.js';
import type { Credentials, Tokens } from '../auth.schemas.js';
import { Reauthentication } from '../credential/reauthentication.js';
import { Passwords } from '../password/passwords.js';
import { Ceremonies } from '../second-factor/ceremonies.js';
import { secondFactorProblems } from '../second-factor/second-factor.problems.js';
import type { Method } from '../second-factor/second-factor.schemas.js';
import { SecondFactors } from '../second-factor/second-factors.js';
import { LoginAttempts } from './login.attempts.js';
import { Networks } from './networks.js';
import { type CurrentAccount, SessionRepository } from './session.repository.js';
import type { SessionsView } from './session.schemas.js';
import { endOfSession } from './session-end.rules.js';
import { sessionView } from './session.view.js';

/** How long the repeat of a use whose answer was lost is forgiven, while the successor lies unused. */
const LOST_ANSWER_MS = 10_000;
/** Of one account; another sign-in ends the one that was used the longest ago. */
const MOST_SESSIONS = 50;

type FullTokens = Required<Tokens>;

@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly reauthentication: Reauthentication,
    private readonly passwords: Passwords,
    private readonly accessTokens: AccessTokens,
    private readonly networks: Networks,
    private readonly attempts: LoginAttempts,
    private readonly secondFactors: SecondFactors,
    private readonly ceremonies: Ceremonies,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * @throws DomainError wrong-credentials, the same for an unknown address and a wrong password; account-suspended,
   * too-many-requests; second-factor-required with what it takes to go on, where there is more to show
   */
  async login({ email, password }: Credentials, origin: Origin): Promise<FullTokens> {
    const account = await this.accounts.findByEmail(email);
    const attempt = await this.attempts.begin(email, account?.id, origin.network);
    const hash = account?.passwordHash ?? null;
    const matches = await this.passwords.matches(password, hash);
    if (account === null || hash === null || !matches) {
      this.log.warn('security: a sign-in was refused', { accountId: account?.id });
      throw new DomainError(authProblems.wrongCredentials);
    }
    const methods = await this.secondFactors.methodsOf(account.id);
    await (methods.length > 0 ? this.attempts.excuse(attempt) : this.attempts.succeed(attempt));
    if (account.suspendedAt !== null) throw new DomainError(authProblems.accountSuspended);
    if (this.passwords.isOutdated(hash))
      await this.accounts.replaceHash(account.id, hash, await this.passwords.hash(password));
    return this.enter(account.id, methods, origin);
  }

  /**
   * A session of somebody whose password, or provider, was right, unless they have set up something more to show.
   * @param methods what they have set up
   * @throws DomainError second-factor-required with what it takes to go on
   */
  async enter(accountId: string, methods: readonly Method[], origin: Origin): Promise<FullTokens> {
    if (methods.length === 0) return this.begin(accountId, origin);
    const { token, expiresAt } = await this.ceremonies.begin(accountId, 'login', null);
    const secondFactor = { loginToken: token, expiresAt: expiresAt.toISOString(), methods };
    throw new DomainError(secondFactorProblems.required, { members: { secondFactor } });
  }

  /** A new session of somebody who has shown all that is asked of them. Joins the transaction under way. */
  async begin(
    accountId: string,
    { network, userAgent }: Origin,
    factorShownAt: Date | null = null,
  ): Promise<FullTokens> {
    const now = this.clock.now();
    const session = {
      id: newId(),
      accountId,
      createdAt: now,
      expiresAt: endOfSession(now, now),
      endedAt: null,
      lastUsedAt: now,
      confirmedAt: null,
      factorShownAt,
      userAgent,
      networkMac: this.networks.macOf(network),
    };
    const refreshToken = newRefreshToken();
    await this.database.transaction(async () => {
      await this.sessions.add(session);
      await this.sessions.addToken(hashOf(refreshToken), session.id, now);
    });
    await this.sessions.endBeyond(accountId, session.id, MOST_SESSIONS - 1, now);
    this.log.info('security: somebody signed in', { accountId, sessionId: session.id });
    return this.answer(accountId, session.id, refreshToken);
  }

  /** One that takes the place of the caller's, with what that has seen. Joins the transaction under way. */
  async beginInPlaceOf({ id, sessionId }: CurrentAccount, origin: Origin): Promise<FullTokens> {
    return this.begin(id, origin, await this.sessions.factorShownAt(sessionId));
  }

  /**
   * Trades a refresh token for its successor. Of uses at the same time one succeeds and the others are told to
   * wait for its answer. A used one that comes again later means two holders, so the whole family ends, except
   * for the repeat of a use whose answer was lost.
   * @throws DomainError session-ended, refresh-under-way
   */
  async refresh(presented: string): Promise<FullTokens> {
    const hash = hashOf(presented);
    const successor = newRefreshToken();
    const usedBefore = await this.sessions.isUsed(hash);
    const outcome = await this.database.transaction(async () => {
      const now = this.clock.now();
      const token = await this.sessions.lockPresented(hash);
      if (token === undefined || token.endedAt !== null || token.expiresAt <= now)
        return { kind: 'dead' as const };
      if (token.usedMsAgo !== null) {
        const lostAnswer = token.usedMsAgo <= LOST_ANSWER_MS && !token.successorUsed;
        if (!lostAnswer || token.successorHash === null) {
          await this.sessions.end(token.accountId, token.sessionId, now);
          return { kind: 'reused' as const, sessionId: token.sessionId };
        }
        if (!usedBefore) return { kind: 'under-way' as const };
        await this.sessions.removeToken(token.successorHash);
      }
      await this.sessions.addToken(hashOf(successor), token.sessionId, now);
      await this.sessions.markUsed(hash, hashOf(successor));
      await this.sessions.touch(token.sessionId, now, endOfSession(token.createdAt, now));
      return { kind: 'rotated' as const, accountId: token.accountId, sessionId: token.sessionId };
    });
    if (outcome.kind === 'rotated') return this.answer(outcome.accountId, outcome.sessionId, successor);
    if (outcome.kind === 'under-way')
      throw new DomainError(authProblems.refreshUnderWay, { headers: { 'retry-after': '1' } });
    if (outcome.kind === 'reused')
      this.log.warn('security: a used refresh token came again, its family has ended', {
        sessionId: outcome.sessionId,
      });
    throw new DomainError(authProblems.sessionEnded);
  }

  async list(current: CurrentAccount): Promise<SessionsView> {
    const live = await this.sessions.findLive(current.id, this.clock.now());
    return { items: live.map((session) => sessionView(session, current.sessionId)) };
  }

  /**
   * Ends one of the caller's sessions. Signing out of this one takes no proof of who one is.
   * @throws DomainError wrong-password, confirmation-needed, not-found
   */
  async endOne(
    current: CurrentAccount,
    sessionId: string,
    currentPassword: string | undefined,
  ): Promise<void> {
    if (sessionId !== current.sessionId) await this.reauthentication.requireLately(current, currentPassword);
    await this.end(current, sessionId);
  }

  /** @throws DomainError wrong-password, confirmation-needed */
  async endOthers(current: CurrentAccount, currentPassword: string | undefined): Promise<void> {
    await this.reauthentication.requireLately(current, currentPassword);
    await this.endAll(current.id, current.sessionId);
  }

  /**
   * Ends a session of the caller's; both of its tokens are dead from now on.
   * @throws DomainError not-found
   */
  async end(current: CurrentAccount, sessionId: string): Promise<void> {
    await this.database.transaction(async () => {
      const ended = await this.sessions.end(current.id, sessionId, this.clock.now());
      if (!ended) throw new DomainError(kernelProblems.notFound);
      // Signing out decides nothing about anything else.
      if (sessionId !== current.sessionId) await this.recordEnd(current.id, 1);
    });
  }

  /** Ends the session that a refresh token belongs to, if it still runs. */
  async endOf(refreshToken: string): Promise<void> {
    await this.database.transaction(async () => {
      const token = await this.sessions.lockPresented(hashOf(refreshToken));
      if (token !== undefined) await this.sessions.end(token.accountId, token.sessionId, this.clock.now());
    });
  }

  /** Ends every session of the account, except the one given. */
  async endAll(accountId: string, but: string | null): Promise<void> {
    await this.database.transaction(async () => {
      const count = await this.sessions.endAll(accountId, this.clock.now(), but);
      if (count > 0) await this.recordEnd(accountId, count);
    });
  }

  private async recordEnd(accountId: string, count: number): Promise<void> {
    await this.audit.record({
      action: 'sessions.ended',
      subject: { kind: 'account', id: accountId },
      after: { count },
      isOwn: true,
    });
  }

  private answer(accountId: string, sessionId: string, refreshToken: string): FullTokens {
    return {
      accessToken: this.accessTokens.issue(accountId, sessionId),
      expiresIn: ACCESS_TOKEN_SECONDS,
      refreshToken,
    };
  }
}

function newRefreshToken(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
