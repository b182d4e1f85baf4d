import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import type { PhotoEntity } from '../photo.entity.js';

export type NewPhoto = Pick<PhotoEntity, 'id' | 'purpose' | 'contentType' | 'byteSize' | 'sha256'>;

/**
 * The whole decision in one round trip. The person's own row makes their parallel calls take turns, and the
 * count comes after it, in a read that locks nothing: counting inside the INSERT would lock the gaps of the
 * index and set strangers against each other.
 */
const ADD_WITHIN_QUOTA = `
  BEGIN NOT ATOMIC
    DECLARE pending INT;
    DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
    START TRANSACTION;
    INSERT INTO media_uploader (owner_id) VALUES (?) ON DUPLICATE KEY UPDATE owner_id = owner_id;
    SELECT COUNT(*) INTO pending FROM media_photo WHERE owner_id = ? AND status IN ('awaiting', 'processing');
    IF pending + ? <= ? THEN
      INSERT INTO media_photo
        (id, owner_id, purpose, status, content_type, byte_size, sha256, created_at, look_at) VALUES ?;
    END IF;
    SELECT pending;
    COMMIT;
  END`;

@Injectable()
export class TicketRepository {
  constructor(private readonly database: Database) {}

  /**
   * Adds all of the photos, or none where the person would have more than `quota` pending. Commits by itself,
   * so it must not be called inside a transaction.
   */
  async addWithinQuota(
    ownerId: string,
    photos: readonly NewPhoto[],
    quota: number,
    createdAt: Date,
    lookAt: Date,
  ): Promise<boolean> {
    const rows = photos.map(({ id, purpose, contentType, byteSize, sha256 }) => [
      id,
      ownerId,
      purpose,
      'awaiting',
      contentType,
      byteSize,
      sha256,
      createdAt,
      lookAt,
    ]);
    const [found] = await this.database.rows<{ pending: number }[]>(ADD_WITHIN_QUOTA, [
      ownerId,
      ownerId,
      photos.length,
      quota,
      rows,
    ]);
    const pending = found?.[0]?.pending ?? quota;
    return pending + photos.length <= quota;
  }
}
