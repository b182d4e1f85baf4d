import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose newest decision is an agreement. */
const AGREED = `
  SELECT account_id FROM auth_consent newest
   WHERE kind = 'location' AND granted = 1 AND NOT EXISTS (
     SELECT 1 FROM auth_consent later
      WHERE later.account_id = newest.account_id AND later.kind = 'location' AND later.id > newest.id)`;

/** Records of each use of where somebody is; photos whose place must still go from the store; accounts get a version. */
export class Location1700000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const id = 'char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL';
    await runner.query(`
      CREATE TABLE auth_location_use (
        id ${id},
        account_id ${id},
        purpose enum('photo','recommendations','trip') NOT NULL,
        used_at datetime(6) NOT NULL,
        PRIMARY KEY (id),
        KEY auth_location_use_account (account_id, id),
        KEY auth_location_use_at (used_at),
        CONSTRAINT auth_location_use_of_account FOREIGN KEY (account_id) REFERENCES auth_account (id) ON DELETE CASCADE ON UPDATE NO ACTION
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      CREATE TABLE media_place_removal (
        photo_id ${id},
        look_at datetime(6) NOT NULL,
        PRIMARY KEY (photo_id),
        KEY media_place_removal_look (look_at)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    // What was kept of people who did not agree goes as if they had withdrawn.
    await runner.query(`
      INSERT INTO media_place_removal (photo_id, look_at)
      SELECT id, UTC_TIMESTAMP(6) FROM media_photo WHERE keep_location = 1 AND owner_id NOT IN (${AGREED})`);
    await runner.query(`
      UPDATE media_photo SET keep_location = 0, latitude = NULL, longitude = NULL
       WHERE id IN (SELECT photo_id FROM media_place_removal)`);
    await runner.query('ALTER TABLE auth_account ADD COLUMN version int unsigned NOT NULL DEFAULT 1');
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
