import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/index.js';
import { AccountService } from '../../auth/index.js';
import type { Page, Paging } from '../../shared/http/paging.js';
import { DomainError } from '../../shared/problem/problem.js';
import { FestivalRepository } from '../festival.repository.js';
import { festivalProblems } from '../festivals.problems.js';
import { TrailRepository } from './trail.repository.js';
import { type TrailEntry, trailOf } from './trail.rules.js';
import type { TrailEntryView } from './trail.schemas.js';

/** Everything that editors and imports did to a festival, for editors. */
@Injectable()
export class TrailService {
  constructor(
    private readonly audit: AuditTrail,
    private readonly trails: TrailRepository,
    private readonly festivals: FestivalRepository,
    private readonly accounts: AccountService,
  ) {}

  /** Newest first. @throws DomainError festival-not-found */
  async page(festivalId: string, { page, perPage }: Paging): Promise<Page<TrailEntryView>> {
    if ((await this.festivals.findStatus(festivalId)) === null)
      throw new DomainError(festivalProblems.festivalNotFound);
    const subjects = [
      { kind: 'festival', ids: [festivalId] },
      { kind: 'edition', ids: await this.trails.editionIdsOf(festivalId) },
    ];
    // Both are in order by themselves, so the page lies within the first so many of each.
    const reach = page * perPage;
    const { notes, total } = await this.audit.about(subjects, reach);
    const records = await this.trails.importedInto(festivalId);
    const applied = await this.audit.lastTimes('import.applied', {
      kind: 'import',
      ids: [...new Set(records.map(({ importId }) => importId))],
    });
    const imported = records.map((one) => ({ ...one, at: applied.get(one.importId) ?? one.at }));
    const shown = trailOf(notes, imported).slice(reach - perPage, reach);
    const names = await this.accounts.displayNamesOf(shown.flatMap(({ accountId }) => accountId ?? []));
    return {
      items: shown.map((entry) => viewOf(entry, names)),
      page,
      perPage,
      total: total + imported.length,
    };
  }
}

function viewOf(
  { id, at, action, accountId, provider, importId, editionId, changes }: TrailEntry,
  names: ReadonlyMap<string, string>,
): TrailEntryView {
  return {
    id,
    at: at.toISOString(),
    action,
    by: {
      editorId: accountId,
      editorName: accountId === null ? null : (names.get(accountId) ?? null),
      provider,
      importId,
    },
    editionId,
    changes: changes.map(({ of, field, from, to }) => ({
      of,
      field,
      from: from as TrailEntryView['changes'][number]['from'],
      to: to as TrailEntryView['changes'][number]['to'],
    })),
  };
}
