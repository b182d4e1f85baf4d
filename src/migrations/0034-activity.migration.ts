import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often accounts did something that others keep things made of. */
export class Activity1700000000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE auth_activity (
        account_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        turn int unsigned NOT NULL,
        PRIMARY KEY (account_id),
        CONSTRAINT auth_activity_of_account FOREIGN KEY (account_id) REFERENCES auth_account (id) ON DELETE CASCADE ON UPDATE NO ACTION
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
