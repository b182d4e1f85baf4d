import { Injectable } from '@nestjs/common';
import type { Day } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import type { Paging } from '../../shared/http/paging.js';
import type { ChangeEntryEntity } from './change.entity.js';

/** A change with the names that its festival has now; null where the public may not see it. */
export type ChangeRow = ChangeEntryEntity & { readonly name: string | null; readonly nameEn: string | null };

export interface LatestChange {
  readonly seq: string;
  readonly festivalId: string;
  readonly changedAt: Date;
  readonly withdrawnAt: Date | null;
}

const COLUMNS = `c.seq, c.festival_id AS festivalId, c.edition_id AS editionId, c.kind, c.source,
  c.name_from AS nameFrom, c.name_to AS nameTo, c.starts_from AS startsFrom, c.ends_from AS endsFrom,
  c.starts_to AS startsTo, c.ends_to AS endsTo, c.changed_at AS changedAt, f.name, f.name_en AS nameEn`;

const WITH_FESTIVAL = `festivals_change_entry c
  LEFT JOIN festivals_festival f ON f.id = c.festival_id AND f.status = 'published'`;

/** Of a festival that is not public it may be known that it was withdrawn, and no more. */
const PUBLIC = "(f.id IS NOT NULL OR c.kind = 'withdrawn')";

/** Reads the history. */
@Injectable()
export class HistoryRepository {
  constructor(private readonly database: Database) {}

  /** Newest first, with their number on all pages. */
  async findOfFestival(
    festivalId: string,
    { page, perPage }: Paging,
  ): Promise<{ rows: ChangeRow[]; total: number }> {
    const [counted] = await this.database.rows<{ total: string }>(
      'SELECT COUNT(*) AS total FROM festivals_change_entry WHERE festival_id = ?',
      [festivalId],
    );
    const rows = await this.database.rows<ChangeRow>(
      `SELECT ${COLUMNS} FROM ${WITH_FESTIVAL} WHERE c.festival_id = ? ORDER BY c.seq DESC LIMIT ? OFFSET ?`,
      [festivalId, perPage, (page - 1) * perPage],
    );
    return { rows, total: Number(counted?.total ?? 0) };
  }

  /** The days that the edition was to begin on before it moved, oldest first; those it was moved back to as well. */
  async findEarlierStarts(festivalId: string, editionId: string): Promise<Day[]> {
    const moves = await this.database.rows<{ startsFrom: Day }>(
      `SELECT starts_from AS startsFrom FROM festivals_change_entry
        WHERE festival_id = ? AND edition_id = ? AND starts_from <> starts_to ORDER BY seq`,
      [festivalId, editionId],
    );
    return moves.map(({ startsFrom }) => startsFrom);
  }

  /** Those after the number, oldest first. */
  async findAfter(seq: string, limit: number): Promise<ChangeRow[]> {
    return this.database.rows<ChangeRow>(
      `SELECT ${COLUMNS} FROM ${WITH_FESTIVAL} WHERE c.seq > ? AND ${PUBLIC} ORDER BY c.seq LIMIT ?`,
      [seq, limit],
    );
  }

  async findNewest(limit: number): Promise<ChangeRow[]> {
    return this.database.rows<ChangeRow>(
      `SELECT ${COLUMNS} FROM ${WITH_FESTIVAL} WHERE ${PUBLIC} ORDER BY c.seq DESC LIMIT ?`,
      [limit],
    );
  }

  async findBySeq(seq: string): Promise<ChangeRow | null> {
    const [found] = await this.database.rows<ChangeRow>(
      `SELECT ${COLUMNS} FROM ${WITH_FESTIVAL} WHERE c.seq = ?`,
      [seq],
    );
    return found ?? null;
  }

  /** One less than the number of the first change at this instant or later; that of the last where there is none. */
  async placeBefore(of: 'entry' | 'latest', instant: Date): Promise<string> {
    const table = of === 'entry' ? 'festivals_change_entry' : 'festivals_latest_change';
    const [found] = await this.database.rows<{ place: string | null }>(
      `SELECT COALESCE((SELECT MIN(seq) - 1 FROM ${table} WHERE changed_at >= ?), (SELECT MAX(seq) FROM ${table})) AS place`,
      [instant],
    );
    return String(found?.place ?? 0);
  }

  async findLatestAfter(seq: string, limit: number): Promise<LatestChange[]> {
    return this.database.rows<LatestChange>(
      `SELECT seq, festival_id AS festivalId, changed_at AS changedAt, withdrawn_at AS withdrawnAt
         FROM festivals_latest_change WHERE seq > ? ORDER BY seq LIMIT ?`,
      [seq, limit],
    );
  }
}
