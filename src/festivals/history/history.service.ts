import { Injectable } from '@nestjs/common';
import type { CurrentAccount } from '../../auth/index.js';
import { Cursors } from '../../shared/http/cursors.js';
import type { Page, Paging } from '../../shared/http/paging.js';
import { DomainError } from '../../shared/problem/problem.js';
import { FestivalRepository } from '../festival.repository.js';
import { festivalProblems } from '../festivals.problems.js';
import { maySee } from '../visibility.rules.js';
import { HistoryRepository } from './history.repository.js';
import type { ChangeFeed, ChangeFeedQuery, ChangeView } from './history.schemas.js';
import { changeViewOf } from './history.views.js';

const QUESTION = 'changes';

/** What happened to festivals. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly history: HistoryRepository,
    private readonly festivals: FestivalRepository,
    private readonly cursors: Cursors,
  ) {}

  /** Newest first. @throws DomainError festival-not-found */
  async page(
    festivalId: string,
    paging: Paging,
    viewer: CurrentAccount | undefined,
  ): Promise<Page<ChangeView>> {
    const status = await this.festivals.findStatus(festivalId);
    if (status === null || !maySee(status, viewer)) throw new DomainError(festivalProblems.festivalNotFound);
    const { rows, total } = await this.history.findOfFestival(festivalId, paging);
    return { items: rows.map(changeViewOf), ...paging, total };
  }

  /** Oldest first. @throws DomainError invalid-input for a cursor that is none */
  async feed({ since, cursor, perPage }: ChangeFeedQuery): Promise<ChangeFeed> {
    const place =
      cursor !== undefined
        ? this.cursors.read(cursor, QUESTION)
        : since !== undefined
          ? await this.history.placeBefore('entry', since)
          : '0';
    const found = await this.history.findAfter(place, perPage + 1);
    const shown = found.slice(0, perPage);
    const next = this.cursors.write(shown.at(-1)?.seq ?? place, QUESTION);
    return { items: shown.map(changeViewOf), next, more: found.length > perPage };
  }
}
