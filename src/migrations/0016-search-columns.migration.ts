import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What words find is in the index of the process; the columns that were searched before have no reader. */
export class SearchColumns1700000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE festivals_festival
        DROP COLUMN search_names, DROP COLUMN search_text, DROP COLUMN search_choseong`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
