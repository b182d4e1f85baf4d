import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who says a row of an import, of where and when, is kept of refused rows too. Records have only the code of an
 * authority, so rows read before have no name of it until their file is read again.
 */
export class RowOrigins1700000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE festivals_import_row
        ADD COLUMN authority varchar(200) COLLATE utf8mb4_bin NULL AFTER name,
        ADD COLUMN district_code char(5) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER authority,
        ADD COLUMN reference_day date NULL AFTER district_code,
        ADD KEY festivals_import_row_authority (import_id, authority, reference_day)`);
    await runner.query(`
      UPDATE festivals_import_row r JOIN festivals_statement s ON s.id = r.statement_id
         SET r.district_code = JSON_VALUE(s.record, '$.festival.region.districtCode'),
             r.reference_day = s.reference_day`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
