import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mail is written in the transaction of its reason and sent afterwards; its links carry tokens for one use. */
export class Mail1700000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const id = 'char(36) CHARACTER SET ascii COLLATE ascii_bin';
    const email = 'varchar(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL';
    const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci';
    await runner.query('ALTER TABLE auth_account ADD COLUMN email_verified_at datetime(6) NULL');
    await runner.query(`
      CREATE TABLE auth_mail (
        id ${id} NOT NULL,
        kind enum('verify-email','known-address','reset-password','change-email','email-changed','password-changed','account-deleted') NOT NULL,
        recipient ${email},
        account_id ${id} NULL,
        locale enum('ko','en') NOT NULL,
        tries smallint unsigned NOT NULL DEFAULT 0,
        due_at datetime(6) NULL,
        created_at datetime(6) NOT NULL,
        PRIMARY KEY (id),
        KEY auth_mail_due (due_at),
        KEY auth_mail_recipient (recipient, kind, created_at),
        KEY auth_mail_age (created_at),
        KEY auth_mail_account (account_id),
        CONSTRAINT auth_mail_of_account FOREIGN KEY (account_id) REFERENCES auth_account (id) ON DELETE CASCADE ON UPDATE NO ACTION,
        CONSTRAINT auth_mail_change CHECK ((kind = 'change-email') = (account_id IS NOT NULL))
      ) ${table}`);
    await runner.query(`
      CREATE TABLE auth_one_time_token (
        hash binary(32) NOT NULL,
        account_id ${id} NOT NULL,
        purpose enum('email','password') NOT NULL,
        email ${email},
        expires_at datetime(6) NOT NULL,
        PRIMARY KEY (hash),
        KEY auth_one_time_token_account (account_id, purpose),
        KEY auth_one_time_token_age (expires_at),
        CONSTRAINT auth_one_time_token_of_account FOREIGN KEY (account_id) REFERENCES auth_account (id) ON DELETE CASCADE ON UPDATE NO ACTION
      ) ${table}`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
