import { Injectable } from '@nestjs/common';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database/database.js';

const WEEK_MS = 7 * 86_400_000;

/** How many reviews there are; for whoever looks after them. */
@Injectable()
export class ReviewCounts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async now(): Promise<{ total: number; ofLastWeek: number }> {
    const [row] = await this.database.rows<{ total: unknown; ofLastWeek: unknown }>(
      'SELECT COUNT(*) AS total, COALESCE(SUM(created_at > ?), 0) AS ofLastWeek FROM reviews_review',
      [new Date(this.clock.now().getTime() - WEEK_MS)],
    );
    return { total: Number(row?.total), ofLastWeek: Number(row?.ofLastWeek) };
  }
}
