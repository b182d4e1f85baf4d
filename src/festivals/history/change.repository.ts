import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../../shared/database/database.js';
import { FestivalEntity } from '../festival.entity.js';
import { LatestChangeEntity } from './change.entity.js';
import type { Change, FestivalState } from './change.rules.js';

export interface NewChange extends Change {
  readonly festivalId: string;
  readonly source: string;
}

const ROWS_A_STATEMENT = 500;

/** Writes the history. */
@Injectable()
export class ChangeRepository {
  constructor(private readonly database: Database) {}

  async findStates(ids: readonly string[]): Promise<Map<string, FestivalState>> {
    if (ids.length === 0) return new Map();
    const found = await this.database.manager.find(FestivalEntity, {
      select: { id: true, name: true, status: true },
      where: { id: In([...ids]) },
    });
    return new Map(found.map(({ id, name, status }) => [id, { name, status }]));
  }

  /** Those of the festivals that the public has seen before. */
  async findEverPublic(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const found = await this.database.manager.find(LatestChangeEntity, {
      select: { festivalId: true },
      where: { festivalId: In([...ids]) },
    });
    return new Set(found.map(({ festivalId }) => festivalId));
  }

  /** Answers the number of the first; the others follow. Null where there are none. The turn must be held. */
  async add(changes: readonly NewChange[], now: Date): Promise<string | null> {
    let first: string | null = null;
    for (let from = 0; from < changes.length; from += ROWS_A_STATEMENT) {
      await this.database.change(
        `INSERT INTO festivals_change_entry (festival_id, edition_id, kind, source, name_from, name_to,
           starts_from, ends_from, starts_to, ends_to, changed_at) VALUES ?`,
        [changes.slice(from, from + ROWS_A_STATEMENT).map((change) => rowOf(change, now))],
      );
      first ??= await this.firstInserted();
    }
    return first;
  }

  /** The turn must be held. */
  async setLatest(
    festivals: readonly { readonly id: string; readonly isWithdrawn: boolean }[],
    now: Date,
  ): Promise<void> {
    for (let from = 0; from < festivals.length; from += ROWS_A_STATEMENT) {
      await this.database.change(
        'REPLACE INTO festivals_latest_change (festival_id, changed_at, withdrawn_at) VALUES ?',
        [
          festivals
            .slice(from, from + ROWS_A_STATEMENT)
            .map(({ id, isWithdrawn }) => [id, now, isWithdrawn ? now : null]),
        ],
      );
    }
  }

  private async firstInserted(): Promise<string | null> {
    const [inserted] = await this.database.rows<{ seq: string | number }>('SELECT LAST_INSERT_ID() AS seq');
    return inserted === undefined ? null : String(inserted.seq);
  }
}

function rowOf({ festivalId, editionId, kind, source, name, days }: NewChange, now: Date): unknown[] {
  const { from = null, to = null } = days ?? {};
  return [
    festivalId,
    editionId,
    kind,
    source,
    name?.from ?? null,
    name?.to ?? null,
    from?.startsOn ?? null,
    from?.endsOn ?? null,
    to?.startsOn ?? null,
    to?.endsOn ?? null,
    now,
  ];
}
