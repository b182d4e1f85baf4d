import { Injectable } from '@nestjs/common';
import type { Day } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import type { PhotoEntity, PhotoStatus } from '../photo.entity.js';

export type OfferedPhoto = Pick<
  PhotoEntity,
  'id' | 'purpose' | 'contentType' | 'byteSize' | 'sha256' | 'keepLocation'
>;

export interface Quota {
  readonly pending: number;
  readonly bytesPerDay: number;
  readonly today: Day;
}

/** The photo that an offered one is: itself, or the one that the person has of the same bytes. */
export interface FoundPhoto {
  readonly id: string;
  readonly status: PhotoStatus;
}

const OFFERED = `
  JSON_TABLE(offered, '$[*]' COLUMNS (
    id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin PATH '$.id',
    purpose VARCHAR(10) PATH '$.purpose',
    content_type VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$.contentType',
    byte_size INT UNSIGNED PATH '$.byteSize',
    sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin PATH '$.sha256',
    keep_location TINYINT PATH '$.keepLocation'
  )) o`;

const SAME_BYTES = `
  p.owner_id = me AND p.sha256 = UNHEX(o.sha256) AND p.byte_size = o.byte_size AND p.purpose = o.purpose`;

/**
 * The whole decision in one round trip. The person's own row makes their parallel calls take turns; what is
 * known is read after that, by reads that lock nothing, so that strangers never wait for each other: hence READ
 * COMMITTED, which also spares the UPDATE the gaps of the index. What is over the quota is rolled back whole.
 */
const ISSUE = `
  BEGIN NOT ATOMIC
    DECLARE me CHAR(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT ?;
    DECLARE offered JSON DEFAULT ?;
    DECLARE pending, added INT;
    DECLARE granted BIGINT;
    DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
    SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
    START TRANSACTION;
    INSERT INTO media_uploader (owner_id) VALUES (me) ON DUPLICATE KEY UPDATE owner_id = owner_id;
    UPDATE ${OFFERED} STRAIGHT_JOIN media_photo p FORCE INDEX (media_photo_bytes) ON ${SAME_BYTES}
       SET p.content_type = o.content_type, p.keep_location = o.keep_location, p.created_at = ?, p.look_at = ?
     WHERE p.status = 'awaiting';
    INSERT INTO media_photo
      (id, owner_id, purpose, status, content_type, byte_size, sha256, keep_location, created_at, look_at)
    SELECT o.id, me, o.purpose, 'awaiting', o.content_type, o.byte_size, UNHEX(o.sha256), o.keep_location, ?, ?
      FROM ${OFFERED}
     WHERE NOT EXISTS (SELECT 1 FROM media_photo p FORCE INDEX (media_photo_bytes)
                        WHERE ${SAME_BYTES} AND p.status IN ('ready', 'processing', 'awaiting'));
    SET added = ROW_COUNT();
    SELECT COUNT(*) INTO pending FROM media_photo WHERE owner_id = me AND status IN ('awaiting', 'processing');
    UPDATE media_uploader
       SET granted_bytes = IF(granted_on = ?, granted_bytes, 0) + (SELECT COALESCE(SUM(p.byte_size), 0)
             FROM ${OFFERED} STRAIGHT_JOIN media_photo p ON p.id = o.id),
           granted_on = ?
     WHERE owner_id = me;
    SELECT granted_bytes INTO granted FROM media_uploader WHERE owner_id = me;
    IF added > 0 AND pending > ? THEN
      ROLLBACK;
      SELECT 'pending' AS exceeded;
    ELSEIF added > 0 AND granted > ? THEN
      ROLLBACK;
      SELECT 'bytesPerDay' AS exceeded;
    ELSE
      SELECT o.id AS offeredId, found.id, found.status
        FROM ${OFFERED} JOIN media_photo found ON found.id = COALESCE(
          (SELECT p.id FROM media_photo p FORCE INDEX (media_photo_bytes)
            WHERE ${SAME_BYTES} AND p.status IN ('ready', 'processing', 'awaiting')
            ORDER BY FIELD(p.status, 'ready', 'processing', 'awaiting'), p.id DESC LIMIT 1),
          o.id);
      COMMIT;
    END IF;
  END`;

@Injectable()
export class TicketRepository {
  constructor(private readonly database: Database) {}

  /**
   * Finds those photos that the person has, and adds the others: all of them, or none where that would break
   * the quota, whose name is then the answer. Found ones that still await their bytes take what is said of them
   * now, and wait from now on. Commits by itself, so it must not be called inside a transaction.
   * @returns what each offered photo is, by its offered id
   */
  async issue(
    ownerId: string,
    photos: readonly OfferedPhoto[],
    quota: Quota,
    now: Date,
    lookAt: Date,
  ): Promise<Map<string, FoundPhoto> | 'pending' | 'bytesPerDay'> {
    const offered = photos.map((photo) => ({ ...photo, sha256: photo.sha256?.toString('hex') ?? null }));
    const [rows = []] = await this.database.compound<
      (FoundPhoto & { offeredId: string; exceeded?: 'pending' | 'bytesPerDay' })[]
    >(ISSUE, [
      ownerId,
      JSON.stringify(offered),
      now,
      lookAt,
      now,
      lookAt,
      quota.today,
      quota.today,
      quota.pending,
      quota.bytesPerDay,
    ]);
    return rows[0]?.exceeded ?? new Map(rows.map(({ offeredId, id, status }) => [offeredId, { id, status }]));
  }

  async forgetUploader(ownerId: string): Promise<void> {
    await this.database.change('DELETE FROM media_uploader WHERE owner_id = ?', [ownerId]);
  }
}
