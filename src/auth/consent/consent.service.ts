import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { newId } from '../../shared/ids.js';
import { DomainError } from '../../shared/problem/problem.js';
import { AccountRepository } from '../account.repository.js';
import { authProblems } from '../auth.problems.js';
import { PersonalData } from '../personal-data/personal-data.js';
import { ConsentRepository } from './consent.repository.js';
import {
  CONSENT_KINDS,
  CONSENT_VERSIONS,
  type ConsentKind,
  isOldEnough,
  NEEDED_CONSENTS,
} from './consent.rules.js';
import type { ConsentDecisions, ConsentsView } from './consent.schemas.js';

/** What people agreed to. */
@Injectable()
export class ConsentService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly consents: ConsentRepository,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
  ) {}

  /** Before anything is kept of somebody. @throws DomainError under-age */
  requireOldEnough(birthDate: string): void {
    if (isOldEnough(birthDate, this.clock.today())) return;
    throw new DomainError(authProblems.underAge, {
      errors: [{ pointer: '/birthDate', detail: authProblems.underAge.detail }],
    });
  }

  async of(accountId: string): Promise<ConsentsView> {
    const [account, history] = await Promise.all([
      this.accounts.findById(accountId),
      this.consents.historyOf(accountId),
    ]);
    const latest = new Map(history.map((decision) => [decision.kind, decision]));
    return {
      ageConfirmed: account !== null && account.ageConfirmedAt !== null,
      items: CONSENT_KINDS.map((kind) => {
        const decided = latest.get(kind);
        return {
          kind,
          needed: NEEDED_CONSENTS.includes(kind),
          version: CONSENT_VERSIONS[kind],
          granted: decided?.granted ?? false,
          decidedVersion: decided?.version ?? null,
          decidedAt: decided?.decidedAt.toISOString() ?? null,
        };
      }),
    };
  }

  /** What is withdrawn takes effect at once: what was kept because of it goes in the same transaction. */
  async decide(accountId: string, decisions: ConsentDecisions): Promise<ConsentsView> {
    await this.database.transaction(async () => {
      await this.accounts.lock(accountId);
      await this.record(accountId, decisions);
    });
    return this.of(accountId);
  }

  /** In the caller's transaction. What says again what holds already adds nothing. */
  async record(accountId: string, decisions: ConsentDecisions): Promise<void> {
    const decidedAt = this.clock.now();
    const present = await this.of(accountId);
    const news = CONSENT_KINDS.flatMap((kind) => {
      const granted = decisions[kind];
      const held = present.items.find((item) => item.kind === kind);
      const version = CONSENT_VERSIONS[kind];
      if (granted === undefined || (held?.granted === granted && held.decidedVersion === version)) return [];
      return [{ id: newId(), accountId, kind, version, granted, decidedAt }];
    });
    await this.consents.add(news);
    for (const { kind, granted } of news) if (!granted) await this.withdraw(accountId, kind);
  }

  private async withdraw(accountId: string, kind: ConsentKind): Promise<void> {
    if (kind === 'location') await this.personalData.eraseLocations(accountId);
  }
}
