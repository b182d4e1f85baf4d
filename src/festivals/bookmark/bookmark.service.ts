import { Injectable } from '@nestjs/common';
import { Activity } from '../../auth/index.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import type { Page, Paging } from '../../shared/http/paging.js';
import { DomainError } from '../../shared/problem/problem.js';
import { FestivalCatalogue } from '../festival.catalogue.js';
import { festivalProblems } from '../festivals.problems.js';
import { BookmarkRepository } from './bookmark.repository.js';
import type { BookmarkedFestival } from './bookmark.schemas.js';

@Injectable()
export class BookmarkService {
  constructor(
    private readonly database: Database,
    private readonly bookmarks: BookmarkRepository,
    private readonly catalogue: FestivalCatalogue,
    private readonly activity: Activity,
    private readonly clock: Clock,
  ) {}

  /** Keeps the festival; again changes nothing. @throws DomainError festival-not-found */
  async keep(accountId: string, festivalId: string): Promise<void> {
    await this.database.transaction(async () => {
      const status = await this.bookmarks.lockFestival(festivalId);
      if (status !== 'published') throw new DomainError(festivalProblems.festivalNotFound);
      await this.bookmarks.add(accountId, festivalId, this.clock.now());
      await this.activity.note(accountId);
    });
  }

  /** Also for a festival that has been hidden since. @throws DomainError festival-not-found */
  async drop(accountId: string, festivalId: string): Promise<void> {
    await this.database.transaction(async () => {
      const status = await this.bookmarks.lockFestival(festivalId);
      const dropped = status !== null && (await this.bookmarks.remove(accountId, festivalId));
      if (!dropped && status !== 'published') throw new DomainError(festivalProblems.festivalNotFound);
      if (dropped) await this.activity.note(accountId);
    });
  }

  async dropAll(accountId: string): Promise<void> {
    await this.database.transaction(async () => {
      await this.bookmarks.removeAll(accountId);
      await this.activity.note(accountId);
    });
  }

  /** Newest first. */
  async page(accountId: string, paging: Paging): Promise<Page<BookmarkedFestival>> {
    const { bookmarks, total } = await this.bookmarks.findPage(accountId, paging);
    const items = await this.catalogue.itemsOf(bookmarks.map(({ festivalId }) => festivalId));
    return {
      items: bookmarks.flatMap(({ festivalId, at }) => {
        const item = items.get(festivalId);
        return item === undefined ? [] : [{ ...item, bookmarkedAt: at.toISOString() }];
      }),
      ...paging,
      total,
    };
  }
}
