import { Injectable } from '@nestjs/common';
import { AuditLog, differences } from '../../audit/index.js';
import type { CurrentAccount } from '../../auth/index.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import type { Page, Paging } from '../../shared/http/paging.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';
import { FestivalRepository } from '../festival.repository.js';
import { FestivalWriter } from '../festival.writer.js';
import { festivalProblems } from '../festivals.problems.js';
import { OverrideRepository } from '../import/projection/override.repository.js';
import { StatementRepository } from '../import/projection/statement.repository.js';
import { maySee, mustBeOfTheirRegion } from '../festival-access.rules.js';
import type { EditionEntity } from './edition.entity.js';
import { EditionRepository } from './edition.repository.js';
import {
  type EditionBody,
  type EditionChangeBody,
  type EditionView,
  ENDS_BEFORE_IT_STARTS,
} from './edition.schemas.js';
import { editionViewOf } from './edition.views.js';

@Injectable()
export class EditionService {
  constructor(
    private readonly database: Database,
    private readonly festivals: FestivalRepository,
    private readonly editions: EditionRepository,
    private readonly writer: FestivalWriter,
    private readonly overrides: OverrideRepository,
    private readonly statements: StatementRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Newest first. @throws DomainError festival-not-found */
  async page(
    festivalId: string,
    paging: Paging,
    viewer: CurrentAccount | undefined,
  ): Promise<Page<EditionView>> {
    const status = await this.festivals.findStatus(festivalId);
    if (status === null || !maySee(status, viewer)) throw new DomainError(festivalProblems.festivalNotFound);
    const [editions, total] = await this.editions.findPage(festivalId, paging);
    const today = this.clock.today();
    return { items: editions.map((edition) => editionViewOf(edition, today)), ...paging, total };
  }

  /** @throws DomainError festival-not-found, region-not-yours, edition-exists */
  async add(festivalId: string, body: EditionBody, me: CurrentAccount): Promise<EditionView> {
    const id = await this.database.transaction(async () => {
      await this.lockTheirs(festivalId, me);
      const added = await this.writer.addEdition(festivalId, body);
      await this.audit.record({
        action: 'edition.added',
        subject: subjectOf(added),
        after: { festivalId, ...body },
      });
      return added;
    });
    return this.view(festivalId, id);
  }

  /** @throws DomainError festival-not-found, region-not-yours, edition-not-found, precondition-failed with the present view, edition-exists */
  async change(
    festivalId: string,
    id: string,
    version: number,
    change: EditionChangeBody,
    me: CurrentAccount,
  ): Promise<EditionView> {
    await this.database.transaction(async () => {
      const before = await this.lockUnchanged(festivalId, id, version, me);
      if ((change.startsOn ?? before.startsOn) > (change.endsOn ?? before.endsOn)) {
        const pointer = change.endsOn === undefined ? '/startsOn' : '/endsOn';
        throw new DomainError(kernelProblems.invalidInput, {
          errors: [{ pointer, detail: ENDS_BEFORE_IT_STARTS }],
        });
      }
      await this.writer.changeEdition(festivalId, id, change);
      await this.overrides.addToEditions(
        Object.keys(change).map((field) => ({ editionId: id, field })),
        { accountId: me.id, since: this.clock.now() },
      );
      const fields = Object.keys(change) as (keyof EditionChangeBody)[];
      await this.audit.record({
        action: 'edition.changed',
        subject: subjectOf(id),
        ...differences<EditionChangeBody>(before, change, fields),
      });
    });
    return this.view(festivalId, id);
  }

  /** @throws DomainError festival-not-found, region-not-yours, edition-not-found, precondition-failed with the present view */
  async remove(festivalId: string, id: string, version: number, me: CurrentAccount): Promise<void> {
    await this.database.transaction(async () => {
      const { startsOn, endsOn } = await this.lockUnchanged(festivalId, id, version, me);
      await this.statements.noteRemovedEdition(id);
      await this.writer.removeEdition(festivalId, id);
      await this.audit.record({
        action: 'edition.removed',
        subject: subjectOf(id),
        before: { festivalId, startsOn, endsOn },
      });
    });
  }

  /**
   * Held until the transaction ends.
   * @throws DomainError festival-not-found, region-not-yours, edition-not-found, precondition-failed with the present view
   */
  async lockUnchanged(
    festivalId: string,
    id: string,
    version: number,
    me: CurrentAccount,
  ): Promise<EditionEntity> {
    await this.lockTheirs(festivalId, me);
    const found = await this.editions.find(festivalId, id);
    if (found === null) throw new DomainError(festivalProblems.editionNotFound);
    if (found.version === version) return found;
    throw new DomainError(kernelProblems.preconditionFailed, {
      members: { current: editionViewOf(found, this.clock.today()) },
    });
  }

  /** The festival's row first, as the writer does, so that two editors wait instead of deadlocking. */
  private async lockTheirs(festivalId: string, me: CurrentAccount): Promise<void> {
    const festival = await this.festivals.lock(festivalId);
    if (festival === null) throw new DomainError(festivalProblems.festivalNotFound);
    mustBeOfTheirRegion(festival.facts.region, me);
  }

  private async view(festivalId: string, id: string): Promise<EditionView> {
    const found = await this.editions.find(festivalId, id);
    if (found === null) throw new DomainError(festivalProblems.editionNotFound);
    return editionViewOf(found, this.clock.today());
  }
}

function subjectOf(id: string) {
  return { kind: 'edition', id };
}
