/**
 * How many rows of a file an import reads and applies in a second, as an operator starts it, next to writing
 * everything that it leaves in the tables by plain inserts of many rows at once; and the most memory that a file
 * of 200 MB takes, next to a file of one row. Memory on Linux alone.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Connection, createConnection } from 'mysql2/promise';
import { testEnvironment } from '../test/support/api.js';
import { anotherFestival, stdCsv } from '../test/support/imports.js';
import { writeLargeFile } from './import/large-file.js';
import { machine, median, memoryOf, type Row, tableOf } from './measure.js';
import { freshDatabase } from './search/synthetic-catalogue.js';

const ROUNDS = 3;
const ROWS = 1_300;
const ROWS_A_STATEMENT = 500;
const LARGE_BYTES = 200_000_000;
const LOOKED_MS = 50;
const REAL_FILE = 'festivals/std/std_2026-06_cp949.csv';
const LEFT_IN = [
  'festivals_festival',
  'festivals_tag',
  'festivals_edition',
  'festivals_showing',
  'festivals_statement',
  'festivals_attribution',
  'festivals_block_key',
  'festivals_import_row',
  'festivals_change',
  'festivals_change_entry',
  'festivals_latest_change',
];

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), 'fasteval-import-bench-'));
try {
  const small = join(folder, 'small.csv');
  await writeFile(small, stdCsv([anotherFestival('등불축제')]));
  const rows: Row[] = [await speed(small), await memory(small)];
  process.stderr.write(`${machine()}\n\n${tableOf(rows)}\n`);
} finally {
  await rm(folder, { recursive: true });
}

async function speed(small: string): Promise<Row> {
  const file = await fileOf(ROWS);
  const [importing, plain]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const starting = (await imported(small)).ms;
    const { ms, url } = await imported(file);
    importing.push(ROWS / ((ms - starting) / 1000));
    plain.push(ROWS / ((await writtenPlainly(url)) / 1000));
  }
  const [seen, baseline] = [median(importing), median(plain)];
  return {
    what: `rows read, previewed and applied in a second, of ${ROWS}`,
    seen: seen.toFixed(0),
    baseline: `${baseline.toFixed(0)} by plain inserts of what it leaves`,
    ratio: `${(seen / baseline).toFixed(2)} x`,
    wanted: '>= 0.5 x',
  };
}

async function memory(small: string): Promise<Row> {
  const large = join(folder, 'large.csv');
  const rows = await writeLargeFile(large, LARGE_BYTES);
  const idle = (await imported(small)).peak;
  const { peak, ms } = await imported(large);
  return {
    what: `MB that a process holds at most while it reads, previews and applies 200 MB, ${rows} rows in ${(ms / 1000).toFixed(0)} s`,
    seen: peak.toFixed(0),
    baseline: `${idle.toFixed(0)} for one row`,
    ratio: `+${(peak - idle).toFixed(0)} MB`,
    wanted: '<= +100 MB',
  };
}

/** The real one, or made-up festivals where it is not at hand. */
async function fileOf(rows: number): Promise<string> {
  const real = join(process.env['SHARED_DATA'] ?? '../shared/data', REAL_FILE);
  if (existsSync(real)) return real;
  const made = join(folder, 'made.csv');
  const festivals = Array.from({ length: rows }, (_, index) =>
    anotherFestival(`${index + 3000}번길 등불축제`),
  );
  await writeFile(made, stdCsv(festivals));
  return made;
}

async function imported(file: string): Promise<{ ms: number; peak: number; url: string }> {
  const url = await freshDatabase('fasteval_test_bench_import');
  const env = { ...process.env, ...testEnvironment(url), LOG_LEVEL: 'error' };
  const began = performance.now();
  const importing = run(process.execPath, ['dist/src/cli/import.js', file, '--apply'], {
    env,
    maxBuffer: 2 ** 26,
  });
  let peak = 0;
  const { pid } = importing.child;
  const looking = setInterval(() => {
    if (pid !== undefined && existsSync(`/proc/${pid}/status`)) peak = Math.max(peak, memoryOf(pid).peak);
  }, LOOKED_MS);
  await importing.finally(() => clearInterval(looking));
  return { ms: performance.now() - began, peak, url };
}

/** Every row of every table once more, into a table of the same shape. */
async function writtenPlainly(url: string): Promise<number> {
  const connection = await createConnection({ uri: url, dateStrings: true, jsonStrings: true });
  let ms = 0;
  for (const table of LEFT_IN) ms += await copied(connection, table);
  await connection.end();
  return ms;
}

async function copied(connection: Connection, table: string): Promise<number> {
  const [found] = await connection.query({ sql: `SELECT * FROM ${table}`, rowsAsArray: true });
  const rows = found as unknown[][];
  await connection.query(`CREATE TABLE ${table}_copy LIKE ${table}`);
  const began = performance.now();
  await connection.beginTransaction();
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    await connection.query(`INSERT INTO ${table}_copy VALUES ?`, [rows.slice(from, from + ROWS_A_STATEMENT)]);
  }
  await connection.commit();
  return performance.now() - began;
}
