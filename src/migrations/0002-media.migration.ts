import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Media1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE media_uploader (
        owner_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        PRIMARY KEY (owner_id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      CREATE TABLE media_photo (
        id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        owner_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        purpose enum('review','festival','avatar') NOT NULL,
        status enum('awaiting','processing','ready','rejected','failed','expired') NOT NULL,
        content_type varchar(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        byte_size int UNSIGNED NOT NULL,
        sha256 binary(32) NULL,
        attachments int UNSIGNED NOT NULL DEFAULT 0,
        created_at datetime(6) NOT NULL,
        driven_at datetime(6) NULL,
        redrives tinyint UNSIGNED NOT NULL DEFAULT 0,
        look_at datetime(6) NULL,
        reason_code varchar(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
        width int UNSIGNED NULL,
        height int UNSIGNED NULL,
        thumbhash varchar(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
        color char(7) CHARACTER SET ascii COLLATE ascii_bin NULL,
        taken_at datetime(6) NULL,
        renditions json NULL,
        alt varchar(500) NULL,
        licence varchar(100) NULL,
        credit varchar(200) NULL,
        PRIMARY KEY (id),
        KEY media_photo_owner (owner_id, status),
        KEY media_photo_look (look_at),
        CONSTRAINT media_photo_has_bytes CHECK (byte_size > 0),
        CONSTRAINT media_photo_shown_once CHECK (attachments <= 1 OR purpose = 'festival'),
        CONSTRAINT media_photo_not_forgotten CHECK (status NOT IN ('awaiting','processing') OR look_at IS NOT NULL),
        CONSTRAINT media_photo_driven CHECK (status <> 'processing' OR driven_at IS NOT NULL),
        CONSTRAINT media_photo_reason CHECK ((status = 'rejected') = (reason_code IS NOT NULL)),
        CONSTRAINT media_photo_whole CHECK (status <> 'ready' OR (width > 0 AND height > 0 AND thumbhash IS NOT NULL
          AND color IS NOT NULL AND renditions IS NOT NULL AND JSON_LENGTH(renditions) > 0))
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      CREATE TABLE media_removal (
        photo_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        quiet_at datetime(6) NOT NULL,
        look_at datetime(6) NOT NULL,
        PRIMARY KEY (photo_id),
        KEY media_removal_look (look_at)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
