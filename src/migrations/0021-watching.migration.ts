import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people were shown by which model, and what of it they followed; nobody is named. */
export class Watching1700000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const id = 'char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL';
    await runner.query(`
      CREATE TABLE recommendations_shown (
        list_id ${id},
        festival_id ${id},
        day date NOT NULL,
        model_version int unsigned NOT NULL,
        arm enum('general','learned','prior','group') NOT NULL,
        position tinyint unsigned NOT NULL,
        explored tinyint NOT NULL,
        cold tinyint NOT NULL,
        propensity double NOT NULL,
        clicked tinyint NOT NULL,
        PRIMARY KEY (list_id, festival_id),
        KEY recommendations_shown_day (day, model_version, arm),
        CONSTRAINT recommendations_shown_propensity CHECK (propensity > 0 AND propensity <= 1)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
