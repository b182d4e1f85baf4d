import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Audit1700000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_entry (
        seq bigint unsigned NOT NULL,
        at datetime(3) NOT NULL,
        account_id char(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        role varchar(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
        action varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        subject_kind varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        subject_id varchar(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
        before_fields json NULL,
        after_fields json NULL,
        address varchar(45) CHARACTER SET ascii COLLATE ascii_bin NULL,
        request_id varchar(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
        hash binary(32) NOT NULL,
        PRIMARY KEY (seq),
        KEY audit_entry_account (account_id, seq),
        KEY audit_entry_action (action, seq),
        KEY audit_entry_subject (subject_kind, subject_id, seq),
        KEY audit_entry_at (at),
        CONSTRAINT audit_entry_numbered CHECK (seq > 0)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      CREATE TABLE audit_head (
        id tinyint unsigned NOT NULL,
        seq bigint unsigned NOT NULL,
        hash binary(32) NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT audit_head_one CHECK (id = 1)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
