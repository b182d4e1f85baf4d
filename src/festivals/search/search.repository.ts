import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import { foundBy, tierOf } from './search-conditions.js';
import type { SearchQuestion } from './search-text.rules.js';

@Injectable()
export class SearchRepository {
  constructor(private readonly database: Database) {}

  /** The published festivals that the words find, the nearer the greater the number. */
  async findRelevance(words: SearchQuestion): Promise<Map<string, number>> {
    const tier = tierOf(words);
    const condition = foundBy(words);
    const rows = await this.database.rows<{ id: string; tier: number }>(
      `SELECT f.id, ${tier.sql} AS tier FROM festivals_festival f WHERE f.status = 'published' AND ${condition.sql}`,
      [...tier.values, ...condition.values],
    );
    return new Map(rows.map(({ id, tier: distance }) => [id, -distance]));
  }
}
