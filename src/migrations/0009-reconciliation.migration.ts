import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Photos and their objects are compared all the time, made anew by turns, and forgotten where nobody will see them. */
export class Reconciliation1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE media_reconciliation (
        id tinyint UNSIGNED NOT NULL,
        after_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        look_at datetime(6) NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT media_reconciliation_one CHECK (id = 1)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query("INSERT INTO media_reconciliation VALUES (1, '', UTC_TIMESTAMP(6) + INTERVAL 1 HOUR)");
    await runner.query(`
      ALTER TABLE media_photo
        DROP KEY media_photo_pipeline,
        ADD KEY media_photo_pipeline (status, pipeline_version, driven_at)`);
    await runner.query(`
      UPDATE media_photo SET look_at = UTC_TIMESTAMP(6) + INTERVAL 7 DAY
        WHERE status IN ('rejected', 'failed') AND look_at IS NULL`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
