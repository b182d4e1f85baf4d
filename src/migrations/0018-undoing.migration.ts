import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An import is taken back in the background; one that could not be stays applied, and says why. */
export class Undoing1700000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statuses = "'reading','previewed','applying','applied','failed','undoing','undone'";
    await runner.query(`
      ALTER TABLE festivals_import
        MODIFY status enum(${statuses}) NOT NULL,
        DROP CONSTRAINT festivals_import_failed,
        ADD CONSTRAINT festivals_import_failed CHECK (status <> 'failed' OR problem IS NOT NULL),
        ADD CONSTRAINT festivals_import_problem CHECK (problem IS NULL OR status IN ('failed', 'applied'))`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
