import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What happened to festivals, in the order in which it was committed, and who is told of it; and how sure an
 * estimate is.
 */
export class History1700000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE festivals_change_entry (
        seq bigint unsigned NOT NULL AUTO_INCREMENT,
        festival_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        edition_id char(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        kind enum('new','announced','moved','postponed','cancelled','rescheduled','reinstated','retracted','renamed','withdrawn','restored') NOT NULL,
        source varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        name_from varchar(200) NULL,
        name_to varchar(200) NULL,
        starts_from date NULL,
        ends_from date NULL,
        starts_to date NULL,
        ends_to date NULL,
        changed_at datetime(6) NOT NULL,
        PRIMARY KEY (seq),
        KEY festivals_change_entry_festival (festival_id, seq),
        KEY festivals_change_entry_changed (changed_at),
        CONSTRAINT festivals_change_entry_names CHECK ((kind = 'renamed') = (name_from IS NOT NULL) AND (name_from IS NULL) = (name_to IS NULL)),
        CONSTRAINT festivals_change_entry_edition CHECK ((kind IN ('new','renamed','withdrawn','restored')) = (edition_id IS NULL)),
        CONSTRAINT festivals_change_entry_days CHECK ((edition_id IS NULL) = (starts_from IS NULL AND starts_to IS NULL)
          AND (starts_from IS NULL) = (ends_from IS NULL) AND (starts_to IS NULL) = (ends_to IS NULL))
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      CREATE TABLE festivals_latest_change (
        seq bigint unsigned NOT NULL AUTO_INCREMENT,
        festival_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        changed_at datetime(6) NOT NULL,
        withdrawn_at datetime(6) NULL,
        PRIMARY KEY (seq),
        UNIQUE KEY festivals_latest_change_festival (festival_id),
        KEY festivals_latest_change_changed (changed_at)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      INSERT INTO festivals_latest_change (festival_id, changed_at)
        SELECT id, updated_at FROM festivals_festival WHERE status = 'published' ORDER BY updated_at, id`);
    await runner.query(`
      CREATE TABLE festivals_webhook (
        id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        url varchar(500) NOT NULL,
        kinds json NOT NULL,
        secret varbinary(200) NOT NULL,
        enabled tinyint NOT NULL,
        failing_since datetime(6) NULL,
        version int unsigned NOT NULL DEFAULT 1,
        created_at datetime(6) NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT festivals_webhook_url CHECK (url REGEXP '^https?://'),
        CONSTRAINT festivals_webhook_kinds CHECK (JSON_TYPE(kinds) = 'ARRAY' AND JSON_LENGTH(kinds) >= 1)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      CREATE TABLE festivals_webhook_delivery (
        id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        webhook_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        seq bigint unsigned NOT NULL,
        festival_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        status enum('pending','delivered','dead') NOT NULL,
        due_at datetime(6) NULL,
        tries tinyint unsigned NOT NULL DEFAULT 0,
        attempts json NOT NULL,
        created_at datetime(6) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY festivals_webhook_delivery_once (webhook_id, seq),
        KEY festivals_webhook_delivery_due (due_at),
        KEY festivals_webhook_delivery_turn (webhook_id, festival_id, status, seq),
        KEY festivals_webhook_delivery_change (seq),
        KEY festivals_webhook_delivery_created (created_at),
        CONSTRAINT festivals_webhook_delivery_pending CHECK ((status = 'pending') = (due_at IS NOT NULL)),
        CONSTRAINT festivals_webhook_delivery_attempts CHECK (JSON_TYPE(attempts) = 'ARRAY'),
        CONSTRAINT festivals_webhook_delivery_of_webhook FOREIGN KEY (webhook_id) REFERENCES festivals_webhook (id) ON DELETE CASCADE ON UPDATE NO ACTION,
        CONSTRAINT festivals_webhook_delivery_of_change FOREIGN KEY (seq) REFERENCES festivals_change_entry (seq) ON DELETE CASCADE ON UPDATE NO ACTION
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query('ALTER TABLE festivals_showing ADD COLUMN confidence tinyint unsigned NULL');
    // Worked out anew with every change of the editions; until then as sure as two editions make it.
    await runner.query("UPDATE festivals_showing SET confidence = 50 WHERE phase = 'estimated'");
    await runner.query(`
      ALTER TABLE festivals_showing
        ADD CONSTRAINT festivals_showing_confidence CHECK ((confidence IS NOT NULL) = (phase = 'estimated') AND COALESCE(confidence, 0) <= 100)`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
