import { Injectable } from '@nestjs/common';
import type { Day } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import type { EditionStatus } from '../edition/edition.entity.js';

export interface FeedEdition {
  readonly id: string;
  readonly festivalId: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly status: EditionStatus;
  readonly version: number;
}

@Injectable()
export class FeedRepository {
  constructor(private readonly database: Database) {}

  /** The editions named and all that are not over yet, of these festivals, as they come. */
  async findEditions(
    festivalIds: readonly string[],
    named: readonly string[],
    today: Day,
  ): Promise<FeedEdition[]> {
    if (festivalIds.length === 0) return [];
    const found = await this.database.rows<FeedEdition>(
      `SELECT id, festival_id AS festivalId, starts_on AS startsOn, ends_on AS endsOn, status, version
         FROM festivals_edition
        WHERE festival_id IN (?) AND (ends_on >= ? OR id IN (?))`,
      [festivalIds, today, named.length === 0 ? [''] : named],
    );
    // Here, since of thousands the database would make a table to sort.
    const orderOf = ({ startsOn, id }: FeedEdition) => `${startsOn} ${id}`;
    return found.sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  }
}
