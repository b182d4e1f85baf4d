import { Injectable } from '@nestjs/common';
import { AuditLog, differences } from '../../../audit/index.js';
import type { CurrentAccount } from '../../../auth/index.js';
import { Database } from '../../../shared/database/database.js';
import { EditionRepository } from '../../edition/edition.repository.js';
import { EditionService } from '../../edition/edition.service.js';
import { FestivalRepository } from '../../festival.repository.js';
import { FestivalService, type VersionedFestival } from '../../festival.service.js';
import { AnchorRepository } from '../projection/anchor.repository.js';
import { EDITION_FIELDS } from '../projection/edition-plan.rules.js';
import { OverrideRepository } from '../projection/override.repository.js';
import { PROJECTED_FIELDS } from '../projection/project.rules.js';
import { Settling } from '../projection/settling.js';
import type { EditionReleaseBody, ReleaseBody } from './provenance.schemas.js';

interface EditionPlace {
  readonly festivalId: string;
  readonly editionId: string;
}

/** Lets go of what editors have decided, so that sources are heard again. */
@Injectable()
export class ReleaseService {
  constructor(
    private readonly database: Database,
    private readonly festivals: FestivalService,
    private readonly editions: EditionService,
    private readonly rows: FestivalRepository,
    private readonly editionRows: EditionRepository,
    private readonly anchors: AnchorRepository,
    private readonly overrides: OverrideRepository,
    private readonly settling: Settling,
    private readonly audit: AuditLog,
  ) {}

  /** @throws DomainError festival-not-found, festival-moved, region-not-yours, precondition-failed with the present view */
  async release(
    festivalId: string,
    version: number,
    { fields }: ReleaseBody,
    me: CurrentAccount,
  ): Promise<VersionedFestival> {
    await this.database.transaction(async () => {
      const before = await this.festivals.lockUnchanged(festivalId, version, me);
      // A festival without an anchor is given one now: afterwards, that would take its values for decided anew.
      await this.anchors.refresh();
      if ((await this.overrides.release(festivalId, fields)) === 0) return;
      await this.anchors.outdate(festivalId);
      await this.settling.settleFestival(festivalId);
      const after = await this.rows.lock(festivalId);
      const told = differences(before, after?.facts ?? {}, PROJECTED_FIELDS);
      await this.audit.record({
        action: 'festival.released',
        subject: { kind: 'festival', id: festivalId },
        before: told.before,
        after: { fields, ...told.after },
      });
    });
    return this.festivals.view(festivalId, me);
  }

  /**
   * Of an edition; the festival is answered, since the edition may be one with another then.
   * @throws DomainError festival-not-found, region-not-yours, edition-not-found, precondition-failed with the present view
   */
  async releaseEdition(
    { festivalId, editionId }: EditionPlace,
    version: number,
    { fields }: EditionReleaseBody,
    me: CurrentAccount,
  ): Promise<VersionedFestival> {
    await this.database.transaction(async () => {
      const before = await this.editions.lockUnchanged(festivalId, editionId, version, me);
      if ((await this.overrides.releaseEdition(editionId, fields)) === 0) return;
      await this.settling.settleFestival(festivalId);
      const after = await this.editionRows.find(festivalId, editionId);
      const told = differences(before, after ?? {}, EDITION_FIELDS);
      await this.audit.record({
        action: 'edition.released',
        subject: { kind: 'edition', id: editionId },
        before: told.before,
        after: { fields, ...told.after },
      });
    });
    return this.festivals.view(festivalId, me);
  }
}
