import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much of each limit is taken, for all instances together. */
export class Throttle1700000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE shared_throttle (
        id binary(16) NOT NULL,
        taken int unsigned NOT NULL,
        resets_at datetime(6) NOT NULL,
        PRIMARY KEY (id),
        KEY shared_throttle_resets (resets_at)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
