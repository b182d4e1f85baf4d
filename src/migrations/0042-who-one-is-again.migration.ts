import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a session last saw a second factor, and the mail that tells of an unlinked provider. */
export class WhoOneIsAgain1700000000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE auth_session ADD COLUMN factor_shown_at datetime(6) NULL AFTER confirmed_at',
    );
    await runner.query(
      "ALTER TABLE auth_mail MODIFY COLUMN kind enum('verify-email','known-address','reset-password','change-email','email-changed','password-changed','account-deleted','identity-linked','identity-unlinked','second-factor-added','second-factor-removed','second-factor-reset','recovery-codes-renewed','recovery-code-used') NOT NULL",
    );
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
