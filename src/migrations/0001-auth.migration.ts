import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Auth1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE auth_account (
        id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        email varchar(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        display_name varchar(40) NOT NULL,
        password_hash varchar(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        role enum('visitor','editor','admin') NOT NULL,
        personalised tinyint NOT NULL DEFAULT 1,
        created_at datetime(6) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE KEY auth_account_email (email),
        CONSTRAINT auth_account_email_shape CHECK (email LIKE '_%@_%' AND email = LOWER(email))
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      CREATE TABLE auth_session (
        id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        account_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        created_at datetime(6) NOT NULL,
        expires_at datetime(6) NOT NULL,
        ended_at datetime(6) NULL,
        PRIMARY KEY (id),
        KEY auth_session_account (account_id),
        CONSTRAINT auth_session_of_account FOREIGN KEY (account_id) REFERENCES auth_account (id) ON DELETE CASCADE ON UPDATE NO ACTION
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
    await runner.query(`
      CREATE TABLE auth_refresh_token (
        hash binary(32) NOT NULL,
        session_id char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        issued_at datetime(6) NOT NULL,
        used_at datetime(6) NULL,
        successor_hash binary(32) NULL,
        PRIMARY KEY (hash),
        KEY auth_refresh_token_session (session_id),
        CONSTRAINT auth_refresh_token_of_session FOREIGN KEY (session_id) REFERENCES auth_session (id) ON DELETE CASCADE ON UPDATE NO ACTION
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci`);
  }

  /** Forward only (see docs/decisions): a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
