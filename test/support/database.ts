import { createConnection } from 'mysql2/promise';
import { migrate } from '../../src/migrations/migrate.js';

/** The worker's own database, so that test files run side by side. */
const name = `fasteval_test_${process.env['JEST_WORKER_ID'] ?? '1'}`;

/** The URL of a fresh or emptied, fully migrated database that belongs to this Jest worker. */
export async function testDatabase(): Promise<string> {
  const server = process.env['TEST_DATABASE_URL'];
  if (server === undefined) throw new Error('TEST_DATABASE_URL is not set: run the tests by `npm test`');
  const url = new URL(server);
  url.pathname = `/${name}`;
  await onServer(
    server,
    `CREATE DATABASE IF NOT EXISTS \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci`,
  );
  await migrate(url.href);
  await emptyDatabase(url.href);
  return url.href;
}

/** Empties every table but the migrations' own. Refuses a database whose name does not say `test`. */
export async function emptyDatabase(url: string): Promise<void> {
  if (!new URL(url).pathname.includes('test'))
    throw new Error(`${new URL(url).pathname} is no test database`);
  const connection = await createConnection({ uri: url, multipleStatements: true });
  const [tables] = await connection.query(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND table_name <> 'shared_migration'",
  );
  const statements = (tables as { name: string }[]).map((table) => `DELETE FROM \`${table.name}\``);
  await connection.query(['SET foreign_key_checks = 0', ...statements].join(';'));
  await connection.end();
}

async function onServer(url: string, statement: string): Promise<void> {
  const connection = await createConnection({ uri: url });
  await connection.query(statement);
  await connection.end();
}
