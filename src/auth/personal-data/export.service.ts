import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { DomainError } from '../../shared/problem/problem.js';
import { authProblems } from '../auth.problems.js';
import { Reauthentication } from '../credential/reauthentication.js';
import { OneTimeTokens } from '../one-time-token/one-time-tokens.js';
import type { CurrentAccount } from '../session/session.repository.js';
import { PersonalData } from './personal-data.js';

/** A person's own data, all of it. */
@Injectable()
export class ExportService {
  constructor(
    private readonly database: Database,
    private readonly reauthentication: Reauthentication,
    private readonly tokens: OneTimeTokens,
    private readonly personalData: PersonalData,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** A key to one export. @throws DomainError wrong-password, confirmation-needed */
  async ask(me: CurrentAccount, currentPassword: string | undefined): Promise<{ token: string }> {
    const { id: accountId, email } = await this.reauthentication.require(me, currentPassword);
    return { token: await this.tokens.issue({ accountId, purpose: 'export', email }) };
  }

  /** As it stands at one moment. @throws DomainError link-ended where the key is used, old or another person's */
  async export(accountId: string, token: string): Promise<Record<string, unknown>> {
    return this.database.transaction(async () => {
      const key = await this.tokens.use(token, 'export');
      if (key.accountId !== accountId) throw new DomainError(authProblems.linkEnded);
      await this.audit.record({
        action: 'account.exported',
        subject: { kind: 'account', id: accountId },
        isOwn: true,
      });
      return { exportedAt: this.clock.now(), ...(await this.personalData.export(accountId)) };
    });
  }
}
