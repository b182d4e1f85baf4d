import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';
import { authProblems } from '../auth.problems.js';
import { type CurrentAccount, SessionRepository } from '../session/session.repository.js';
import type { SessionsView } from '../session/session.schemas.js';
import { sessionView } from '../session/session.view.js';
import { AdministrationRepository } from './administration.repository.js';

/** Where other people are signed in, in the hands of admins. */
@Injectable()
export class UserSessions {
  constructor(
    private readonly database: Database,
    private readonly accounts: AdministrationRepository,
    private readonly sessions: SessionRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError account-not-found */
  async list(me: CurrentAccount, accountId: string): Promise<SessionsView> {
    await this.mustExist(accountId);
    const live = await this.sessions.findLive(accountId, this.clock.now());
    await this.audit.record({ action: 'sessions.read', subject: { kind: 'account', id: accountId } });
    return { items: live.map((session) => sessionView(session, me.sessionId)) };
  }

  /**
   * Both of its tokens are dead from now on.
   * @throws DomainError account-not-found, not-found
   */
  async end(accountId: string, sessionId: string): Promise<void> {
    await this.mustExist(accountId);
    await this.database.transaction(async () => {
      const ended = await this.sessions.end(accountId, sessionId, this.clock.now());
      if (!ended) throw new DomainError(kernelProblems.notFound);
      await this.recordEnd(accountId, 1);
    });
  }

  /** @throws DomainError account-not-found */
  async endAll(accountId: string): Promise<void> {
    await this.mustExist(accountId);
    await this.database.transaction(() => this.endWhatRuns(accountId));
  }

  /** Joins the transaction under way. */
  async endWhatRuns(accountId: string): Promise<void> {
    const count = await this.sessions.endAll(accountId, this.clock.now(), null);
    if (count > 0) await this.recordEnd(accountId, count);
  }

  private async mustExist(accountId: string): Promise<void> {
    if ((await this.accounts.find(accountId)) === null) throw new DomainError(authProblems.accountNotFound);
  }

  private async recordEnd(accountId: string, count: number): Promise<void> {
    const subject = { kind: 'account', id: accountId };
    await this.audit.record({ action: 'sessions.ended', subject, after: { count } });
  }
}
