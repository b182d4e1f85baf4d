import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signing in with somebody else's word for who a person is; accounts without a password come with it. */
export class Providers1700000000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const id = 'char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL';
    const provider = "provider enum('kakao','naver','google') NOT NULL";
    const exactly = 'CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
    const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci';
    await runner.query(
      'ALTER TABLE auth_account MODIFY password_hash varchar(200) CHARACTER SET ascii COLLATE ascii_bin NULL',
    );
    await runner.query('ALTER TABLE auth_session ADD confirmed_at datetime(6) NULL');
    await runner.query(`
      ALTER TABLE auth_mail MODIFY kind enum('verify-email','known-address','reset-password','change-email','email-changed','password-changed','account-deleted','identity-linked') NOT NULL`);
    await runner.query(`
      CREATE TABLE auth_identity (
        id ${id},
        account_id ${id},
        ${provider},
        subject varchar(255) ${exactly} NOT NULL,
        linked_at datetime(6) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY auth_identity_subject (provider, subject),
        UNIQUE KEY auth_identity_account (account_id, provider),
        CONSTRAINT auth_identity_of_account FOREIGN KEY (account_id) REFERENCES auth_account (id) ON DELETE CASCADE ON UPDATE NO ACTION
      ) ${table}`);
    await runner.query(`
      CREATE TABLE auth_provider_attempt (
        state_hash binary(32) NOT NULL,
        browser_hash binary(32) NOT NULL,
        ${provider},
        purpose enum('sign-in','link','confirm') NOT NULL,
        account_id char(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        return_to varchar(500) ${exactly} NOT NULL,
        expires_at datetime(6) NOT NULL,
        PRIMARY KEY (state_hash),
        KEY auth_provider_attempt_account (account_id),
        KEY auth_provider_attempt_age (expires_at),
        CONSTRAINT auth_provider_attempt_of_account FOREIGN KEY (account_id) REFERENCES auth_account (id) ON DELETE CASCADE ON UPDATE NO ACTION,
        CONSTRAINT auth_provider_attempt_for CHECK ((purpose = 'sign-in') = (account_id IS NULL))
      ) ${table}`);
    await runner.query(`
      CREATE TABLE auth_newcomer (
        browser_hash binary(32) NOT NULL,
        ${provider},
        subject varchar(255) ${exactly} NOT NULL,
        email varchar(254) ${exactly} NOT NULL,
        email_verified tinyint NOT NULL,
        return_to varchar(500) ${exactly} NOT NULL,
        expires_at datetime(6) NOT NULL,
        PRIMARY KEY (browser_hash),
        KEY auth_newcomer_age (expires_at)
      ) ${table}`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
