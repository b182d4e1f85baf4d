import { Injectable } from '@nestjs/common';
import { Database } from '../shared/database/database.js';

/**
 * Festivals hidden behind the one that they turned out to be. What people made of a hidden one stays its own,
 * so that both can be told apart again, and is lent to the other: its stars are counted there too, and its
 * bookmarks are copied with their instants, by which a copy is known. No festival is behind a hidden one.
 */
@Injectable()
export class MergeRepository {
  constructor(private readonly database: Database) {}

  /** The festival that this one turned out to be; null where it is itself. */
  async findInto(id: string): Promise<string | null> {
    return (await this.findAllInto([id])).get(id) ?? null;
  }

  /** By id, of those that turned out to be another. */
  async findAllInto(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.rows<{ id: string; into: string }>(
      'SELECT id, merged_into AS `into` FROM festivals_festival WHERE id IN (?) AND merged_into IS NOT NULL',
      [ids],
    );
    return new Map(rows.map(({ id, into }) => [id, into]));
  }

  /** Those that turned out to be this one. */
  async findBehind(id: string): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'SELECT id FROM festivals_festival WHERE merged_into = ? ORDER BY id',
      [id],
    );
    return rows.map((row) => row.id);
  }

  async notYetMerged<M extends { readonly id: string; readonly into: string }>(
    merges: readonly M[],
  ): Promise<M[]> {
    const present = await this.findAllInto(merges.map(({ id }) => id));
    return merges.filter(({ id, into }) => present.get(id) !== into);
  }

  /** What is behind it is behind the other then. Answers the ids of those that gained or lost by it. */
  async merge(id: string, into: string): Promise<string[]> {
    const parted = await this.unmerge(id);
    const behind = await this.findBehind(id);
    for (const one of behind) await this.takeBack(one, id);
    for (const one of [id, ...behind]) await this.lend(one, into);
    await this.database.change('UPDATE festivals_festival SET merged_into = ? WHERE id IN (?)', [
      into,
      [id, ...behind],
    ]);
    await this.recountBookmarks([id, into]);
    return [...parted, id, into];
  }

  /** Answers the ids of both; none where it is itself. */
  async unmerge(id: string): Promise<string[]> {
    const [merged] = await this.database.rows<{ into: string | null }>(
      'SELECT merged_into AS `into` FROM festivals_festival WHERE id = ? FOR UPDATE',
      [id],
    );
    const into = merged?.into ?? null;
    if (into === null) return [];
    await this.takeBack(id, into);
    await this.database.change('UPDATE festivals_festival SET merged_into = NULL WHERE id = ?', [id]);
    // Whoever kept several of them had one copy for all.
    for (const other of await this.findBehind(into)) await this.lendBookmarks(other, into);
    await this.recountBookmarks([into]);
    return [id, into];
  }

  private async lend(id: string, to: string): Promise<void> {
    await this.addStars(id, to, '+');
    await this.lendBookmarks(id, to);
  }

  private async takeBack(id: string, from: string): Promise<void> {
    await this.addStars(id, from, '-');
    await this.database.change(
      `DELETE copy FROM festivals_bookmark copy
         JOIN festivals_bookmark own ON own.account_id = copy.account_id AND own.created_at = copy.created_at
        WHERE copy.festival_id = ? AND own.festival_id = ?`,
      [from, id],
    );
  }

  private async addStars(of: string, to: string, sign: '+' | '-'): Promise<void> {
    await this.database.change(
      `UPDATE festivals_festival f JOIN festivals_festival m ON m.id = ?
          SET f.rating_sum = f.rating_sum ${sign} m.rating_sum, f.rating_count = f.rating_count ${sign} m.rating_count
        WHERE f.id = ?`,
      [of, to],
    );
  }

  private async lendBookmarks(of: string, to: string): Promise<void> {
    await this.database.change(
      `INSERT IGNORE INTO festivals_bookmark (account_id, festival_id, created_at)
        SELECT account_id, ?, created_at FROM festivals_bookmark WHERE festival_id = ?`,
      [to, of],
    );
  }

  private async recountBookmarks(ids: readonly string[]): Promise<void> {
    await this.database.change(
      `UPDATE festivals_festival f SET bookmark_count =
          (SELECT COUNT(*) FROM festivals_bookmark b WHERE b.festival_id = f.id) WHERE f.id IN (?)`,
      [ids],
    );
  }
}
