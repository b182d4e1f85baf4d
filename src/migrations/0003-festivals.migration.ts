import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Festivals1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE festivals_festival (
        id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        name varchar(200) NOT NULL,
        name_en varchar(200) NULL,
        former_names json NOT NULL,
        category enum('flowers','nature','sea','snow','food','tradition','culture','music','film-art','light','family') NOT NULL,
        place varchar(200) NULL,
        address varchar(300) NULL,
        province_code char(2) CHARACTER SET ascii COLLATE ascii_bin NULL,
        district_code char(5) CHARACTER SET ascii COLLATE ascii_bin NULL,
        latitude decimal(8,6) NULL,
        longitude decimal(9,6) NULL,
        organiser varchar(200) NULL,
        host varchar(200) NULL,
        sponsors varchar(500) NULL,
        phone varchar(100) NULL,
        homepage varchar(500) NULL,
        description text NULL,
        description_en text NULL,
        free tinyint NULL,
        status enum('published','draft','hidden') NOT NULL,
        cover_photo_id char(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        rating_sum int unsigned NOT NULL DEFAULT 0,
        rating_count int unsigned NOT NULL DEFAULT 0,
        bookmark_count int unsigned NOT NULL DEFAULT 0,
        search_names text COLLATE utf8mb4_bin NOT NULL,
        search_text text COLLATE utf8mb4_bin NOT NULL,
        search_choseong text COLLATE utf8mb4_bin NOT NULL,
        version int unsigned NOT NULL DEFAULT 1,
        created_at datetime(6) NOT NULL,
        updated_at datetime(6) NOT NULL,
        PRIMARY KEY (id),
        KEY festivals_festival_region (province_code, district_code),
        KEY festivals_festival_updated (updated_at),
        CONSTRAINT festivals_festival_name CHECK (CHAR_LENGTH(name) >= 1),
        CONSTRAINT festivals_festival_former_names CHECK (JSON_TYPE(former_names) = 'ARRAY'),
        CONSTRAINT festivals_festival_region CHECK (district_code IS NULL OR province_code IS NOT NULL AND LEFT(district_code, 2) = province_code),
        CONSTRAINT festivals_festival_point CHECK ((latitude IS NULL) = (longitude IS NULL)),
        CONSTRAINT festivals_festival_in_korea CHECK (latitude BETWEEN 32 AND 39 AND longitude BETWEEN 124 AND 132),
        CONSTRAINT festivals_festival_homepage CHECK (homepage REGEXP '^https?://'),
        CONSTRAINT festivals_festival_rating CHECK (rating_sum BETWEEN rating_count AND rating_count * 5)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      CREATE TABLE festivals_tag (
        festival_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        tag varchar(40) COLLATE utf8mb4_nopad_bin NOT NULL,
        position smallint unsigned NOT NULL,
        PRIMARY KEY (festival_id, tag),
        KEY festivals_tag_tag (tag),
        CONSTRAINT festivals_tag_of_festival FOREIGN KEY (festival_id) REFERENCES festivals_festival (id) ON DELETE CASCADE ON UPDATE NO ACTION
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      CREATE TABLE festivals_edition (
        id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        festival_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        year smallint unsigned NOT NULL,
        ordinal smallint unsigned NULL,
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        status enum('scheduled','postponed','cancelled','ended') NOT NULL,
        programme text NULL,
        price varchar(500) NULL,
        age_limit varchar(200) NULL,
        version int unsigned NOT NULL DEFAULT 1,
        created_at datetime(6) NOT NULL,
        updated_at datetime(6) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY festivals_edition_start (festival_id, starts_on),
        CONSTRAINT festivals_edition_days CHECK (ends_on >= starts_on),
        CONSTRAINT festivals_edition_year CHECK (year BETWEEN 1900 AND 2199),
        CONSTRAINT festivals_edition_ordinal CHECK (ordinal >= 1),
        CONSTRAINT festivals_edition_of_festival FOREIGN KEY (festival_id) REFERENCES festivals_festival (id) ON DELETE CASCADE ON UPDATE NO ACTION
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      CREATE TABLE festivals_showing (
        festival_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        shown_from date NOT NULL,
        shown_until date NOT NULL,
        phase enum('ongoing','upcoming','estimated','postponed','cancelled','ended') NOT NULL,
        edition_id char(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        PRIMARY KEY (festival_id, shown_from),
        KEY festivals_showing_edition (edition_id),
        CONSTRAINT festivals_showing_shown CHECK (shown_until >= shown_from),
        CONSTRAINT festivals_showing_days CHECK (ends_on >= starts_on),
        CONSTRAINT festivals_showing_estimate CHECK ((edition_id IS NULL) = (phase = 'estimated')),
        CONSTRAINT festivals_showing_of_festival FOREIGN KEY (festival_id) REFERENCES festivals_festival (id) ON DELETE CASCADE ON UPDATE NO ACTION,
        CONSTRAINT festivals_showing_of_edition FOREIGN KEY (edition_id) REFERENCES festivals_edition (id) ON DELETE CASCADE ON UPDATE NO ACTION
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      CREATE TABLE festivals_bookmark (
        account_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        festival_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        created_at datetime(6) NOT NULL,
        PRIMARY KEY (account_id, festival_id),
        KEY festivals_bookmark_newest (account_id, created_at),
        KEY festivals_bookmark_festival (festival_id),
        CONSTRAINT festivals_bookmark_of_festival FOREIGN KEY (festival_id) REFERENCES festivals_festival (id) ON DELETE CASCADE ON UPDATE NO ACTION
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
