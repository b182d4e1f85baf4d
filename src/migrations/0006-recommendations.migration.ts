import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Recommendations1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE recommendations_signal (
        person char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        festival_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        kind enum('view','click','share','dismiss','bookmark','review') NOT NULL,
        rating tinyint unsigned NULL,
        synthetic tinyint NOT NULL,
        at datetime(6) NOT NULL,
        PRIMARY KEY (person, id),
        KEY recommendations_signal_synthetic (synthetic),
        CONSTRAINT recommendations_signal_rating CHECK ((kind = 'review') = (rating IS NOT NULL) AND (rating IS NULL OR rating BETWEEN 1 AND 5)),
        CONSTRAINT recommendations_signal_kind CHECK (synthetic = 1 OR kind IN ('view','click','share','dismiss'))
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      CREATE TABLE recommendations_reset (
        person char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        at datetime(6) NOT NULL,
        PRIMARY KEY (person)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      CREATE TABLE recommendations_model (
        version int unsigned NOT NULL,
        trained_at datetime(6) NOT NULL,
        format smallint unsigned NOT NULL,
        people int unsigned NOT NULL,
        signals int unsigned NOT NULL,
        synthetic_signals int unsigned NOT NULL,
        artefact longblob NOT NULL,
        PRIMARY KEY (version)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
