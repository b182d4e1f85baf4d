import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts that are gone, until what requests under way wrote for them meanwhile is gone too; and keys to an export. */
export class Erasure1700000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      "ALTER TABLE auth_one_time_token MODIFY COLUMN purpose enum('email','password','export') NOT NULL",
    );
    // Whoever leaves is looked for everywhere, without holding the rows of everybody else.
    for (const [table, column] of [
      ['festivals_import', 'account_id'],
      ['festivals_festival_override', 'account_id'],
      ['festivals_edition_override', 'account_id'],
      ['festivals_duplicate', 'decided_by'],
      ['recommendations_invitation', 'accepted_by'],
    ] as const)
      await runner.query(`ALTER TABLE ${table} ADD KEY ${table}_person (${column})`);
    await runner.query(`
      CREATE TABLE auth_erasure (
        account_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        due_at datetime(6) NOT NULL,
        PRIMARY KEY (account_id),
        KEY auth_erasure_due (due_at)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
