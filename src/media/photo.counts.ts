import { Injectable } from '@nestjs/common';
import { Database } from '../shared/database/database.js';

/** How many photos there are, and how many wait for a person; for whoever looks after them. */
@Injectable()
export class PhotoCounts {
  constructor(private readonly database: Database) {}

  async now(): Promise<{ byStatus: Record<string, number>; toReview: number }> {
    const rows = await this.database.rows<{ status: string; total: unknown; toReview: unknown }>(
      `SELECT status, COUNT(*) AS total, SUM(moderation = 'review' AND moderate_at IS NULL) AS toReview
         FROM media_photo GROUP BY status`,
    );
    return {
      byStatus: Object.fromEntries(rows.map(({ status, total }) => [status, Number(total)])),
      toReview: rows.reduce((sum, { toReview }) => sum + Number(toReview), 0),
    };
  }
}
