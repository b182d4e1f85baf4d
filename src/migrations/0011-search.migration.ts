import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Searching asks an index in the process, made from the festivals themselves; turns tell it what is newer. */
export class Search1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE festivals_change (
        festival_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        turn bigint unsigned NOT NULL,
        PRIMARY KEY (festival_id),
        KEY festivals_change_turn_of (turn)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      CREATE TABLE festivals_change_turn (
        id tinyint unsigned NOT NULL,
        epoch char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        turn bigint unsigned NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT festivals_change_turn_one CHECK (id = 1)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      INSERT INTO festivals_change_turn (id, epoch, turn) SELECT 1, UUID(), 1`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
