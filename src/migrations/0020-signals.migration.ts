import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people did is told once a festival and kind; which signals were received is kept apart, and not for long. */
export class Signals1700000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const id = 'char(36) CHARACTER SET ascii COLLATE ascii_bin';
    const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci';
    await runner.query(`
      CREATE TABLE recommendations_received (
        person ${id} NOT NULL,
        id ${id} NOT NULL,
        received_at datetime(6) NOT NULL,
        PRIMARY KEY (person, id),
        KEY recommendations_received_at (received_at)
      ) ${table}`);
    await runner.query(`
      INSERT INTO recommendations_received (person, id, received_at)
      SELECT person, id, UTC_TIMESTAMP(6) FROM recommendations_signal WHERE synthetic = 0`);
    await runner.query('RENAME TABLE recommendations_signal TO recommendations_signal_before');
    await runner.query(`
      CREATE TABLE recommendations_signal (
        person ${id} NOT NULL,
        festival_id ${id} NOT NULL,
        kind enum('impression','view','click','longView','share','dismiss','visit','bookmark','review') NOT NULL,
        times int unsigned NOT NULL,
        at datetime(6) NOT NULL,
        rating tinyint unsigned NULL,
        edition_id ${id} NULL,
        synthetic tinyint NOT NULL,
        PRIMARY KEY (person, festival_id, kind),
        KEY recommendations_signal_synthetic (synthetic),
        KEY recommendations_signal_age (kind, at),
        CONSTRAINT recommendations_signal_rating CHECK ((kind = 'review') = (rating IS NOT NULL) AND (rating IS NULL OR rating BETWEEN 1 AND 5)),
        CONSTRAINT recommendations_signal_edition CHECK (edition_id IS NULL OR kind = 'visit'),
        CONSTRAINT recommendations_signal_kind CHECK (synthetic = 1 OR kind NOT IN ('bookmark','review'))
      ) ${table}`);
    await runner.query(`
      INSERT INTO recommendations_signal (person, festival_id, kind, times, at, rating, synthetic)
      SELECT person, festival_id, kind, COUNT(*), MAX(at), MAX(rating), MAX(synthetic)
        FROM recommendations_signal_before GROUP BY person, festival_id, kind`);
    await runner.query('DROP TABLE recommendations_signal_before');
    await runner.query(`
      CREATE TABLE recommendations_forgotten (
        person ${id} NOT NULL,
        festival_id ${id} NOT NULL,
        kind enum('bookmark','review') NOT NULL,
        at datetime(6) NOT NULL,
        PRIMARY KEY (person, festival_id, kind)
      ) ${table}`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
