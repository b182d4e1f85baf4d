import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ItemModels1700000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Models of the old format can be read by nobody any more; the first request has a new one trained.
    await runner.query('DELETE FROM recommendations_model');
    await runner.query(`
      ALTER TABLE recommendations_model
        DROP COLUMN artefact,
        ADD COLUMN refused tinyint NOT NULL,
        ADD COLUMN ridge_share double NOT NULL,
        ADD COLUMN dropout double NOT NULL,
        ADD COLUMN closeness_days double NULL,
        ADD COLUMN tuned tinyint NOT NULL,
        ADD COLUMN judged_against int unsigned NULL,
        ADD COLUMN judged_people int unsigned NULL,
        ADD COLUMN judged_ndcg double NULL,
        ADD COLUMN judged_held_ndcg double NULL,
        ADD CONSTRAINT recommendations_model_judged CHECK (
          (judged_against IS NULL) = (judged_people IS NULL) AND (judged_against IS NULL) = (judged_ndcg IS NULL)
          AND (judged_against IS NULL) = (judged_held_ndcg IS NULL)
        ),
        ADD CONSTRAINT recommendations_model_refused CHECK (refused = 0 OR judged_against IS NOT NULL)`);
    await runner.query(`
      CREATE TABLE recommendations_model_part (
        version int unsigned NOT NULL,
        number smallint unsigned NOT NULL,
        bytes mediumblob NOT NULL,
        PRIMARY KEY (version, number),
        CONSTRAINT recommendations_model_part_of FOREIGN KEY (version) REFERENCES recommendations_model (version) ON DELETE CASCADE ON UPDATE NO ACTION
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
