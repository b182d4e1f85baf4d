import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';

/** What webhooks are to be told is written with the change itself: neither is ever there without the other. */
@Injectable()
export class WebhookOutbox {
  constructor(private readonly database: Database) {}

  /** For every webhook that wants it each change from this number on, in the caller's transaction. */
  async put(firstSeq: string, now: Date): Promise<void> {
    await this.database.change(
      `INSERT INTO festivals_webhook_delivery (id, webhook_id, seq, festival_id, status, due_at, attempts, created_at)
       SELECT UUID(), w.id, c.seq, c.festival_id, 'pending', ?, '[]', ?
         FROM festivals_webhook w JOIN festivals_change_entry c ON c.seq >= ?
        WHERE w.enabled = 1 AND JSON_CONTAINS(w.kinds, JSON_QUOTE(c.kind))
        ORDER BY c.seq, w.id`,
      [now, now, firstSeq],
    );
  }
}
