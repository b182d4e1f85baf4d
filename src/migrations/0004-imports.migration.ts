import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Imports1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE festivals_import (
        id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        provider enum('std') NOT NULL,
        file_name varchar(255) NOT NULL,
        status enum('reading','previewed','applying','applied','failed','undone') NOT NULL,
        account_id char(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        encoding enum('utf-8','cp949') NULL,
        columns_missing json NULL,
        columns_unknown json NULL,
        problem json NULL,
        rows_total int unsigned NULL,
        counts json NULL,
        undo_report json NULL,
        changing tinyint NULL,
        created_at datetime(6) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY festivals_import_changing (changing),
        KEY festivals_import_newest (created_at),
        CONSTRAINT festivals_import_changing_one CHECK (changing = 1),
        CONSTRAINT festivals_import_applying CHECK (status <> 'applying' OR changing = 1 AND changing IS NOT NULL),
        CONSTRAINT festivals_import_failed CHECK ((status = 'failed') = (problem IS NOT NULL))
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      CREATE TABLE festivals_import_lease (
        import_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        runner char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        ends_at datetime(6) NOT NULL,
        rows_done int unsigned NOT NULL DEFAULT 0,
        PRIMARY KEY (import_id),
        CONSTRAINT festivals_import_lease_of_import FOREIGN KEY (import_id) REFERENCES festivals_import (id) ON DELETE CASCADE ON UPDATE NO ACTION
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE festivals_import_row (
        import_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        number int unsigned NOT NULL,
        name varchar(200) NOT NULL,
        outcome enum('new','changed','unchanged','rejected','duplicate') NULL,
        turn char(21) CHARACTER SET ascii COLLATE ascii_bin NULL,
        natural_key varchar(255) COLLATE utf8mb4_bin NULL,
        name_key varchar(200) COLLATE utf8mb4_bin NULL,
        record json NULL,
        record_hash binary(32) NULL,
        festival_id char(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        edition_id char(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        creates_festival tinyint NOT NULL DEFAULT 0,
        creates_edition tinyint NOT NULL DEFAULT 0,
        changes json NULL,
        faults json NULL,
        findings json NULL,
        replaced json NULL,
        PRIMARY KEY (import_id, number),
        KEY festivals_import_row_outcome (import_id, outcome, number),
        KEY festivals_import_row_turn (import_id, turn),
        KEY festivals_import_row_natural (import_id, natural_key),
        KEY festivals_import_row_name (import_id, name_key),
        CONSTRAINT festivals_import_row_number CHECK (number >= 2),
        CONSTRAINT festivals_import_row_record CHECK ((record IS NULL) = (turn IS NULL) AND (record IS NULL) = (record_hash IS NULL)
          AND (record IS NULL) = (natural_key IS NULL) AND (record IS NULL) = (name_key IS NULL)),
        CONSTRAINT festivals_import_row_of_import FOREIGN KEY (import_id) REFERENCES festivals_import (id) ON DELETE CASCADE ON UPDATE NO ACTION
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      CREATE TABLE festivals_source_record (
        id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        provider enum('std') NOT NULL,
        natural_key varchar(255) COLLATE utf8mb4_bin NOT NULL,
        name_key varchar(200) COLLATE utf8mb4_bin NOT NULL,
        province_code char(2) CHARACTER SET ascii COLLATE ascii_bin NULL,
        district_code char(5) CHARACTER SET ascii COLLATE ascii_bin NULL,
        reference_day date NULL,
        record json NOT NULL,
        record_hash binary(32) NOT NULL,
        festival_id char(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        edition_id char(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        import_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        seen_at datetime(6) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY festivals_source_record_natural (provider, natural_key),
        KEY festivals_source_record_name (name_key),
        KEY festivals_source_record_festival (festival_id),
        KEY festivals_source_record_edition (edition_id),
        KEY festivals_source_record_import (import_id, festival_id),
        CONSTRAINT festivals_source_record_of_festival FOREIGN KEY (festival_id) REFERENCES festivals_festival (id) ON DELETE SET NULL ON UPDATE NO ACTION,
        CONSTRAINT festivals_source_record_of_edition FOREIGN KEY (edition_id) REFERENCES festivals_edition (id) ON DELETE SET NULL ON UPDATE NO ACTION,
        CONSTRAINT festivals_source_record_of_import FOREIGN KEY (import_id) REFERENCES festivals_import (id) ON DELETE NO ACTION ON UPDATE NO ACTION
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      CREATE TABLE festivals_name_key (
        festival_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        name_key varchar(200) COLLATE utf8mb4_bin NOT NULL,
        festival_version int unsigned NOT NULL,
        PRIMARY KEY (festival_id, name_key),
        KEY festivals_name_key_key (name_key),
        CONSTRAINT festivals_name_key_of_festival FOREIGN KEY (festival_id) REFERENCES festivals_festival (id) ON DELETE CASCADE ON UPDATE NO ACTION
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
