import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Festivals show more than a cover: photos of their own, and pictures of others that are only linked. */
export class Galleries1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE festivals_gallery_photo (
        festival_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        photo_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        position tinyint unsigned NOT NULL,
        PRIMARY KEY (festival_id, photo_id),
        UNIQUE KEY festivals_gallery_photo_order (festival_id, position),
        CONSTRAINT festivals_gallery_photo_most CHECK (position < 30),
        CONSTRAINT festivals_gallery_photo_of_festival FOREIGN KEY (festival_id) REFERENCES festivals_festival (id) ON DELETE CASCADE ON UPDATE NO ACTION
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      ALTER TABLE festivals_festival
        ADD COLUMN linked_pictures json NOT NULL DEFAULT '[]',
        ADD CONSTRAINT festivals_festival_linked_pictures
          CHECK (JSON_TYPE(linked_pictures) = 'ARRAY' AND JSON_LENGTH(linked_pictures) <= 30)`);
    await runner.query('ALTER TABLE festivals_festival ALTER COLUMN linked_pictures DROP DEFAULT');
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
