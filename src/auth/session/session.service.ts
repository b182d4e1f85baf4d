import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { newId } from '../../shared/ids.js';
import { Log } from '../../shared/log/log.js';
import { DomainError } from '../../shared/problem/problem.js';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from './access-token.js';
import { AccountRepository } from '../account.repository.js';
import { authProblems } from '../auth.problems.js';
import type { Credentials, Tokens } from '../auth.schemas.js';
import { Passwords } from '../password/passwords.js';
import { type CurrentAccount, SessionRepository } from './session.repository.js';

export const SESSION_SECONDS = 30 * 24 * 60 * 60;
/** How long the repeat of a use whose answer was lost is forgiven, while the successor lies unused. */
const LOST_ANSWER_MS = 10_000;

type FullTokens = Required<Tokens>;

@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly passwords: Passwords,
    private readonly accessTokens: AccessTokens,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** @throws DomainError wrong-credentials, the same for an unknown address and a wrong password; account-suspended */
  async login({ email, password }: Credentials): Promise<FullTokens> {
    const account = await this.accounts.findByEmail(email);
    const matches = await this.passwords.matches(password, account?.passwordHash);
    if (account === null || !matches) throw new DomainError(authProblems.wrongCredentials);
    if (account.suspendedAt !== null) throw new DomainError(authProblems.accountSuspended);
    return this.begin(account.id);
  }

  /** A new session of somebody who has just shown who they are. Joins the transaction under way. */
  async begin(accountId: string): Promise<FullTokens> {
    const now = this.clock.now();
    const session = {
      id: newId(),
      accountId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
      endedAt: null,
    };
    const refreshToken = newRefreshToken();
    await this.database.transaction(async () => {
      await this.sessions.add(session);
      await this.sessions.addToken(hashOf(refreshToken), session.id, now);
    });
    return this.answer(accountId, session.id, refreshToken);
  }

  /**
   * Trades a refresh token for its successor. A used one that comes again means two holders, so the
   * whole family ends, except for the repeat of a use whose answer was lost.
   * @throws DomainError session-ended
   */
  async refresh(presented: string): Promise<FullTokens> {
    const hash = hashOf(presented);
    const successor = newRefreshToken();
    const outcome = await this.database.transaction(async () => {
      const now = this.clock.now();
      const token = await this.sessions.lockPresented(hash);
      if (token === undefined || token.endedAt !== null || token.expiresAt <= now)
        return { kind: 'dead' as const };
      if (token.usedAt !== null) {
        const lostAnswer =
          now.getTime() - token.usedAt.getTime() <= LOST_ANSWER_MS && token.successorUsedAt === null;
        if (!lostAnswer || token.successorHash === null) {
          await this.sessions.end(token.sessionId, now);
          return { kind: 'reused' as const, sessionId: token.sessionId };
        }
        await this.sessions.removeToken(token.successorHash);
      }
      await this.sessions.addToken(hashOf(successor), token.sessionId, now);
      await this.sessions.markUsed(hash, token.usedAt ?? now, hashOf(successor));
      return { kind: 'rotated' as const, accountId: token.accountId, sessionId: token.sessionId };
    });
    if (outcome.kind === 'rotated') return this.answer(outcome.accountId, outcome.sessionId, successor);
    if (outcome.kind === 'reused')
      this.log.warn('security: a used refresh token came again, its family has ended', {
        sessionId: outcome.sessionId,
      });
    throw new DomainError(authProblems.sessionEnded);
  }

  /** Ends the session of the caller; both of its tokens are dead from now on. */
  async logout(current: CurrentAccount): Promise<void> {
    await this.sessions.end(current.sessionId, this.clock.now());
  }

  /** Every session of the account, with all of their tokens. */
  async endAllOf(accountId: string): Promise<void> {
    await this.sessions.endAllOf(accountId, this.clock.now());
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
