import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names with Hanja are looked up as they are said: those that have any are looked at anew. */
export class HanjaAsSaid1700000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const hasHanja = "s.identity REGEXP '[\\\\p{Han}]'";
    await runner.query(
      `DELETE k FROM festivals_block_key k JOIN festivals_statement s ON s.id = k.statement_id WHERE ${hasHanja}`,
    );
    await runner.query(
      `UPDATE festivals_statement s SET s.anchors_version = 0 WHERE s.record IS NULL AND ${hasHanja}`,
    );
    await runner.query(
      `UPDATE festivals_statement s SET s.identity = NULL WHERE s.record IS NOT NULL AND ${hasHanja}`,
    );
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
