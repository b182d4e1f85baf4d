import { Injectable } from '@nestjs/common';
import type { CurrentAccount } from '../../auth/index.js';
import { isDatabaseUnavailable, isRetryable } from '../../shared/database/database-errors.js';
import { Database } from '../../shared/database/database.js';
import { versionFromIfMatch } from '../../shared/http/etag.js';
import { requestContext } from '../../shared/http/request-context.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { problemBody } from '../../shared/problem/problem.filter.js';
import { DomainError } from '../../shared/problem/problem.js';
import { EditionRepository } from '../edition/edition.repository.js';
import { EditionService } from '../edition/edition.service.js';
import type { EditionStatus } from '../edition/edition.entity.js';
import { FestivalService } from '../festival.service.js';
import { festivalProblems } from '../festivals.problems.js';
import { wantedOf } from './bulk.rules.js';
import type { BulkBody, BulkChange, BulkItem, BulkResult } from './bulk.schemas.js';

type Done = Pick<BulkResult, 'outcome' | 'version'>;

/** One change of many festivals: to each it happens as if it were asked for it alone, whatever becomes of the others. */
@Injectable()
export class BulkService {
  constructor(
    private readonly database: Database,
    private readonly festivals: FestivalService,
    private readonly editions: EditionService,
    private readonly editionRows: EditionRepository,
  ) {}

  /** One after the other: of many at once, most would only wait for the end of the audit log's chain. */
  async change({ items, change }: BulkBody, me: CurrentAccount): Promise<{ items: BulkResult[] }> {
    const results: BulkResult[] = [];
    for (const item of items) results.push(await this.resultOf(item, change, me));
    return { items: results };
  }

  private async resultOf(item: BulkItem, change: BulkChange, me: CurrentAccount): Promise<BulkResult> {
    const { id } = item;
    try {
      const { editionStatus } = change;
      const done = await this.database.transaction(() =>
        editionStatus === undefined
          ? this.changeFestival(item, change, me)
          : this.changeEdition(item, editionStatus, me),
      );
      return { id, ...done, problem: null };
    } catch (error) {
      return { id, outcome: 'refused', version: null, problem: problemOf(refusalOf(error)) };
    }
  }

  /** What is as asked already stays so for a caller who asks again with what they had read before. */
  private async changeFestival(
    { id, etag }: BulkItem,
    change: BulkChange,
    me: CurrentAccount,
  ): Promise<Done> {
    const { facts, version } = await this.festivals.lock(id, me);
    const wanted = wantedOf(facts, change);
    if (wanted === null) return { outcome: 'unchanged', version };
    const seen = versionFromIfMatch(etag);
    if (wanted.status === 'hidden') await this.festivals.remove(id, seen, me);
    else await this.festivals.write(id, seen, wanted, me);
    return { outcome: 'changed', version: version + 1 };
  }

  private async changeEdition(
    { id, edition }: BulkItem,
    status: EditionStatus,
    me: CurrentAccount,
  ): Promise<Done> {
    await this.festivals.lock(id, me);
    const found = edition === undefined ? null : await this.editionRows.find(id, edition.id);
    if (edition === undefined || found === null) throw new DomainError(festivalProblems.editionNotFound);
    if (found.status === status) return { outcome: 'unchanged', version: found.version };
    const changed = await this.editions.change(
      id,
      edition.id,
      versionFromIfMatch(edition.etag),
      { status },
      me,
    );
    return { outcome: 'changed', version: changed.version };
  }
}

/** What stands in the way of one need not of the next; a fault of ours ends it all. */
function refusalOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (isDatabaseUnavailable(error) || isRetryable(error)) return new DomainError(kernelProblems.unavailable);
  throw error;
}

/** Without the present state of each, which would be a book. */
function problemOf({ kind, more }: DomainError): BulkResult['problem'] {
  const { errors } = more;
  const told = new DomainError(kind, errors === undefined ? {} : { errors });
  return problemBody(told, requestContext.current()?.requestId ?? '') as BulkResult['problem'];
}
