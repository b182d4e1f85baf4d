import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Providers that are asked themselves: what they have answered, and how often they were asked. */
export class LiveSources1700000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const provider = "provider enum('std','tourapi','tourapi-en','tourapi-ja') NOT NULL";
    const ascii = 'CHARACTER SET ascii COLLATE ascii_bin NOT NULL';
    await runner.query('ALTER TABLE festivals_import ADD live json NULL');
    await runner.query(`
      CREATE TABLE festivals_live_answer (
        ${provider},
        operation varchar(40) ${ascii},
        subject varchar(60) ${ascii},
        version varchar(20) ${ascii},
        text mediumtext NOT NULL,
        answered_at datetime(6) NOT NULL,
        PRIMARY KEY (provider, operation, subject)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE festivals_live_calls (
        ${provider},
        day date NOT NULL,
        calls int unsigned NOT NULL,
        PRIMARY KEY (provider, day)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
