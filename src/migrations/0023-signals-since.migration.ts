import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A model is judged by what people came to like after another had listened, which the latest time alone cannot tell. */
export class SignalsSince1700000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE recommendations_signal ADD COLUMN since datetime(6) NULL AFTER times');
    await runner.query('UPDATE recommendations_signal SET since = at');
    await runner.query('ALTER TABLE recommendations_signal MODIFY COLUMN since datetime(6) NOT NULL');
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
