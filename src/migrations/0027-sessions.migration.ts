import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people are shown of their sessions, and where an account is at home. */
export class Sessions1700000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE auth_session
        ADD last_used_at datetime(6) NULL,
        ADD user_agent varchar(256) NOT NULL DEFAULT '',
        ADD network_mac binary(16) NULL,
        ADD KEY auth_session_expires (expires_at)`);
    await runner.query('UPDATE auth_session SET last_used_at = created_at');
    await runner.query('ALTER TABLE auth_session MODIFY last_used_at datetime(6) NOT NULL');
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
