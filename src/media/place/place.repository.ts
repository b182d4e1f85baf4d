import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import { PlaceRemovalEntity } from './place-removal.entity.js';

@Injectable()
export class PlaceRepository {
  constructor(private readonly database: Database) {}

  /** Takes the place out of every row of the owner that may have one; the objects are due at `now`. */
  async forgetAllOf(ownerId: string, now: Date): Promise<void> {
    await this.database.change(
      `INSERT INTO media_place_removal (photo_id, look_at)
         SELECT id, ? FROM media_photo WHERE owner_id = ? AND keep_location = 1
         ON DUPLICATE KEY UPDATE look_at = VALUES(look_at)`,
      [now, ownerId],
    );
    await this.database.change(
      `UPDATE media_photo SET keep_location = 0, latitude = NULL, longitude = NULL
        WHERE owner_id = ? AND keep_location = 1`,
      [ownerId],
    );
  }

  /** The same for one photo. */
  async forget(photoId: string, now: Date): Promise<void> {
    await this.database.change(
      'UPDATE media_photo SET keep_location = 0, latitude = NULL, longitude = NULL WHERE id = ?',
      [photoId],
    );
    await this.database.change(
      'INSERT INTO media_place_removal (photo_id, look_at) VALUES (?, ?) ON DUPLICATE KEY UPDATE look_at = VALUES(look_at)',
      [photoId, now],
    );
  }

  /** Takes up to `limit` that are due, so that no other instance takes them before `leasedUntil`. */
  async claimDue(now: Date, leasedUntil: Date, limit: number): Promise<string[]> {
    // Mostly there is nothing, and to find that out takes no transaction.
    const [any] = await this.database.rows('SELECT 1 FROM media_place_removal WHERE look_at <= ? LIMIT 1', [
      now,
    ]);
    if (any === undefined) return [];
    return this.database.transaction(async () => {
      const due = await this.database.rows<{ id: string }>(
        `SELECT photo_id AS id FROM media_place_removal
          WHERE look_at <= ? ORDER BY look_at LIMIT ? FOR UPDATE SKIP LOCKED`,
        [now, limit],
      );
      const ids = due.map(({ id }) => id);
      if (ids.length > 0)
        await this.database.change('UPDATE media_place_removal SET look_at = ? WHERE photo_id IN (?)', [
          leasedUntil,
          ids,
        ]);
      return ids;
    });
  }

  async finish(photoId: string): Promise<void> {
    await this.database.manager.delete(PlaceRemovalEntity, { photoId });
  }
}
