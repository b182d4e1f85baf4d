import { Injectable } from '@nestjs/common';
import { type Bookmark, BookmarkRepository } from './bookmark.repository.js';

/** Bookmarks as signs of taste, oldest first; what recommending reads. */
@Injectable()
export class BookmarkSignals {
  constructor(private readonly bookmarks: BookmarkRepository) {}

  async of(accountId: string): Promise<Pick<Bookmark, 'festivalId' | 'at'>[]> {
    return (await this.bookmarks.of(accountId)).map(({ festivalId, at }) => ({ festivalId, at }));
  }

  async all(): Promise<Bookmark[]> {
    return this.bookmarks.all();
  }
}
