import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who lets whom be recommended festivals together with them, and the invitations to that. */
export class Companions1700000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const id = 'char(36) CHARACTER SET ascii COLLATE ascii_bin';
    await runner.query(`
      CREATE TABLE recommendations_companions (
        first_person ${id} NOT NULL,
        second_person ${id} NOT NULL,
        id ${id} NOT NULL,
        since datetime(6) NOT NULL,
        PRIMARY KEY (first_person, second_person),
        UNIQUE KEY recommendations_companions_id (id),
        KEY recommendations_companions_second (second_person),
        CONSTRAINT recommendations_companions_order CHECK (first_person < second_person)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      CREATE TABLE recommendations_invitation (
        id ${id} NOT NULL,
        inviter ${id} NOT NULL,
        code_hash binary(32) NOT NULL,
        accepted_by ${id} NULL,
        created_at datetime(6) NOT NULL,
        expires_at datetime(6) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY recommendations_invitation_code (code_hash),
        KEY recommendations_invitation_inviter (inviter, expires_at),
        CONSTRAINT recommendations_invitation_other CHECK (accepted_by IS NULL OR accepted_by <> inviter)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
