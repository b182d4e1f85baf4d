import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { newId } from '../../shared/ids.js';
import { DomainError } from '../../shared/problem/problem.js';
import { AccountRepository } from '../account.repository.js';
import { authProblems } from '../auth.problems.js';
import { LocationUseRepository } from '../location-use/location-use.repository.js';
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

const BIRTH_DATE_NEEDED = {
  ko: '위치 정보 이용에 동의하려면 생년월일이 필요합니다. 만 14세 이상인지 확인만 하고 저장하지 않습니다.',
  en: 'The date of birth is needed to agree to the use of location. It is only compared and not kept.',
};

/** What people agreed to. */
@Injectable()
export class ConsentService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly consents: ConsentRepository,
    private readonly personalData: PersonalData,
    private readonly locationUses: LocationUseRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Before anything is kept of somebody. @throws DomainError under-age */
  requireOldEnough(birthDate: string): void {
    if (isOldEnough(birthDate, this.clock.today())) return;
    throw new DomainError(authProblems.underAge, {
      errors: [{ pointer: '/birthDate', detail: authProblems.underAge.detail }],
    });
  }

  /** Whether somebody agreed to the text as it is now, and did not withdraw since. */
  async holds(accountId: string, kind: ConsentKind): Promise<boolean> {
    const newest = await this.consents.newestOf(accountId, kind);
    return newest !== null && newest.granted && newest.version === CONSENT_VERSIONS[kind];
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

  /**
   * What is withdrawn takes effect at once: what was kept because of it goes in the same transaction.
   * @throws DomainError age-unconfirmed
   */
  async decide(accountId: string, decisions: ConsentDecisions): Promise<ConsentsView> {
    await this.database.transaction(async () => {
      const account = await this.accounts.lock(accountId);
      if (decisions.location === true && account?.ageConfirmedAt == null) throw ageUnconfirmed('/location');
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
    if (news.length === 0) return;
    await this.consents.add(news);
    await this.audit.record({
      action: 'consents.decided',
      subject: { kind: 'account', id: accountId },
      after: Object.fromEntries(news.map(({ kind, granted, version }) => [kind, { granted, version }])),
      isOwn: true,
    });
    for (const { kind, granted } of news) if (!granted) await this.withdraw(accountId, kind);
  }

  private async withdraw(accountId: string, kind: ConsentKind): Promise<void> {
    if (kind !== 'location') return;
    await this.personalData.eraseLocations(accountId);
    // The law wants the records of uses to go with what was used (article 24).
    await this.locationUses.removeAllOf(accountId);
  }
}

/** Who is under 14 cannot agree to it alone, so the age must be known (the same Act, article 25). */
export function ageUnconfirmed(pointer: string): DomainError {
  return new DomainError(authProblems.ageUnconfirmed, {
    errors: [{ pointer, detail: BIRTH_DATE_NEEDED }],
  });
}
