import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createConnection, type Connection } from 'mysql2/promise';
import { migrate } from '../../src/migrations/migrate.js';
import { testEnvironment } from '../../test/support/api.js';

const REAL_FILE = 'festivals/std/std_2026-06_cp949.csv';
const run = promisify(execFile);

export interface Catalogue {
  readonly url: string;
  readonly festivals: number;
}

/** The real catalogue, imported as an operator does; the sample one where the real file is not at hand. */
export async function realCatalogue(): Promise<Catalogue> {
  const url = await fresh('real');
  const env = { ...process.env, ...testEnvironment(url), LOG_LEVEL: 'error' };
  const file = join(process.env['SHARED_DATA'] ?? '../shared/data', REAL_FILE);
  if (existsSync(file)) {
    await run(process.execPath, ['dist/src/cli/import.js', file, '--apply'], { env, maxBuffer: 2 ** 26 });
  } else {
    const editor = { email: 'editor@example.com', password: 'a long pass phrase for benchmarks' };
    const accounts = run(process.execPath, ['dist/src/cli/accounts.js'], { env });
    accounts.child.stdin?.end(JSON.stringify([{ ...editor, role: 'editor', displayName: 'Editor' }]));
    await accounts;
    await run(process.execPath, ['dist/src/cli/sample.js', editor.email], { env });
  }
  return { url, festivals: await count(url) };
}

/**
 * As many festivals as asked, spread as the real ones are: each is one of them, moved by up to two weeks and a
 * kilometre, with all its editions.
 */
export async function spreadCatalogue(
  real: Catalogue,
  festivals: number,
  name = `of_${festivals}`,
): Promise<Catalogue> {
  const url = await fresh(name);
  const connection = await createConnection({ uri: url, multipleStatements: true });
  const from = new URL(real.url).pathname.slice(1);
  for (let round = 1, made = 0; made < festivals; round += 1, made += real.festivals) {
    await copyRound(connection, from, round, Math.min(real.festivals, festivals - made));
  }
  await connection.query(
    'ANALYZE TABLE festivals_festival, festivals_edition, festivals_showing, festivals_tag',
  );
  await connection.end();
  return { url, festivals };
}

async function copyRound(
  connection: Connection,
  from: string,
  round: number,
  howMany: number,
): Promise<void> {
  const days = ((round * 7) % 29) - 14;
  const [north, east] = [(((round * 37) % 41) - 20) / 2_000, (((round * 53) % 47) - 23) / 2_000];
  const id = (column: string) => `CONCAT('${round.toString(16).padStart(8, '0')}', SUBSTR(${column}, 9))`;
  const day = (column: string) =>
    `IF(${column} IN ('1000-01-01', '9999-12-31'), ${column}, ${column} + INTERVAL ${days} DAY)`;
  const changed: Record<string, string> = {
    id: id('t.id'),
    festival_id: id('t.festival_id'),
    edition_id: id('t.edition_id'),
    name: `CONCAT(t.name, ' ${round}')`,
    latitude: `LEAST(39, GREATEST(32, t.latitude + ${north}))`,
    longitude: `LEAST(132, GREATEST(124, t.longitude + ${east}))`,
    bookmark_count: `(CRC32(t.id) + ${round} * 31) % 97`,
    starts_on: day('t.starts_on'),
    ends_on: day('t.ends_on'),
    shown_from: day('t.shown_from'),
    shown_until: day('t.shown_until'),
    year: `YEAR(${day('t.starts_on')})`,
  };
  for (const table of ['festivals_festival', 'festivals_tag', 'festivals_edition', 'festivals_showing']) {
    const [rows] = await connection.query(
      'SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?',
      [table],
    );
    const names = (rows as { name: string }[]).map(({ name }) => name);
    const values = names.map((name) => changed[name] ?? `t.\`${name}\``);
    const key = table === 'festivals_festival' ? 't.id' : 't.festival_id';
    await connection.query(
      `INSERT INTO ${table} (${names.map((name) => `\`${name}\``).join(', ')})
       SELECT ${values.join(', ')} FROM ${from}.${table} t
         JOIN (SELECT id FROM ${from}.festivals_festival ORDER BY id LIMIT ${howMany}) chosen ON chosen.id = ${key}`,
    );
  }
}

async function fresh(name: string): Promise<string> {
  const url = new URL(process.env['TEST_DATABASE_URL'] ?? '');
  const database = `fasteval_test_bench_${name}`;
  const connection = await createConnection({ uri: url.href });
  await connection.query(`DROP DATABASE IF EXISTS ${database}`);
  await connection.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci`);
  await connection.end();
  url.pathname = `/${database}`;
  await migrate(url.href);
  return url.href;
}

async function count(url: string): Promise<number> {
  const connection = await createConnection({ uri: url });
  const [rows] = await connection.query('SELECT COUNT(*) AS festivals FROM festivals_festival');
  await connection.end();
  return Number((rows as { festivals: number }[])[0]?.festivals);
}
