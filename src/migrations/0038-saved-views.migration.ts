import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SavedViews1700000000038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const id = 'char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL';
    await runner.query(`
      CREATE TABLE festivals_saved_view (
        id ${id},
        account_id ${id},
        name varchar(60) COLLATE utf8mb4_nopad_bin NOT NULL,
        shared tinyint NOT NULL,
        query json NOT NULL,
        version int unsigned NOT NULL DEFAULT 1,
        updated_at datetime(6) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY festivals_saved_view_name (account_id, name),
        KEY festivals_saved_view_shared (shared)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
