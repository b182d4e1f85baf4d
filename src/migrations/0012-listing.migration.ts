import type { MigrationInterface, QueryRunner } from 'typeorm';

/** At midnight the index of lists takes in the festivals that show something else from this day on. */
export class Listing1700000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE festivals_showing ADD KEY festivals_showing_from (shown_from)');
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
