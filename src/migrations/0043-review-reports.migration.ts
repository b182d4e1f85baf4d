import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reviews that people report, what editors decide of them, and the mail that tells the author. */
export class ReviewReports1700000000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const reasons = "enum('spam','insult','personal-data','untrue','other')";
    await runner.query(`
      ALTER TABLE reviews_review
        ADD COLUMN hidden_at datetime(6) NULL,
        ADD COLUMN hidden_for ${reasons} NULL,
        ADD CONSTRAINT reviews_review_hidden CHECK ((hidden_at IS NULL) = (hidden_for IS NULL))`);
    await runner.query(
      'ALTER TABLE media_photo ADD COLUMN concealed int unsigned NOT NULL DEFAULT 0 AFTER attachments',
    );
    await runner.query(`
      CREATE TABLE reviews_report (
        review_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        reporter_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        reason ${reasons} NOT NULL,
        note varchar(500) NULL,
        weight tinyint unsigned NOT NULL,
        created_at datetime(6) NOT NULL,
        decided_at datetime(6) NULL,
        PRIMARY KEY (review_id, reporter_id),
        KEY reviews_report_of_reporter (reporter_id),
        CONSTRAINT reviews_report_of_review FOREIGN KEY (review_id) REFERENCES reviews_review (id) ON DELETE CASCADE ON UPDATE NO ACTION
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      CREATE TABLE reviews_case (
        review_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        waiting_since datetime(6) NULL,
        risk int unsigned NOT NULL,
        version int unsigned NOT NULL,
        appeal varchar(1000) NULL,
        appealed_at datetime(6) NULL,
        appeal_answered_at datetime(6) NULL,
        PRIMARY KEY (review_id),
        KEY reviews_case_age (waiting_since),
        KEY reviews_case_risk (risk DESC, waiting_since),
        CONSTRAINT reviews_case_of_review FOREIGN KEY (review_id) REFERENCES reviews_review (id) ON DELETE CASCADE ON UPDATE NO ACTION
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(
      "ALTER TABLE auth_mail MODIFY COLUMN kind enum('verify-email','known-address','reset-password','change-email','email-changed','password-changed','account-deleted','identity-linked','identity-unlinked','second-factor-added','second-factor-removed','second-factor-reset','recovery-codes-renewed','recovery-code-used','notice') NOT NULL, ADD COLUMN notice json NULL AFTER account_id",
    );
    await runner.query('ALTER TABLE auth_mail DROP CONSTRAINT auth_mail_change');
    await runner.query(
      "ALTER TABLE auth_mail ADD CONSTRAINT auth_mail_change CHECK ((kind IN ('change-email','notice')) = (account_id IS NOT NULL))",
    );
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
