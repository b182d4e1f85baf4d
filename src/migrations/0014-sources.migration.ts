import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports come from more providers than one, and their rows are numbered from 1 where there is no header. */
export class Sources1700000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const providers = "enum('std','tourapi','tourapi-en','tourapi-ja','collected')";
    await runner.query(`ALTER TABLE festivals_import MODIFY provider ${providers} NOT NULL`);
    await runner.query(`ALTER TABLE festivals_source_record MODIFY provider ${providers} NOT NULL`);
    await runner.query(`
      ALTER TABLE festivals_import_row
        DROP CONSTRAINT festivals_import_row_number,
        ADD CONSTRAINT festivals_import_row_number CHECK (number >= 1)`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
