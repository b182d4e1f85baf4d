import { Injectable } from '@nestjs/common';
import { type Bookmark, BookmarkRepository } from './bookmark.repository.js';

/** Bookmarks as signs of taste, oldest first; what recommending reads. */
@Injectable()
export class BookmarkSignals {
  constructor(private readonly bookmarks: BookmarkRepository) {}

  async of(accountId: string): Promise<Pick<Bookmark, 'festivalId' | 'at'>[]> {
    return (await this.bookmarks.of(accountId)).map(({ festivalId, at }) => ({ festivalId, at }));
  }

  /** Of the accounts whose ids come after the one, up to the other. */
  async between(after: string, until: string): Promise<Bookmark[]> {
    return this.bookmarks.between(after, until);
  }

  /** The account with which that many bookmarks after an account are reached; undefined where there are not so many. */
  async accountAfter(after: string, bookmarks: number): Promise<string | undefined> {
    return this.bookmarks.accountAfter(after, bookmarks);
  }

  async count(): Promise<number> {
    return this.bookmarks.count();
  }
}
