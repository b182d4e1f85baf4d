import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import type { Paging } from '../../shared/http/paging.js';
import { CatalogueChanges } from '../changes/catalogue-changes.js';
import type { FestivalStatus } from '../festival.entity.js';

export interface Bookmark {
  readonly accountId: string;
  readonly festivalId: string;
  readonly at: Date;
}

/**
 * Bookmarks and the number of them that each festival carries. Whoever adds or removes one holds the
 * festival's row first, so the two never disagree and parallel calls wait instead of deadlocking.
 */
@Injectable()
export class BookmarkRepository {
  constructor(
    private readonly database: Database,
    private readonly changes: CatalogueChanges,
  ) {}

  async lockFestival(id: string): Promise<FestivalStatus | null> {
    const [found] = await this.database.rows<{ status: FestivalStatus }>(
      'SELECT status FROM festivals_festival WHERE id = ? FOR UPDATE',
      [id],
    );
    return found?.status ?? null;
  }

  /** Those of the pairs, each made by {@link pairOf}, that there are. */
  async findAmong(pairs: readonly string[]): Promise<ReadonlyMap<string, true>> {
    const found = await this.database.rows<{ accountId: string; festivalId: string }>(
      `SELECT account_id AS accountId, festival_id AS festivalId FROM festivals_bookmark
        WHERE (account_id, festival_id) IN (?)`,
      [pairs.map((pair) => pair.split(' '))],
    );
    return new Map(found.map(({ accountId, festivalId }) => [pairOf(accountId, festivalId), true]));
  }

  async add(accountId: string, festivalId: string, now: Date): Promise<void> {
    const added = await this.database.change(
      'INSERT IGNORE INTO festivals_bookmark (account_id, festival_id, created_at) VALUES (?, ?, ?)',
      [accountId, festivalId, now],
    );
    if (added === 0) return;
    await this.changes.note([festivalId]);
    await this.database.change(
      'UPDATE festivals_festival SET bookmark_count = bookmark_count + 1 WHERE id = ?',
      [festivalId],
    );
  }

  /** False where there was none. One of a festival that turned out to be this one goes with it. */
  async remove(accountId: string, festivalId: string): Promise<boolean> {
    const removed = await this.database.change(
      'DELETE FROM festivals_bookmark WHERE account_id = ? AND festival_id = ?',
      [accountId, festivalId],
    );
    if (removed === 0) return false;
    await this.changes.note([festivalId]);
    await this.database.change(
      'UPDATE festivals_festival SET bookmark_count = bookmark_count - 1 WHERE id = ?',
      [festivalId],
    );
    const behind = await this.database.rows<{ id: string }>(
      `SELECT f.id FROM festivals_bookmark b JOIN festivals_festival f ON f.id = b.festival_id
        WHERE b.account_id = ? AND f.merged_into = ?`,
      [accountId, festivalId],
    );
    await this.drop(
      accountId,
      behind.map(({ id }) => id),
    );
    return true;
  }

  async removeAll(accountId: string): Promise<void> {
    const ids = (await this.of(accountId)).map(({ festivalId }) => festivalId);
    if (ids.length === 0) return;
    await this.database.rows('SELECT id FROM festivals_festival WHERE id IN (?) ORDER BY id FOR UPDATE', [
      ids,
    ]);
    await this.drop(accountId, ids);
  }

  private async drop(accountId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.changes.note(ids);
    await this.database.change(
      `UPDATE festivals_festival f JOIN festivals_bookmark b ON b.festival_id = f.id
          SET f.bookmark_count = f.bookmark_count - 1 WHERE b.account_id = ? AND f.id IN (?)`,
      [accountId, ids],
    );
    await this.database.change('DELETE FROM festivals_bookmark WHERE account_id = ? AND festival_id IN (?)', [
      accountId,
      ids,
    ]);
  }

  /** Newest first; those of festivals that are not published stay in the dark. */
  async findPage(
    accountId: string,
    { page, perPage }: Paging,
  ): Promise<{ bookmarks: Bookmark[]; total: number }> {
    const from = `FROM festivals_bookmark b JOIN festivals_festival f ON f.id = b.festival_id
                  WHERE b.account_id = ? AND f.status = 'published'`;
    const [counted] = await this.database.rows<{ total: string }>(`SELECT COUNT(*) AS total ${from}`, [
      accountId,
    ]);
    const bookmarks = await this.database.rows<Bookmark>(
      `SELECT b.account_id AS accountId, b.festival_id AS festivalId, b.created_at AS at ${from}
        ORDER BY b.created_at DESC, b.festival_id DESC LIMIT ? OFFSET ?`,
      [accountId, perPage, (page - 1) * perPage],
    );
    return { bookmarks, total: Number(counted?.total ?? 0) };
  }

  async of(accountId: string): Promise<Bookmark[]> {
    return this.database.rows<Bookmark>(
      'SELECT account_id AS accountId, festival_id AS festivalId, created_at AS at FROM festivals_bookmark WHERE account_id = ? ORDER BY created_at',
      [accountId],
    );
  }

  async between(after: string, until: string): Promise<Bookmark[]> {
    return this.database.rows<Bookmark>(
      `SELECT account_id AS accountId, festival_id AS festivalId, created_at AS at FROM festivals_bookmark
        WHERE account_id > ? AND account_id <= ? ORDER BY account_id`,
      [after, until],
    );
  }

  async accountAfter(after: string, bookmarks: number): Promise<string | undefined> {
    const [found] = await this.database.rows<{ accountId: string }>(
      'SELECT account_id AS accountId FROM festivals_bookmark WHERE account_id > ? ORDER BY account_id LIMIT 1 OFFSET ?',
      [after, bookmarks],
    );
    return found?.accountId;
  }

  async count(): Promise<number> {
    const [row] = await this.database.rows<{ total: unknown }>(
      'SELECT COUNT(*) AS total FROM festivals_bookmark',
    );
    return Number(row?.total);
  }
}

export function pairOf(accountId: string, festivalId: string): string {
  return `${accountId} ${festivalId}`;
}
