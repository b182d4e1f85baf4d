import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people say of photos and what a moderation hook does; a photo may be in several reviews of its owner. */
export class Describing1700000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Only our own sample has ever named a licence.
    await runner.query(`
      UPDATE media_photo SET licence = IF(licence = 'CC0-1.0', 'cc0-1.0', NULL) WHERE licence IS NOT NULL`);
    await runner.query(`
      ALTER TABLE media_photo
        MODIFY licence enum('all-rights-reserved','cc0-1.0','cc-by-4.0','cc-by-sa-4.0','kogl-1','kogl-2') NULL,
        ADD COLUMN version int UNSIGNED NOT NULL DEFAULT 1,
        ADD COLUMN moderate_at datetime(6) NULL,
        ADD COLUMN moderation_tries tinyint UNSIGNED NOT NULL DEFAULT 0,
        ADD KEY media_photo_moderate (moderate_at),
        ADD CONSTRAINT media_photo_asked CHECK (moderate_at IS NULL OR moderation = 'review')`);
    await runner.query(`
      ALTER TABLE reviews_photo DROP PRIMARY KEY, ADD PRIMARY KEY (photo_id, review_id)`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
