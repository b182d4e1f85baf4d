import { DataSource, type QueryRunner } from 'typeorm';
import { dataSourceOptions } from '../shared/database/data-source.options.js';

/** What the API does with its tables. */
const DATA = 'SELECT, INSERT, UPDATE, DELETE';

/** The audit log is written and read, never changed; which migrations ran is for those who migrate to say. */
const LESS: Readonly<Record<string, string>> = {
  audit_entry: 'SELECT, INSERT',
  shared_migration: 'SELECT',
};

/**
 * Leaves the user of `runTimeUrl` the data of its database and nothing else: no right to the schema, none to change
 * what the audit log says. To be done after every migration, since it goes table by table: a right to the whole
 * database cannot be taken back for one of its tables.
 * @param adminUrl a user who may grant rights
 * @throws if the server has no such user
 */
export async function limitToData(adminUrl: string, runTimeUrl: string): Promise<void> {
  const user = decodeURIComponent(new URL(runTimeUrl).username);
  if (user === decodeURIComponent(new URL(adminUrl).username))
    throw new Error(`MIGRATION_DATABASE_URL names the user of DATABASE_URL, ${user}: give it one of its own`);
  const source = await new DataSource(dataSourceOptions(adminUrl, 1)).initialize();
  const runner = source.createQueryRunner();
  try {
    const accounts = await rows<{ host: string }>(
      runner,
      'SELECT Host AS host FROM mysql.user WHERE User = ?',
      [user],
    );
    if (accounts.length === 0) throw new Error(`The server has no user ${user}: make it first`);
    const tables = await rows<{ name: string }>(
      runner,
      `SELECT table_name AS name FROM information_schema.tables
        WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'`,
    );
    for (const { host } of accounts) {
      for (const { name } of tables)
        await runner.query(`GRANT ${LESS[name] ?? DATA} ON ?? TO ?@?`, [name, user, host]);
      await takeBack(runner, user, host);
    }
  } finally {
    await runner.release();
    await source.destroy();
  }
}

/** Only now, so that an instance that runs meanwhile is never without what it needs. */
async function takeBack(runner: QueryRunner, user: string, host: string): Promise<void> {
  const wholes = await rows<{ held: string }>(
    runner,
    `SELECT Db AS held FROM mysql.db WHERE User = ? AND Host = ?
        AND (Db = DATABASE() OR REPLACE(Db, '\\\\_', '_') = DATABASE())`,
    [user, host],
  );
  for (const { held } of wholes)
    for (const right of ['GRANT OPTION', 'ALL PRIVILEGES'])
      await runner.query(`REVOKE ${right} ON ??.* FROM ?@?`, [held, user, host]);
}

async function rows<Row>(runner: QueryRunner, sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await runner.query(sql, values)) as Row[];
}
