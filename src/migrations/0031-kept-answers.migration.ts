import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What calls with an Idempotency-Key were answered. */
export class KeptAnswers1700000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE shared_kept_answer (
        caller_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        key_hash binary(32) NOT NULL,
        request_hash binary(32) NOT NULL,
        answer json NULL,
        kept_until datetime(6) NOT NULL,
        PRIMARY KEY (caller_id, key_hash),
        KEY shared_kept_answer_until (kept_until)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
