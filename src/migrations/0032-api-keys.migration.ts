import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ApiKeys1700000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const id = 'char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL';
    await runner.query(`
      CREATE TABLE auth_api_key (
        id ${id},
        account_id ${id},
        name varchar(60) NOT NULL,
        hash binary(32) NOT NULL,
        hint varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        scopes json NOT NULL,
        created_at datetime(6) NOT NULL,
        expires_at datetime(6) NOT NULL,
        last_used_at datetime(6) NULL,
        PRIMARY KEY (id),
        UNIQUE KEY auth_api_key_hash (hash),
        KEY auth_api_key_account (account_id, id),
        CONSTRAINT auth_api_key_of_account FOREIGN KEY (account_id) REFERENCES auth_account (id) ON DELETE CASCADE ON UPDATE NO ACTION,
        CONSTRAINT auth_api_key_lives CHECK (expires_at > created_at)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
