import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { DomainError } from '../../shared/problem/problem.js';
import { AdministrationRepository } from '../administration/administration.repository.js';
import { authProblems } from '../auth.problems.js';
import { Reauthentication } from '../credential/reauthentication.js';
import { MailOutbox } from '../mail/mail.outbox.js';
import type { CurrentAccount } from '../session/session.repository.js';
import { ErasureRepository } from './erasure.repository.js';
import { PersonalData } from './personal-data.js';

/** Longer than any request may take. */
const AGAIN_AFTER_MS = 2 * 60_000;

/** How people leave. */
@Injectable()
export class ErasureService {
  constructor(
    private readonly database: Database,
    private readonly reauthentication: Reauthentication,
    private readonly personalData: PersonalData,
    private readonly administration: AdministrationRepository,
    private readonly erasures: ErasureRepository,
    private readonly outbox: MailOutbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Everything that is theirs goes in one transaction, the sessions with it; the objects of photos follow within
   * minutes. The address may register anew at once.
   * @throws DomainError wrong-password, confirmation-needed, last-admin
   */
  async erase(me: CurrentAccount, currentPassword: string | undefined): Promise<void> {
    const { id: accountId, email, role } = await this.reauthentication.require(me, currentPassword);
    await this.database.transaction(async () => {
      if (role === 'admin') await this.mustNotBeLast(accountId);
      await this.personalData.erase(accountId);
      await this.outbox.forget(email);
      await this.erasures.removeAccount(accountId);
      await this.erasures.add({ accountId, dueAt: new Date(this.clock.now().getTime() + AGAIN_AFTER_MS) });
      await this.outbox.add('account-deleted', email);
      await this.audit.record({
        action: 'account.deleted',
        subject: { kind: 'account', id: accountId },
        isOwn: true,
      });
    });
  }

  /** One round: what was written while accounts were being erased. */
  async eraseRemains(): Promise<void> {
    // Mostly there is nothing, and to find that out takes no transaction.
    if (!(await this.erasures.isAnyDue(this.clock.now()))) return;
    while (await this.database.transaction(() => this.eraseRemainsOfOne()));
  }

  private async eraseRemainsOfOne(): Promise<boolean> {
    const due = await this.erasures.lockDue(this.clock.now());
    if (due === null) return false;
    await this.personalData.erase(due.accountId);
    await this.erasures.finish(due.accountId);
    return true;
  }

  private async mustNotBeLast(accountId: string): Promise<void> {
    const { admins } = await this.administration.lockWithAdmins(accountId);
    if (!admins.some((id) => id !== accountId)) throw new DomainError(authProblems.lastAdmin);
  }
}
