import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Photos: found again by their bytes, described, moderated, made anew by a later pipeline. */
export class Photos1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE media_uploader
        ADD COLUMN granted_on date NULL,
        ADD COLUMN granted_bytes bigint UNSIGNED NOT NULL DEFAULT 0`);
    await runner.query(`
      ALTER TABLE media_photo
        DROP CONSTRAINT media_photo_shown_once,
        ADD COLUMN keep_location tinyint NOT NULL DEFAULT 0,
        ADD COLUMN latitude decimal(4,2) NULL,
        ADD COLUMN longitude decimal(5,2) NULL,
        ADD COLUMN focal_x decimal(4,3) NULL,
        ADD COLUMN focal_y decimal(4,3) NULL,
        ADD COLUMN d_hash bigint UNSIGNED NULL,
        ADD COLUMN similar_to char(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        ADD COLUMN moderation enum('clean','review','blocked') NOT NULL DEFAULT 'clean',
        ADD COLUMN pipeline_version smallint UNSIGNED NULL,
        ADD COLUMN attempts tinyint UNSIGNED NULL,
        ADD COLUMN last_error varchar(500) NULL,
        ADD KEY media_photo_bytes (owner_id, sha256),
        ADD KEY media_photo_pipeline (status, pipeline_version),
        ADD CONSTRAINT media_photo_location CHECK ((latitude IS NULL) = (longitude IS NULL) AND (keep_location = 1 OR latitude IS NULL)),
        ADD CONSTRAINT media_photo_focus CHECK ((focal_x IS NULL) = (focal_y IS NULL)
          AND (focal_x IS NULL OR (focal_x BETWEEN 0 AND 1 AND focal_y BETWEEN 0 AND 1)))`);
    await runner.query("UPDATE media_photo SET pipeline_version = 1 WHERE status = 'ready'");
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
