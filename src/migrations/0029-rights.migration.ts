import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Rights1700000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE auth_account
        ADD COLUMN regions json NULL AFTER role,
        ADD COLUMN suspended_at datetime(6) NULL AFTER regions,
        ADD KEY auth_account_role (role),
        ADD KEY auth_account_suspended (suspended_at),
        ADD CONSTRAINT auth_account_regions_of_editors CHECK (regions IS NULL OR role = 'editor'),
        ADD CONSTRAINT auth_account_regions_some CHECK (regions IS NULL OR JSON_LENGTH(regions) > 0)`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
