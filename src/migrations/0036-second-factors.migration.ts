import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What editors and admins show beside their password, and what is begun and not yet finished with it. */
export class SecondFactors1700000000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const id = 'char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL';
    const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci';
    const ofAccount = (name: string) =>
      `CONSTRAINT ${name}_of_account FOREIGN KEY (account_id) REFERENCES auth_account (id) ON DELETE CASCADE ON UPDATE NO ACTION`;
    await runner.query(`
      CREATE TABLE auth_totp (
        account_id ${id},
        secret varbinary(64) NOT NULL,
        last_step int unsigned NOT NULL,
        created_at datetime(6) NOT NULL,
        PRIMARY KEY (account_id),
        ${ofAccount('auth_totp')}
      ) ${table}`);
    await runner.query(`
      CREATE TABLE auth_passkey (
        id ${id},
        account_id ${id},
        name varchar(60) NOT NULL,
        credential_id varbinary(1023) NOT NULL,
        public_key varbinary(1024) NOT NULL,
        counter int unsigned NOT NULL,
        transports json NOT NULL,
        created_at datetime(6) NOT NULL,
        last_used_at datetime(6) NULL,
        PRIMARY KEY (id),
        UNIQUE KEY auth_passkey_credential (credential_id),
        KEY auth_passkey_account (account_id, id),
        ${ofAccount('auth_passkey')}
      ) ${table}`);
    await runner.query(`
      CREATE TABLE auth_recovery_code (
        account_id ${id},
        hash binary(32) NOT NULL,
        PRIMARY KEY (account_id, hash),
        ${ofAccount('auth_recovery_code')}
      ) ${table}`);
    await runner.query(`
      CREATE TABLE auth_ceremony (
        hash binary(32) NOT NULL,
        account_id ${id},
        purpose enum('login','totp','passkey') NOT NULL,
        payload varbinary(64) NULL,
        attempts tinyint unsigned NOT NULL DEFAULT 0,
        expires_at datetime(6) NOT NULL,
        PRIMARY KEY (hash),
        KEY auth_ceremony_account (account_id, purpose),
        KEY auth_ceremony_age (expires_at),
        ${ofAccount('auth_ceremony')},
        CONSTRAINT auth_ceremony_payload CHECK (purpose = 'login' OR payload IS NOT NULL)
      ) ${table}`);
    await runner.query(
      "ALTER TABLE auth_mail MODIFY COLUMN kind enum('verify-email','known-address','reset-password','change-email','email-changed','password-changed','account-deleted','identity-linked','second-factor-added','second-factor-removed','second-factor-reset','recovery-codes-renewed','recovery-code-used') NOT NULL",
    );
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
