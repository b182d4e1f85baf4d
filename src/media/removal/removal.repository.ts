import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import { RemovalEntity } from './removal.entity.js';

@Injectable()
export class RemovalRepository {
  constructor(private readonly database: Database) {}

  async add(photoIds: readonly string[], quietAt: Date, lookAt: Date): Promise<void> {
    if (photoIds.length === 0) return;
    await this.database.manager.insert(
      RemovalEntity,
      photoIds.map((photoId) => ({ photoId, quietAt, lookAt })),
    );
  }

  /** In one statement, so that no row can appear between the question and the promise. */
  async addUnlessKnown(photoId: string, quietAt: Date, lookAt: Date): Promise<void> {
    await this.database.change(
      `INSERT INTO media_removal (photo_id, quiet_at, look_at)
         SELECT ?, ?, ? FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM media_photo WHERE id = ?)
         ON DUPLICATE KEY UPDATE photo_id = media_removal.photo_id`,
      [photoId, quietAt, lookAt, photoId],
    );
  }

  /** Takes up to `limit` that are due, so that no other instance takes them before `leasedUntil`. */
  async claimDue(now: Date, leasedUntil: Date, limit: number): Promise<RemovalEntity[]> {
    // Mostly there is nothing, and to find that out takes no transaction.
    const [any] = await this.database.rows('SELECT 1 FROM media_removal WHERE look_at <= ? LIMIT 1', [now]);
    if (any === undefined) return [];
    return this.database.transaction(async () => {
      const due = await this.database.rows<RemovalEntity>(
        `SELECT photo_id AS photoId, quiet_at AS quietAt, look_at AS lookAt
           FROM media_removal WHERE look_at <= ? ORDER BY look_at LIMIT ? FOR UPDATE SKIP LOCKED`,
        [now, limit],
      );
      if (due.length > 0) {
        await this.database.change('UPDATE media_removal SET look_at = ? WHERE photo_id IN (?)', [
          leasedUntil,
          due.map(({ photoId }) => photoId),
        ]);
      }
      return due;
    });
  }

  async lookAgain(photoId: string, quietAt: Date): Promise<void> {
    await this.database.manager.update(RemovalEntity, { photoId }, { quietAt, lookAt: quietAt });
  }

  async finish(photoId: string): Promise<void> {
    await this.database.manager.delete(RemovalEntity, { photoId });
  }
}
