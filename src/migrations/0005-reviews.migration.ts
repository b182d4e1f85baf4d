import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reviews1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reviews_review (
        id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        festival_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        edition_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        author_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        rating tinyint unsigned NOT NULL,
        text varchar(2000) NULL,
        version int unsigned NOT NULL,
        created_at datetime(6) NOT NULL,
        updated_at datetime(6) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY reviews_review_once (author_id, edition_id),
        KEY reviews_review_newest (festival_id, created_at),
        KEY reviews_review_of_author (author_id, created_at),
        CONSTRAINT reviews_review_rating CHECK (rating BETWEEN 1 AND 5)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      CREATE TABLE reviews_photo (
        photo_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        review_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        position tinyint unsigned NOT NULL,
        PRIMARY KEY (photo_id),
        UNIQUE KEY reviews_photo_review (review_id, position),
        CONSTRAINT reviews_photo_of_review FOREIGN KEY (review_id) REFERENCES reviews_review (id) ON DELETE CASCADE ON UPDATE NO ACTION
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
