import type { MigrationInterface, QueryRunner } from 'typeorm';

const ASCII_ID = 'char(36) CHARACTER SET ascii COLLATE ascii_bin';
const STATEMENT_ID = 'char(32) CHARACTER SET ascii COLLATE ascii_bin';
const TABLE = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci';

/** The catalogue becomes what all applied statements and the editors' decisions come to. */
export class Projection1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner);
    await takeStatementsOver(runner);
    await takeEditorsWordsOver(runner);
    await dropWhatWasReplaced(runner);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}

async function createTables(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE festivals_statement (
      id ${STATEMENT_ID} NOT NULL,
      provider varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      natural_key varchar(255) COLLATE utf8mb4_bin NOT NULL,
      reference_day date NULL,
      record json NULL,
      anchors_version int unsigned NULL,
      identity json NULL,
      festival_id ${ASCII_ID} NULL,
      edition_id ${ASCII_ID} NULL,
      edition_removed tinyint NOT NULL DEFAULT 0,
      PRIMARY KEY (id),
      KEY festivals_statement_natural (provider, natural_key),
      KEY festivals_statement_festival (festival_id),
      KEY festivals_statement_edition (edition_id),
      CONSTRAINT festivals_statement_anchor CHECK ((record IS NULL) = (provider = 'editor') AND (record IS NULL) = (anchors_version IS NOT NULL)),
      CONSTRAINT festivals_statement_of_festival FOREIGN KEY (festival_id) REFERENCES festivals_festival (id) ON DELETE SET NULL ON UPDATE NO ACTION,
      CONSTRAINT festivals_statement_of_edition FOREIGN KEY (edition_id) REFERENCES festivals_edition (id) ON DELETE SET NULL ON UPDATE NO ACTION
    ) ${TABLE}`);
  await runner.query(`
    CREATE TABLE festivals_attribution (
      import_id ${ASCII_ID} NOT NULL,
      statement_id ${STATEMENT_ID} NOT NULL,
      applied tinyint NOT NULL,
      PRIMARY KEY (import_id, statement_id),
      KEY festivals_attribution_statement (statement_id),
      CONSTRAINT festivals_attribution_of_import FOREIGN KEY (import_id) REFERENCES festivals_import (id) ON DELETE CASCADE ON UPDATE NO ACTION,
      CONSTRAINT festivals_attribution_of_statement FOREIGN KEY (statement_id) REFERENCES festivals_statement (id) ON DELETE CASCADE ON UPDATE NO ACTION
    ) ${TABLE}`);
  await runner.query(`
    CREATE TABLE festivals_block_key (
      block_key bigint unsigned NOT NULL,
      statement_id ${STATEMENT_ID} NOT NULL,
      PRIMARY KEY (block_key, statement_id),
      KEY festivals_block_key_statement (statement_id),
      CONSTRAINT festivals_block_key_of_statement FOREIGN KEY (statement_id) REFERENCES festivals_statement (id) ON DELETE CASCADE ON UPDATE NO ACTION
    ) ${TABLE}`);
  for (const [owner, column] of [
    ['festival', 'festival_id'],
    ['edition', 'edition_id'],
  ] as const) {
    await runner.query(`
      CREATE TABLE festivals_${owner}_override (
        ${column} ${ASCII_ID} NOT NULL,
        field varchar(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        account_id ${ASCII_ID} NULL,
        since datetime(6) NOT NULL,
        PRIMARY KEY (${column}, field),
        CONSTRAINT festivals_${owner}_override_of_${owner} FOREIGN KEY (${column}) REFERENCES festivals_${owner} (id) ON DELETE CASCADE ON UPDATE NO ACTION
      ) ${TABLE}`);
  }
  await runner.query(`
    CREATE TABLE festivals_duplicate (
      id ${ASCII_ID} NOT NULL,
      pair char(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      left_key varchar(280) COLLATE utf8mb4_bin NOT NULL,
      right_key varchar(280) COLLATE utf8mb4_bin NOT NULL,
      confidence decimal(4,3) NOT NULL,
      reasons json NOT NULL,
      decision enum('same','different') NULL,
      decided_by ${ASCII_ID} NULL,
      decided_at datetime(6) NULL,
      version int unsigned NOT NULL DEFAULT 1,
      created_at datetime(6) NOT NULL,
      PRIMARY KEY (id),
      UNIQUE KEY festivals_duplicate_pair (pair),
      KEY festivals_duplicate_left (left_key),
      KEY festivals_duplicate_right (right_key),
      KEY festivals_duplicate_queue (decision, confidence),
      CONSTRAINT festivals_duplicate_confidence CHECK (confidence BETWEEN 0 AND 1),
      CONSTRAINT festivals_duplicate_decided CHECK ((decision IS NULL) = (decided_at IS NULL))
    ) ${TABLE}`);
  await runner.query(`
    ALTER TABLE festivals_festival
      ADD COLUMN merged_into ${ASCII_ID} NULL,
      ADD KEY festivals_festival_merged (merged_into),
      ADD CONSTRAINT festivals_festival_merged_hidden CHECK (merged_into IS NULL OR status = 'hidden'),
      ADD CONSTRAINT festivals_festival_into FOREIGN KEY (merged_into) REFERENCES festivals_festival (id) ON DELETE CASCADE ON UPDATE NO ACTION`);
  await runner.query(`
    ALTER TABLE festivals_import_row
      ADD COLUMN statement_id ${STATEMENT_ID} NULL,
      ADD KEY festivals_import_row_statement (import_id, statement_id)`);
}

/** Identity and block keys are left to be made when the statements are first asked for. */
async function takeStatementsOver(runner: QueryRunner): Promise<void> {
  await runner.query(`
    UPDATE festivals_import SET status = 'failed', problem = '{"code":"interrupted"}', changing = NULL
     WHERE status IN ('reading', 'previewed', 'applying')`);
  await runner.query(`
    DELETE r FROM festivals_import_row r JOIN festivals_import i ON i.id = r.import_id WHERE i.status = 'failed'`);
  await runner.query(`DELETE FROM festivals_import_lease`);
  await runner.query(`
    UPDATE festivals_import_row r JOIN festivals_import i ON i.id = r.import_id
       SET r.record = JSON_INSERT(r.record, '$.externalId', NULL, '$.language', 'ko', '$.withdrawn', FALSE),
           r.statement_id = LEFT(SHA2(CONCAT(i.provider, '|', r.record), 256), 32)
     WHERE i.status = 'applied' AND r.record IS NOT NULL`);
  await runner.query(`
    INSERT IGNORE INTO festivals_statement
        (id, provider, natural_key, reference_day, record, festival_id, edition_id, edition_removed)
      SELECT r.statement_id, i.provider, r.natural_key, JSON_VALUE(r.record, '$.referenceDay'), r.record,
             s.festival_id, s.edition_id, s.festival_id IS NOT NULL AND s.edition_id IS NULL
        FROM festivals_import_row r
        JOIN festivals_import i ON i.id = r.import_id
        LEFT JOIN festivals_source_record s ON s.provider = i.provider AND s.natural_key = r.natural_key
       WHERE r.statement_id IS NOT NULL`);
  await runner.query(`
    INSERT IGNORE INTO festivals_attribution (import_id, statement_id, applied)
      SELECT import_id, statement_id, 1 FROM festivals_import_row WHERE statement_id IS NOT NULL`);
}

/** What the catalogue says otherwise than all sources is an editor's word. */
async function takeEditorsWordsOver(runner: QueryRunner): Promise<void> {
  const column = { name: 'name', place: 'place', address: 'address', organiser: 'organiser', host: 'host' };
  const rest = { sponsors: 'sponsors', phone: 'phone', homepage: 'homepage', description: 'description' };
  for (const [field, written] of Object.entries({ ...column, ...rest, category: 'category' })) {
    await runner.query(`
      INSERT INTO festivals_festival_override (festival_id, field, since)
        SELECT f.id, '${field}', f.updated_at FROM festivals_festival f
         WHERE f.version > 1 AND EXISTS (SELECT 1 FROM festivals_statement s WHERE s.festival_id = f.id)
           AND NOT EXISTS (SELECT 1 FROM festivals_statement s WHERE s.festival_id = f.id
                              AND JSON_VALUE(s.record, '$.festival.${field}') <=> f.${written})`);
  }
  await runner.query(`
    INSERT INTO festivals_festival_override (festival_id, field, since)
      SELECT f.id, 'status', f.updated_at FROM festivals_festival f
       WHERE f.status <> 'published' AND EXISTS (SELECT 1 FROM festivals_statement s WHERE s.festival_id = f.id)`);
  for (const [field, written] of Object.entries({
    startsOn: 'starts_on',
    endsOn: 'ends_on',
    status: 'status',
  })) {
    await runner.query(`
      INSERT INTO festivals_edition_override (edition_id, field, since)
        SELECT e.id, '${field}', e.updated_at FROM festivals_edition e
         WHERE e.version > 1 AND EXISTS (SELECT 1 FROM festivals_statement s WHERE s.edition_id = e.id)
           AND NOT EXISTS (SELECT 1 FROM festivals_statement s WHERE s.edition_id = e.id
                              AND JSON_VALUE(s.record, '$.edition.${field}') <=> CAST(e.${written} AS CHAR))`);
  }
}

async function dropWhatWasReplaced(runner: QueryRunner): Promise<void> {
  await runner.query('DROP TABLE festivals_source_record');
  await runner.query('DROP TABLE festivals_name_key');
  await runner.query('ALTER TABLE festivals_import_row DROP CONSTRAINT festivals_import_row_record');
  await runner.query(`
    ALTER TABLE festivals_import_row
      DROP KEY festivals_import_row_turn,
      DROP KEY festivals_import_row_natural,
      DROP KEY festivals_import_row_name,
      DROP COLUMN turn,
      DROP COLUMN natural_key,
      DROP COLUMN name_key,
      DROP COLUMN record,
      DROP COLUMN record_hash,
      DROP COLUMN edition_id,
      DROP COLUMN creates_festival,
      DROP COLUMN creates_edition,
      DROP COLUMN replaced`);
}
