import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices, ordinals and years are read from names in another way: all of them are looked at anew. */
export class NamesReadAnew1700000000039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('TRUNCATE TABLE festivals_block_key');
    await runner.query('UPDATE festivals_statement SET identity = NULL WHERE record IS NOT NULL');
    await runner.query(
      'UPDATE festivals_statement SET anchors_version = 0 WHERE anchors_version IS NOT NULL',
    );
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
