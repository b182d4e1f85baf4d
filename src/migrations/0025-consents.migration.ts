import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people agreed to, one row a decision: rows are added and never changed. */
export class Consents1700000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const id = 'char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL';
    await runner.query('ALTER TABLE auth_account ADD COLUMN age_confirmed_at datetime(6) NULL');
    await runner.query(`
      CREATE TABLE auth_consent (
        id ${id},
        account_id ${id},
        kind enum('terms','privacy','location','marketing') NOT NULL,
        version varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        granted tinyint NOT NULL,
        decided_at datetime(6) NOT NULL,
        PRIMARY KEY (id),
        KEY auth_consent_account (account_id, id),
        CONSTRAINT auth_consent_of_account FOREIGN KEY (account_id) REFERENCES auth_account (id) ON DELETE CASCADE ON UPDATE NO ACTION,
        CONSTRAINT auth_consent_needed CHECK (granted = 1 OR kind IN ('location','marketing'))
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
