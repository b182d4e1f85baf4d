import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../audit/index.js';
import type { CurrentAccount } from '../../../auth/index.js';
import { Clock } from '../../../shared/clock.js';
import { Database } from '../../../shared/database/database.js';
import type { Page } from '../../../shared/http/paging.js';
import { kernelProblems } from '../../../shared/problem/kernel.problems.js';
import { DomainError } from '../../../shared/problem/problem.js';
import { importProblems } from '../import.problems.js';
import type { KnownStatement } from '../projection/known-statement.js';
import { Settling } from '../projection/settling.js';
import type { DuplicateEntity } from './duplicate.entity.js';
import { DuplicateRepository } from './duplicate.repository.js';
import type { DecisionBody, DuplicateSide, DuplicatesQuery, DuplicateView } from './duplicate.schemas.js';

/** Pairs that rules alone could not decide, and what editors say of them. */
@Injectable()
export class DuplicateService {
  constructor(
    private readonly database: Database,
    private readonly duplicates: DuplicateRepository,
    private readonly settling: Settling,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** The likeliest first. */
  async list({ page, perPage, decision }: DuplicatesQuery): Promise<Page<DuplicateView>> {
    const [found, total] = await this.duplicates.findPage(decision === 'none' ? null : decision, {
      page,
      perPage,
    });
    return { items: await this.viewsOf(found), page, perPage, total };
  }

  /**
   * Holds for these two whatever is imported later, until it is changed or taken back.
   * @throws DomainError duplicate-not-found, precondition-failed with the present view
   */
  async decide(
    id: string,
    version: number,
    { decision }: DecisionBody,
    me: CurrentAccount,
  ): Promise<DuplicateView> {
    return this.database.transaction(async () => {
      const found = await this.duplicates.lock(id);
      if (found === null) throw new DomainError(importProblems.duplicateNotFound);
      if (found.version !== version) {
        throw new DomainError(kernelProblems.preconditionFailed, {
          members: { current: await this.view(found) },
        });
      }
      const before = found.decision;
      if (decision === null) await this.duplicates.reopen(id);
      else await this.duplicates.decide(id, decision, me.id, this.clock.now());
      const speaking = await this.duplicates.statementsOf([found.leftKey, found.rightKey]);
      await this.settling.settle([...speaking.values()].flat().map((one) => one.id));
      // One that is taken back may be in doubt no more, and then it is not in the queue either.
      const after =
        (await this.duplicates.find(id)) ?? Object.assign(found, { decision, version: version + 1 });
      const view = await this.view(after);
      await this.audit.record({
        action: 'duplicate.decided',
        subject: { kind: 'duplicate', id },
        before: { decision: before },
        after: { decision },
      });
      return view;
    });
  }

  private async view(found: DuplicateEntity): Promise<DuplicateView> {
    const [view] = await this.viewsOf([found]);
    return view as DuplicateView;
  }

  private async viewsOf(found: readonly DuplicateEntity[]): Promise<DuplicateView[]> {
    const sides = await this.duplicates.statementsOf(
      found.flatMap(({ leftKey, rightKey }) => [leftKey, rightKey]),
    );
    return found.map(({ id, confidence, reasons, leftKey, rightKey, decision, version }) => ({
      id,
      confidence: Number(confidence),
      reasons,
      left: sideOf(sides.get(leftKey)?.[0]),
      right: sideOf(sides.get(rightKey)?.[0]),
      decision,
      version,
    }));
  }
}

function sideOf(
  statement: Pick<KnownStatement, 'identity' | 'festivalId'> | undefined,
): DuplicateSide | null {
  if (statement === undefined) return null;
  const { identity, festivalId } = statement;
  const { provider, authority, name, place, days, organiser, phone, homepage } = identity;
  const { startsOn = null, endsOn = null } = days ?? {};
  return {
    source: provider,
    authority,
    name,
    place,
    startsOn,
    endsOn,
    organiser,
    phone,
    homepage,
    festivalId,
  };
}
